import { afterAll, beforeAll, expect, expectTypeOf, it } from 'vitest';
import { ETATS } from '#domain/cellule.ts';
import { TYPES_SQL, type Colonne, type LigneDe } from '#domain/contrat.ts';
import type { accessibilite } from '#domain/tables/accessibilite.ts';
import { TABLES_PUBLIEES } from '#domain/tables/catalogue.ts';
import { communes } from '#domain/tables/territoires.ts';
import { lireTable } from './lire-table.ts';
import { ouvrirNatif, type DatabaseNatif } from './native.ts';

let db: DatabaseNatif;
beforeAll(async () => {
  db = await ouvrirNatif(
    'public/donnees',
    TABLES_PUBLIEES.map((t) => t.table),
  );
});
afterAll(() => db.close());

const enListe = (valeurs: readonly string[]) => valeurs.map((v) => `'${v}'`).join(', ');

/** A cell that the type of the row would not allow. */
function faute({ nom, type, vide, valeurs = type === 'etat' ? ETATS : undefined }: Colonne): string {
  const nulle = vide === true ? 'false' : `"${nom}" is null`;
  return valeurs === undefined ? nulle : `${nulle} or "${nom}" not in (${enListe(valeurs)})`;
}

it.each(TABLES_PUBLIEES.map((t) => [t.table, t] as const))(
  '%s: what is published has the types that its rows are read with',
  async (_, t) => {
    const decrites = await db.query(`describe ${t.table}`);
    expect(decrites.map((c) => [c['column_name'], c['column_type']])).toEqual(t.colonnes.map((c) => [c.nom, TYPES_SQL[c.type]]));
    expect(await db.query(`select * from ${t.table} where ${t.colonnes.map(faute).join(' or ')} limit 3`)).toEqual([]);
  },
);

it('a row has the columns of its contract, null where they may be empty', async () => {
  const [premiere] = await lireTable(db, communes);
  expectTypeOf(premiere).toEqualTypeOf<LigneDe<typeof communes> | undefined>();
  expectTypeOf<LigneDe<typeof communes>>().toHaveProperty('nom').toEqualTypeOf<string>();
  expectTypeOf<LigneDe<typeof communes>>().toHaveProperty('epci').toEqualTypeOf<string | null>();
  expectTypeOf<LigneDe<typeof accessibilite>>().toHaveProperty('distance_aci_km').toEqualTypeOf<number | null>();
  expectTypeOf<LigneDe<typeof accessibilite>>().toHaveProperty('acces').toEqualTypeOf<'ile' | 'barge' | 'fleuve-ou-avion' | null>();
  expect(premiere).toMatchObject({ commune: '01001', departement: '01', zone_emploi: expect.any(String) });
});
