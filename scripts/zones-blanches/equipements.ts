import type { DatabaseNatif } from '../../src/db/native.ts';
import { equipement, medianesParStrate, strate } from '../../src/zones-blanches/equipement.ts';
import { PLANCHER_DEFM, STRATES_DEFM } from '../../src/zones-blanches/parametres.ts';

/** EPCI: seats of July 2019 and jobseekers of December 2019. Départements: people employed and jobseekers of the same December. */
const SQL: Readonly<Record<'epci' | 'departement', string>> = {
  epci: `select e.epci as code, coalesce(s.n, 0) as offre, cast(d.n as double) as besoin from epci e
    left join (select c.epci, count(*) as n from siae s join communes c on c.commune = s.commune group by c.epci) s on s.epci = e.epci
    left join (select epci, case when bool_and(valeur is not null) then sum(valeur) end as n from defm_epci
      where dimension = 'total' and modalite = 'abc' and epci is not null group by epci) d on d.epci = e.epci
    order by e.epci`,
  departement: `select code, numerateur as offre, denominateur as besoin from valeurs
    where indicateur = 'equipement-defm' and niveau = 'departement' and periode = '2021-12' and reserve is distinct from 'incomplet'
    order by code`,
};
const BORNES = { epci: STRATES_DEFM, departement: [PLANCHER_DEFM.departement] } as const;

/** What definition E asks of a place: its equipment, and the median of those of its size. */
export interface EquipementJuge {
  readonly equipement: number | null;
  readonly mediane: number | null;
}

export async function lireEquipement(db: DatabaseNatif, niveau: 'epci' | 'departement'): Promise<ReadonlyMap<string, EquipementJuge>> {
  const lieux = await db.query<{ code: string; offre: number | null; besoin: number | null }>(SQL[niveau]);
  const medianes = medianesParStrate(lieux, BORNES[niveau]);
  return new Map(
    lieux.map((l) => {
      const classe = strate(l.besoin, BORNES[niveau]);
      return [l.code, { equipement: equipement(l), mediane: classe === null ? null : (medianes.get(classe) ?? null) }];
    }),
  );
}
