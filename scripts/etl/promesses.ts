import type { DatabaseNatif } from '../../src/db/native.ts';
import { texteSql } from '../../src/lib/sql.ts';
import { CELLULE } from './requetes.ts';

/** Promises every row of `valeurs` must keep, each with what to look at when it does not. */
const PROMESSES: readonly { readonly sql: string; readonly faute: string }[] = [
  { sql: `select ${CELLULE} from valeurs group by all having count(*) > 1`, faute: 'the same cell twice: group the SQL of the indicator' },
  { sql: `select * from valeurs where (valeur is null) <> (etat not in ('valeur', 'zero'))`, faute: 'a value and its state disagree' },
  {
    sql: `select * from valeurs where (etat = 'zero') <> (valeur is not null and valeur = 0)`,
    faute: 'a zero that is not called zero, or the reverse',
  },
  {
    sql: `select * from valeurs where valeur is not null and not isfinite(valeur)`,
    faute: 'a value that is no number: a denominator of 0 got through',
  },
  { sql: `select * from valeurs where reserve is not null and valeur is null`, faute: 'a mark on no value: say why in its state' },
  { sql: `select * from valeurs where etat not in ('valeur', 'zero', 'secret', 'indisponible', 'sans-objet')`, faute: 'an unknown state' },
  {
    sql: `select * from valeurs where not regexp_matches(periode, '^[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|T[1-4]))?$')`,
    faute: 'a period in no known form',
  },
];

/** Holds the rows of one indicator to the promises. Throws with all that are broken. */
export async function verifierPromesses(
  db: DatabaseNatif,
  { id, periode }: { readonly id: string; readonly periode: string },
): Promise<void> {
  const fautes: string[] = [];
  for (const { sql, faute } of PROMESSES) {
    const lignes = await db.query(`${sql} limit 5`);
    if (lignes.length > 0) fautes.push(`${faute}: ${lignes.map((l) => JSON.stringify(l)).join(' ')}`);
  }
  const connues = await db.query(`select count(*) as n from valeurs where periode = ${texteSql(periode)} and valeur is not null`);
  if (connues[0]?.['n'] === 0) fautes.push(`no value at its latest period ${periode}: correct the period or the SQL`);
  if (fautes.length > 0) throw new Error(`indicator ${id} breaks its promises:\n  ${fautes.join('\n  ')}`);
}
