import type { Etat } from '#domain/cellule.ts';
import type { Donnees } from '../donnees.ts';

/** Counts of a query of `etat` and `n`; a state that no cell has counts 0. */
async function parEtat(requete: Donnees['requete'], sql: string): Promise<(etat: Etat) => number> {
  const lus = new Map((await requete<{ etat: Etat; n: number }>(sql)).map((l) => [l.etat, l.n]));
  return (etat) => lus.get(etat) ?? 0;
}

/** Communes of the Filosofi file by what is known of their poverty rate. */
export async function communesPauvrete(
  requete: Donnees['requete'],
): Promise<{ readonly valeur: number; readonly secret: number; readonly indisponible: number }> {
  const n = await parEtat(requete, 'select pauvrete_etat as etat, count(*) as n from filosofi_communes group by pauvrete_etat');
  return { valeur: n('valeur') + n('zero'), secret: n('secret'), indisponible: n('indisponible') };
}

/** EPCI of the 2019 jobseekers’ file: all, those that kept or passed on their code, those whose communes were shared out. */
export async function epci2019(requete: Donnees['requete']): Promise<{ readonly total: number; readonly memes: number }> {
  const [compte] = await requete<{ total: number; memes: number }>(
    `select count(distinct epci_2019) as total, count(distinct epci_2019) filter (where epci = epci_2019) as memes from defm_epci where epci_2019 <> 'HORS'`,
  );
  return compte ?? { total: 0, memes: 0 };
}

/** How many cells of `valeurs` are in each state. */
export async function compterEtats(requete: Donnees['requete']): Promise<Readonly<Record<Etat, number>>> {
  const n = await parEtat(requete, 'select etat, count(*) as n from valeurs group by etat');
  return { valeur: n('valeur'), zero: n('zero'), secret: n('secret'), indisponible: n('indisponible'), 'sans-objet': n('sans-objet') };
}
