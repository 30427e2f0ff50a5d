import type { Donnees } from './donnees.ts';

/** Salaried jobs of each NAF section, France, end of 2023: the undisclosed cells of zones d’emploi are left out. */
export async function salariesParSection(d: Donnees): Promise<readonly number[]> {
  const lignes = await d.requete<{ n: number }>(
    'select sum(effectif_2023) as n from flores_a21 where effectif_2023 is not null group by section',
  );
  return lignes.map((l) => l.n);
}
