import { afterAll, beforeAll, expect, it } from 'vitest';
import { ouvrirNatif, type DatabaseNatif } from '../src/db/native.ts';
import { TABLES_PUBLIEES } from '../src/domain/tables/catalogue.ts';
import { coupe } from '../src/domain/rupture.ts';
import { apresRupture } from '../src/charts/periode.ts';
import { indicateur } from '../src/indicateurs/catalogue.ts';

/** The published tables, built before the tests run. */
let db: DatabaseNatif;
beforeAll(async () => {
  db = await ouvrirNatif(
    'public/donnees',
    TABLES_PUBLIEES.map((t) => t.table),
  );
});
afterAll(() => db.close());

type Passage = Readonly<
  Record<'indicateur' | 'modalite' | 'code' | 'avant' | 'apres' | 'membresAvant' | 'membres', string> & { niveau: 'france' | 'region' }
>;

/** Two moments of one rhythm that a line would join, over a total whose départements with a value are not the same. */
const PASSAGES = `with ensembles as (
  select 'france' as niveau, 'FR' as code, departement from departements
  union all select 'region', region, departement from departements
),
totaux as (
  select indicateur, coalesce(modalite, '') as modalite, niveau, code, periode from valeurs
  where niveau in ('france', 'region') and etat in ('valeur', 'zero')
),
membres as (
  select t.indicateur, t.modalite, t.niveau, t.code, t.periode, length(t.periode) as rythme,
    coalesce(string_agg(v.code, ' ' order by v.code), '') as membres
  from totaux t
  join ensembles e on e.niveau = t.niveau and e.code = t.code
  left join valeurs v on v.niveau = 'departement' and v.code = e.departement and v.indicateur = t.indicateur
    and coalesce(v.modalite, '') = t.modalite and v.periode = t.periode and v.etat in ('valeur', 'zero')
  group by all
),
suites as (
  select *, lag(periode) over serie as avant, lag(membres) over serie as membres_avant from membres
  window serie as (partition by indicateur, modalite, niveau, code, rythme order by periode)
)
select indicateur, modalite, niveau, code, avant, periode as apres, membres_avant as "membresAvant", membres
from suites where avant is not null`;

it('no total of France or of a région changes its départements between two moments without a declared break', async () => {
  const passages = await db.query<Passage>(PASSAGES);
  expect(passages.length).toBeGreaterThan(2000);
  const changent = passages.filter((p) => p.membres !== p.membresAvant);
  expect(changent.length).toBeGreaterThan(0);
  const tus = changent.filter(
    (p) => !indicateur(p.indicateur).ruptures.some((r) => coupe(r, p.niveau) && !apresRupture(p.avant, r.a) && apresRupture(p.apres, r.a)),
  );
  const dits = tus.map((p) => {
    const [avant, apres] = [p.membresAvant.split(' '), p.membres.split(' ')];
    const entres = apres.filter((d) => !avant.includes(d));
    const sortis = avant.filter((d) => !apres.includes(d));
    return `${p.indicateur} ${p.modalite} ${p.code}, ${p.avant} → ${p.apres}: enter ${entres.join(' ')}; leave ${sortis.join(' ')}`;
  });
  expect(dits).toEqual([]);
});
