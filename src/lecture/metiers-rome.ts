import { CODES_INDETERMINES } from '#domain/naf.ts';
import type { Donnees } from './donnees.ts';

interface Metier {
  readonly code: string;
  /** Structures that offered it, all three départements. */
  readonly structures: number;
  readonly parDepartement: ReadonlyMap<string, number>;
}

export async function metiersPilotes(d: Donnees): Promise<readonly Metier[]> {
  const lignes = await d.requete<{ rome: string; departement: string; n: number }>(
    'select rome, departement, count(distinct siret || type) as n from siae_rome where rome is not null group by rome, departement order by rome, departement',
  );
  const parCode = Map.groupBy(lignes, (l) => l.rome);
  return [...parCode]
    .map(([code, siennes]) => ({
      code,
      structures: siennes.reduce((n, l) => n + l.n, 0),
      parDepartement: new Map(siennes.map((l) => [l.departement, l.n])),
    }))
    .toSorted((a, b) => b.structures - a.structures || (a.code < b.code ? -1 : 1));
}

export interface CouvertureNaf {
  /** Structures that gave a trade and stand in the list of July 2019. */
  readonly retrouvees: number;
  /** Those whose NAF tells none. */
  readonly muettes: number;
}

/** Of the structures that said their trades, those of which the NAF said nothing. */
export async function couvertureNaf(d: Donnees): Promise<CouvertureNaf> {
  const codes = CODES_INDETERMINES.map((c) => `'${c.code}'`).join(', ');
  const [ligne] = await d.requete<{ retrouvees: number; muettes: number }>(
    `select count(*) as retrouvees, count(*) filter (where s.naf is null or s.naf in (${codes})) as muettes
    from siae s where exists (select 1 from siae_rome r where r.siret = s.siret and r.type = s.type and r.rome is not null)`,
  );
  return ligne ?? { retrouvees: 0, muettes: 0 };
}

/** The three départements, from the table itself. */
export async function departementsPilotes(d: Donnees): Promise<readonly string[]> {
  const lignes = await d.requete<{ departement: string }>('select distinct departement from siae_rome order by departement');
  return lignes.map((l) => l.departement);
}

interface Domaine {
  readonly lettre: string;
  readonly structures: number;
}

/** Structures of the three pilot départements that offer at least one post in each domain; a structure may be in several. */
export async function domaines(d: Donnees): Promise<readonly Domaine[]> {
  return d.requete<{ lettre: string; structures: number }>(
    'select substr(rome, 1, 1) as lettre, count(distinct siret || type) as structures from siae_rome where rome is not null group by 1 order by structures desc, 1',
  );
}

/** Distinct things of the pilot list: structures (`siret || type`) or trades (`rome`). */
export async function compterRome(d: Donnees, quoi: 'siret || type' | 'rome'): Promise<number> {
  const [ligne] = await d.requete<{ n: number }>(`select count(distinct ${quoi}) as n from siae_rome where rome is not null`);
  return ligne?.n ?? 0;
}
