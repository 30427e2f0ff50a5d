/** What the number format of a cell makes of its number; null: a number. */
export type FormatCellule =
  { readonly sorte: 'date' } | { readonly sorte: 'pourcent' } | { readonly sorte: 'zeros'; readonly longueur: number } | null;

const estDateIntegree = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

function formatDuModele(modele: string): FormatCellule {
  const nu = modele
    .replace(/&quot;.*?&quot;|"[^"]*"/g, '')
    .replace(/\[[^\]]*\]|\\.|_.|\*./g, '')
    .split(';')[0];
  if (nu === undefined) return null;
  if (nu.includes('%')) return { sorte: 'pourcent' };
  if (/^0{2,}$/.test(nu.trim())) return { sorte: 'zeros', longueur: nu.trim().length };
  return /[dmyhs]/i.test(nu) && !/general|[0#?]/i.test(nu.replace(/s\.0+/gi, '')) ? { sorte: 'date' } : null;
}

function formatDe(id: number, modeles: ReadonlyMap<number, string>): FormatCellule {
  const modele = modeles.get(id);
  if (modele !== undefined) return formatDuModele(modele);
  if (id === 9 || id === 10) return { sorte: 'pourcent' };
  return estDateIntegree(id) ? { sorte: 'date' } : null;
}

/** By rank of style, what its number format does. */
export function lireStyles(xml: string): readonly FormatCellule[] {
  const modeles = new Map(
    [...xml.matchAll(/<(?:\w+:)?numFmt\s([^>]*?)\/?>/g)].map(([, a = '']): [number, string] => [
      Number(/numFmtId="(\d+)"/.exec(a)?.[1]),
      /formatCode="([^"]*)"/.exec(a)?.[1] ?? '',
    ]),
  );
  const cellXfs = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? '';
  return [...cellXfs.matchAll(/<(?:\w+:)?xf\s([^>]*?)>/g)].map(([, a = '']) =>
    formatDe(Number(/numFmtId="(\d+)"/.exec(a)?.[1] ?? 0), modeles),
  );
}

const JOUR = 86_400_000;

/** The day that a spreadsheet counts from 1900 (or 1904), as ISO text. */
function dateDe(serie: number, depuis1904: boolean): string {
  const jours = depuis1904 ? serie + 1462 : serie < 60 ? serie + 1 : serie;
  const ms = Math.round((jours - 25_569) * JOUR);
  const date = new Date(Math.round(ms / 1000) * 1000);
  return Number.isNaN(date.getTime()) ? String(serie) : date.toISOString().replace('T00:00:00.000Z', '');
}

/** A number as its cell shows it: a date, a percentage with its sign, a code with its zeros, or itself. */
export function habiller(v: number, format: FormatCellule, depuis1904: boolean): string | number {
  if (format === null) return v;
  if (format.sorte === 'date') return dateDe(v, depuis1904);
  if (format.sorte === 'pourcent') return `${String(Number((v * 100).toPrecision(12))).replace('.', ',')} %`;
  return Number.isInteger(v) && v >= 0 ? String(v).padStart(format.longueur, '0') : v;
}
