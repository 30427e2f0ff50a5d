import type { DatabaseNatif } from '../../src/db/native.ts';
import { texteSql } from '../../src/lib/sql.ts';
import type { Indicateur } from '../../src/indicateurs/types.ts';

const COLONNES = 'indicateur, modalite, niveau, code, periode, valeur, etat, numerateur, denominateur';

/** Six decimals: far below any figure's precision, and the same text on every machine. */
const inserer = (i: Indicateur) => `insert into valeurs select ${texteSql(i.id)}, coalesce(modalite, ''), niveau, code, periode,
  round(cast(valeur as double), 6), etat, round(cast(numerateur as double), 6), round(cast(denominateur as double), 6) from (${i.sql})`;

/** Promises every row must keep, each with what to look at when it does not. */
const PROMESSES: readonly { readonly sql: string; readonly faute: string }[] = [
  {
    sql: `select indicateur, modalite, niveau, code, periode from valeurs group by all having count(*) > 1`,
    faute: 'the same cell twice: group the SQL of the indicator',
  },
  { sql: `select * from valeurs where (valeur is null) <> (etat not in ('valeur', 'zero'))`, faute: 'a value and its state disagree' },
  {
    sql: `select * from valeurs where (etat = 'zero') <> (valeur is not null and valeur = 0)`,
    faute: 'a zero that is not called zero, or the reverse',
  },
  {
    sql: `select * from valeurs where valeur is not null and not isfinite(valeur)`,
    faute: 'a value that is no number: a denominator of 0 got through',
  },
  { sql: `select * from valeurs where etat not in ('valeur', 'zero', 'secret', 'indisponible', 'sans-objet')`, faute: 'an unknown state' },
  {
    sql: `select * from valeurs where not regexp_matches(periode, '^[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|T[1-4]))?$')`,
    faute: 'a period in no known form',
  },
];

async function verifier(db: DatabaseNatif, indicateurs: readonly Indicateur[]): Promise<void> {
  const fautes: string[] = [];
  for (const { sql, faute } of PROMESSES) {
    const lignes = await db.query(`${sql} limit 5`);
    if (lignes.length > 0) fautes.push(`${faute}: ${lignes.map((l) => JSON.stringify(l)).join(' ')}`);
  }
  for (const i of indicateurs) {
    const connues = await db.query(
      `select count(*) as n from valeurs where indicateur = ${texteSql(i.id)} and periode = ${texteSql(i.periode)} and valeur is not null`,
    );
    if (connues[0]?.['n'] === 0) fautes.push(`${i.id} has no value at its latest period ${i.periode}: correct the period or the SQL`);
  }
  if (fautes.length > 0) throw new Error(`the indicators break their promises:\n  ${fautes.join('\n  ')}`);
}

/** Fills the table `valeurs` from the catalogue, then checks every promise. Returns the number of rows. */
export async function calculerValeurs(db: DatabaseNatif, indicateurs: readonly Indicateur[], dire: (t: string) => void): Promise<number> {
  await db.executer(
    `create or replace table valeurs (indicateur varchar, modalite varchar, niveau varchar, code varchar, periode varchar, valeur double, etat varchar, numerateur double, denominateur double)`,
  );
  for (const [k, i] of indicateurs.entries()) {
    await db.executer(inserer(i));
    if ((k + 1) % 10 === 0) dire(`${k + 1}/${indicateurs.length} indicateurs`);
  }
  await verifier(db, indicateurs);
  return Number((await db.query('select count(*) as n from valeurs'))[0]?.['n']);
}

/** One indicator as the CSV a reader downloads: the thirteen published columns. */
export function requeteCsv(i: Indicateur, millesime: string): string {
  return `select v.indicateur, v.modalite, v.niveau, v.code, t.nom as territoire, v.periode, v.valeur, v.etat, v.numerateur, v.denominateur,
  ${texteSql(i.unite)} as unite, ${texteSql(millesime)} as millesime, ${texteSql(i.sources.join(' '))} as source
from (select ${COLONNES} from valeurs where indicateur = ${texteSql(i.id)}) v
left join noms_territoires t on t.niveau = v.niveau and t.code = v.code
order by v.modalite, v.niveau, v.code, v.periode`;
}

/** One indicator at one level, for a browser that draws it without an engine. */
export function requeteTranche(i: Indicateur, niveau: string): string {
  return `select modalite, code, periode, valeur, etat, numerateur, denominateur from valeurs
where indicateur = ${texteSql(i.id)} and niveau = ${texteSql(niveau)} order by modalite, periode, code`;
}

export const NOMS_TERRITOIRES = `create or replace view noms_territoires as
  select 'commune' as niveau, commune as code, nom from communes union all select 'epci', epci, nom from epci
  union all select 'departement', departement, nom from departements union all select 'region', region, nom from regions
  union all select 'zone-emploi', zone_emploi, nom from zones_emploi union all select 'france', 'FR', 'France'`;
