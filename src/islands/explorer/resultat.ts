import type { Rangee, Scalaire } from '#db/database.ts';

/** How a column reads. `entier` and `nombre` are numbers; anything the engine gives as text is text. */
export type Genre = 'texte' | 'entier' | 'nombre' | 'booleen';

export interface ColonneResultat {
  readonly nom: string;
  readonly genre: Genre;
}

export interface Resultat {
  readonly sql: string;
  readonly colonnes: readonly ColonneResultat[];
  readonly lignes: readonly Rangee[];
  /** Milliseconds of the query alone, tables already open. */
  readonly duree: number;
  /** Names given to several columns: only the last of each is kept. */
  readonly doubles: readonly string[];
}

/** A column as the engine declares it. */
export interface ColonneDeclaree {
  readonly nom: string;
  readonly type: string;
}

export const estNombre = ({ genre }: ColonneResultat): boolean => genre === 'entier' || genre === 'nombre';

/** Columns with a number to draw: one that is null all the way down has none. */
export const mesuresDe = ({ colonnes, lignes }: Pick<Resultat, 'colonnes' | 'lignes'>): readonly string[] =>
  colonnes.filter((c) => estNombre(c) && lignes.some((l) => Number.isFinite(l[c.nom]))).map((c) => c.nom);

function genreDeclare(type: string): Genre {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/i.test(type)) return 'entier';
  if (/^(DOUBLE|FLOAT|REAL|DECIMAL)/i.test(type)) return 'nombre';
  return /^BOOL/i.test(type) ? 'booleen' : 'texte';
}

/** The values decide, since they are what is drawn; a column of nulls keeps the genre the engine declares. */
function genreDe(nom: string, lignes: readonly Rangee[], type: string): Genre {
  let [vu, entier]: [string | null, boolean] = [null, true];
  for (const ligne of lignes) {
    const v = ligne[nom] ?? null;
    if (v === null) continue;
    vu ??= typeof v;
    if (typeof v !== vu) return 'texte';
    if (typeof v === 'number' && !Number.isInteger(v)) entier = false;
  }
  if (vu === null) return genreDeclare(type);
  if (vu === 'number') return entier && genreDeclare(type) !== 'nombre' ? 'entier' : 'nombre';
  return vu === 'boolean' ? 'booleen' : 'texte';
}

/** Names and genres. `declarees` is empty for statements that the engine does not describe. */
export function colonnesDe(lignes: readonly Rangee[], declarees: readonly ColonneDeclaree[]): readonly ColonneResultat[] {
  const types = new Map(declarees.map((c) => [c.nom, c.type]));
  const noms = declarees.length > 0 ? [...types.keys()] : Object.keys(lignes[0] ?? {});
  return noms.map((nom) => ({ nom, genre: genreDe(nom, lignes, types.get(nom) ?? '') }));
}

export function doublesDe(declarees: readonly ColonneDeclaree[]): readonly string[] {
  const noms = declarees.map((c) => c.nom);
  return [...new Set(noms.filter((n, i) => noms.indexOf(n) !== i))];
}

/** What the remark about divisions looks at. */
export function casesDe({ lignes }: Pick<Resultat, 'lignes'>): { readonly vides: boolean; readonly infinis: boolean } {
  let [vides, infinis] = [false, false];
  for (const ligne of lignes)
    for (const v of Object.values(ligne)) {
      if (v === null) vides = true;
      else if (typeof v === 'number' && !Number.isFinite(v)) infinis = true;
    }
  return { vides, infinis };
}

const NOMBRES = new Intl.NumberFormat('fr-FR', { useGrouping: 'min2', maximumFractionDigits: 6 });

/** A cell as it is read: decimal comma, thousands apart from five digits on (so that 2019 stays a year). */
export function ecrireCase(v: Scalaire): string {
  if (v === null) return 'null';
  if (typeof v === 'boolean') return v ? 'vrai' : 'faux';
  if (typeof v === 'string') return v;
  if (Number.isNaN(v)) return 'pas un nombre';
  if (!Number.isFinite(v)) return v > 0 ? '+\u202finfini' : '\u2212\u202finfini';
  return NOMBRES.format(v)
    .replace(/[\u00a0 ]/g, '\u202f')
    .replace('-', '\u2212');
}
