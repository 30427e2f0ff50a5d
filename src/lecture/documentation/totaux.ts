import type { Donnees } from '../donnees.ts';

/** A published total beside the sum of its parts, at one moment. `somme` is null when a part is not known. */
export interface Comparaison {
  readonly serie: string;
  readonly periode: string;
  readonly publie: number;
  readonly somme: number;
}

/** How far a series of published totals stands from its sums: gaps are published minus sum. */
export interface Ecart {
  readonly serie: string;
  readonly moments: number;
  readonly exacts: number;
  readonly dernier: Comparaison;
  readonly min: number;
  readonly max: number;
}

/**
 * Only moments where every part is known or said not to exist: a sum that lacks a part would show a gap of our making.
 * Mayotte in 2017 is the exception: its producer adds it to the total as the zero that we read as not available, so the sum loses nothing.
 * The last row sets two files side by side, each of another producer: jobseekers of 2019 by département and by EPCI.
 */
const SQL = `
select 'iae-salaries' as serie, date as periode, max(valeur) filter (where niveau = 'france') as publie,
  sum(valeur) filter (where niveau = 'departement') as somme, 0 as manquants
from iae_salaries where niveau in ('france', 'departement') group by date
union all
select dispositif || '-annuel', cast(annee as varchar), max(valeur) filter (where niveau = 'france'),
  sum(valeur) filter (where niveau = 'departement'), count(*) filter (where valeur is null and etat <> 'sans-objet')
from minima_annuels group by dispositif, annee
union all
select dispositif || '-mensuel', mois, max(valeur) filter (where niveau = 'france'),
  sum(valeur) filter (where niveau = 'departement'), count(*) filter (where valeur is null and etat <> 'sans-objet')
from minima_mensuels group by dispositif, mois
union all
select 'defm-2019', '2019-12', (select sum(defm) from defm_departements where annee = 2019),
  (select sum(valeur) from defm_epci where dimension = 'total'), (select count(*) from defm_epci where dimension = 'total' and valeur is null)`;

export function comparaisons(requete: Donnees['requete']): Promise<readonly Comparaison[]> {
  return requete<{ serie: string; periode: string; publie: number; somme: number }>(
    `select serie, periode, publie, somme from (${SQL}) where manquants = 0 and publie is not null order by all`,
  );
}

/** One line per series; a series is in the order of its periods. */
export function resumerEcarts(lignes: readonly Comparaison[]): readonly Ecart[] {
  return [...Map.groupBy(lignes, (l) => l.serie)].flatMap(([serie, siennes]) => {
    const dernier = siennes.toSorted((a, b) => (a.periode < b.periode ? -1 : 1)).at(-1);
    if (dernier === undefined) return [];
    const ecarts = siennes.map((l) => l.publie - l.somme);
    return [
      {
        serie,
        moments: siennes.length,
        exacts: ecarts.filter((e) => e === 0).length,
        dernier,
        min: Math.min(...ecarts),
        max: Math.max(...ecarts),
      },
    ];
  });
}

export const LIBELLES_SERIE: Readonly<Record<string, string>> = {
  'iae-salaries': 'Personnes employées dans une SIAE : total publié pour la France, moins la somme des départements',
  'rsa-annuel': 'RSA au 31 décembre : total publié, moins la somme des départements',
  'ass-annuel': 'ASS au 31 décembre : total publié, moins la somme des départements',
  'aah-annuel': 'AAH au 31 décembre : total publié, moins la somme des départements',
  'rsa-mensuel': 'RSA en fin de mois : total publié, moins la somme des départements',
  'ass-mensuel': 'ASS en fin de mois : total publié, moins la somme des départements',
  'aah-mensuel': 'AAH en fin de mois : total publié, moins la somme des départements',
  'defm-2019': 'Demandeurs d’emploi A, B, C de 2019 : somme des départements (Insee), moins la somme des EPCI de décembre (Pôle emploi)',
};
