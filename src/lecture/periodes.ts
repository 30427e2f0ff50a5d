import { abscisse } from '#charts/periode.ts';
import type { Donnees } from './donnees.ts';

/** Level → modality → periods. */
export type Periodes = Record<string, Record<string, string[]>>;

/** Periods at hand by indicator, level and modality, in the order of time: read from the values, never assumed. */
export async function periodesParIndicateur(d: Pick<Donnees, 'requete'>): Promise<ReadonlyMap<string, Periodes>> {
  // what has no order comes in another at each build
  const lues = await d.requete<{ indicateur: string; niveau: string; modalite: string; periode: string }>(
    `select distinct indicateur, niveau, modalite, periode from valeurs where niveau <> 'france' order by indicateur, niveau, modalite, periode`,
  );
  const parIndicateur = new Map<string, Periodes>();
  for (const { indicateur: id, niveau, modalite, periode } of lues) {
    const periodes = parIndicateur.get(id) ?? {};
    parIndicateur.set(id, periodes);
    ((periodes[niveau] ??= {})[modalite] ??= []).push(periode);
  }
  for (const periodes of parIndicateur.values())
    for (const parModalite of Object.values(periodes))
      for (const liste of Object.values(parModalite)) liste.sort((a, b) => abscisse(a) - abscisse(b));
  return parIndicateur;
}
