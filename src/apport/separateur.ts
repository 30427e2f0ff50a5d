import Papa from 'papaparse';

export const SEPARATEURS = [';', ',', '\t', '|'] as const;
export type Separateur = (typeof SEPARATEURS)[number];

export const LIBELLES_SEPARATEUR: Readonly<Record<Separateur, string>> = {
  ';': 'point-virgule',
  ',': 'virgule',
  '\t': 'tabulation',
  '|': 'barre verticale',
};

const LIGNES_LUES = 60;

/** Share of the rows that have the commonest width; one column is no evidence of anything. */
function regularite(texte: string, separateur: Separateur): { readonly part: number; readonly largeur: number } {
  const { data } = Papa.parse<readonly string[]>(texte, { delimiter: separateur, preview: LIGNES_LUES, skipEmptyLines: 'greedy' });
  const comptes = new Map<number, number>();
  for (const rangee of data) comptes.set(rangee.length, (comptes.get(rangee.length) ?? 0) + 1);
  const [largeur, lignes] = [...comptes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { part: largeur === 1 ? 0 : lignes / Math.max(data.length, 1), largeur };
}

/**
 * The separator that cuts the first rows most evenly. A comma inside French decimals cuts evenly too, so at equal regularity the order of
 * `SEPARATEURS` decides: a semicolon never stands in a number.
 */
export function detecterSeparateur(texte: string): Separateur {
  const debut = texte.slice(0, 200_000);
  const [meilleur] = SEPARATEURS.map((separateur) => ({ separateur, ...regularite(debut, separateur) })).sort(
    (a, b) => Number(b.part > 0.8) - Number(a.part > 0.8) || (b.part > 0.8 ? 0 : b.part - a.part),
  );
  return meilleur === undefined || meilleur.part === 0 ? ';' : meilleur.separateur;
}
