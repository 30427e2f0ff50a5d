import type { Etat } from '#domain/cellule.ts';
import type { Donnees } from '../donnees.ts';

/** Communes of the FiLoSoFi file by what is known of their poverty rate. */
export async function communesPauvrete(
  requete: Donnees['requete'],
): Promise<{ readonly valeur: number; readonly secret: number; readonly indisponible: number }> {
  const lus = new Map(
    (await requete('select pauvrete_etat as etat, count(*) as n from filosofi_communes group by pauvrete_etat')).map((r) => [
      String(r['etat']),
      Number(r['n']),
    ]),
  );
  return {
    valeur: (lus.get('valeur') ?? 0) + (lus.get('zero') ?? 0),
    secret: lus.get('secret') ?? 0,
    indisponible: lus.get('indisponible') ?? 0,
  };
}

/** EPCI of the 2019 jobseekers’ file: all, those that kept or passed on their code, those whose communes were shared out. */
export async function epci2019(requete: Donnees['requete']): Promise<{ readonly total: number; readonly memes: number }> {
  const [r] = await requete(
    `select count(distinct epci_2019) as total, count(distinct epci_2019) filter (where epci = epci_2019) as memes from defm_epci where epci_2019 <> 'HORS'`,
  );
  return { total: Number(r?.['total']), memes: Number(r?.['memes']) };
}

/** How many cells of `valeurs` are in each state; a state that no cell has counts 0. */
export async function compterEtats(requete: Donnees['requete']): Promise<Readonly<Record<Etat, number>>> {
  const lus = new Map(
    (await requete('select etat, count(*) as n from valeurs group by etat')).map((r) => [String(r['etat']), Number(r['n'])]),
  );
  const n = (etat: Etat) => lus.get(etat) ?? 0;
  return { valeur: n('valeur'), zero: n('zero'), secret: n('secret'), indisponible: n('indisponible'), 'sans-objet': n('sans-objet') };
}
