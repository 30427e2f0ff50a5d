import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scalaire } from '../../src/db/database.ts';
import type { ResultatSql } from '../../src/db/moteur.ts';
import { ouvrirMoteur, type DatabaseNatif } from '../../src/db/native.ts';
import { enCsv, enParquet } from '../../src/islands/explorer/exports.ts';
import { colonnesDe, ecrireCase } from '../../src/islands/explorer/resultat.ts';
import { texteSql } from '../../src/lib/sql.ts';
import { ouvrirBanc, ouvrirPoste, type Banc, type Poste } from './banc.ts';

/** Values of every type, generated: what the page shows and exports is what the native engine writes of the same value. */
let natif: DatabaseNatif;
let banc: Banc;
let poste: Poste;
let dossier: string;
let fichiers = 0;
beforeAll(async () => {
  dossier = mkdtempSync(join(tmpdir(), 'atlas-types-'));
  natif = await ouvrirMoteur();
  banc = await ouvrirBanc();
  poste = await ouvrirPoste(banc);
});
afterAll(async () => {
  await banc.close();
  await natif.close();
  rmSync(dossier, { recursive: true });
});

const surPage = (sql: string): Promise<ResultatSql> =>
  poste.page.evaluate(async (texte) => (await essai.demarrer()).interroger(texte), sql);
const textesNatifs = async (sql: string): Promise<readonly Scalaire[]> =>
  (await natif.query(`select cast(a as varchar) as a from (${sql})`)).map((l) => l['a'] ?? null);

/** The digits of a number and the place of its point, whatever it is written with: two texts of one number are equal. */
function chiffres(texte: string): string {
  const [, signe = '', entiere = '', suite = '', exposant = '0'] = /^(-?)(\d*)\.?(\d*)(?:e([+-]\d+))?$/.exec(texte) ?? [];
  const tous = `${entiere}${suite}`.replace(/^0+/, '');
  const utiles = tous.replace(/0+$/, '');
  return utiles === '' ? '0' : `${signe}${utiles}e${Number(exposant) - suite.length + tous.length - utiles.length}`;
}

type Ecriture = 'chiffres' | 'flottant' | 'texte';
const FLOTTANTS: Readonly<Record<string, string>> = { inf: 'Infinity', '-inf': '-Infinity', nan: 'NaN' };

/** A value in the form in which two of them are compared. */
function forme(v: Scalaire, ecriture: Ecriture): Scalaire {
  if (v === null) return null;
  const texte = Object.is(v, -0) ? '-0' : String(v);
  if (ecriture === 'texte') return texte;
  return ecriture === 'chiffres' ? chiffres(texte) : `${Number(FLOTTANTS[texte] ?? texte)}${texte.startsWith('-0') ? '-' : ''}`;
}

/** Of `long` bits around zero: the bounds, and anything in between. */
function entiers(bits: number, signe: boolean): fc.Arbitrary<string> {
  const [min, max] = signe ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n] : [0n, 2n ** BigInt(bits) - 1n];
  return fc
    .oneof(fc.constantFrom(min, max, 2n ** 53n, 2n ** 53n + 1n), fc.bigInt({ min, max }))
    .map((n) => String(n < min || n > max ? max : n));
}

const decimaux = (precision: number, echelle: number): fc.Arbitrary<string> =>
  fc.bigInt({ min: -(10n ** BigInt(precision)) + 1n, max: 10n ** BigInt(precision) - 1n }).map((n) => {
    const tous = String(n < 0n ? -n : n).padStart(echelle + 1, '0');
    return `${n < 0n ? '-' : ''}${tous.slice(0, tous.length - echelle)}${echelle === 0 ? '' : '.'}${tous.slice(tous.length - echelle)}`;
  });

const de =
  (type: string) =>
  (texte: string): string =>
    `${texteSql(texte)}::${type}`;
const bornes = (quoi: fc.Arbitrary<string>, type: string) =>
  fc.oneof({ weight: 6, arbitrary: quoi }, { weight: 1, arbitrary: fc.constantFrom('infinity', '-infinity').map(de(type)) });
const micros = fc.bigInt({ min: -(9n * 10n ** 18n), max: 9n * 10n ** 18n });
const moments = micros.map((n) => `make_timestamp(${n})`);
const jours = fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => `(date '1970-01-01' + ${n})`);
const mots = fc.string({ unit: 'grapheme', maxLength: 12 }).map((t) => t.replaceAll('\0', ''));
const decalage = fc
  .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }), fc.constantFrom('00', '30', '45'))
  .map(([s, h, m]) => `${s}${String(h).padStart(2, '0')}:${m}`);
const heures = fc.integer({ min: 0, max: 86_399_999 }).map((ms) => new Date(ms).toISOString().slice(11, 23));
const octets = fc.uint8Array({ maxLength: 12 }).map((o) => `unhex('${Buffer.from(o).toString('hex')}')`);
const intervalles = fc
  .tuple(
    fc.integer({ min: -5000, max: 5000 }),
    fc.integer({ min: -40_000, max: 40_000 }),
    fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  )
  .map(([mois, j, us]) => `to_months(${mois}) + to_days(${j}) + to_microseconds(${us})`);

const dec = decimaux(30, 12).map(de('DECIMAL(30,12)'));
const emboites = fc
  .record({ d: dec, j: jours, t: moments, i: intervalles, h: entiers(128, true).map(de('HUGEINT')), m: mots.map(texteSql), o: octets })
  .map(({ d, j, t, i, h, m, o }) => `{'d': ${d}, 'j': ${j}, 't': ${t}, 'l': [${h}, null], 'i': {'i': ${i}, 'm': ${m}}, 'o': ${o}}`);

const TYPES: Readonly<Record<string, readonly [Ecriture, fc.Arbitrary<string>]>> = {
  BOOLEAN: ['texte', fc.boolean().map((b) => `${b}`)],
  TINYINT: ['chiffres', entiers(8, true).map(de('TINYINT'))],
  USMALLINT: ['chiffres', entiers(16, false).map(de('USMALLINT'))],
  INTEGER: ['chiffres', entiers(32, true).map(de('INTEGER'))],
  UINTEGER: ['chiffres', entiers(32, false).map(de('UINTEGER'))],
  BIGINT: ['chiffres', entiers(64, true).map(de('BIGINT'))],
  UBIGINT: ['chiffres', entiers(64, false).map(de('UBIGINT'))],
  HUGEINT: ['chiffres', entiers(128, true).map(de('HUGEINT'))],
  UHUGEINT: ['chiffres', entiers(128, false).map(de('UHUGEINT'))],
  BIGNUM: ['chiffres', fc.bigInt({ min: -(10n ** 90n), max: 10n ** 90n }).map((n) => de('BIGNUM')(String(n)))],
  'DECIMAL(4,1)': ['chiffres', decimaux(4, 1).map(de('DECIMAL(4,1)'))],
  'DECIMAL(18,6)': ['chiffres', decimaux(18, 6).map(de('DECIMAL(18,6)'))],
  'DECIMAL(38,0)': ['chiffres', decimaux(38, 0).map(de('DECIMAL(38,0)'))],
  'DECIMAL(38,38)': ['chiffres', decimaux(38, 38).map(de('DECIMAL(38,38)'))],
  DOUBLE: ['flottant', fc.double().map((v) => de('DOUBLE')(Object.is(v, -0) ? '-0.0' : String(v)))],
  FLOAT: ['flottant', fc.float().map((v) => de('FLOAT')(Object.is(v, -0) ? '-0.0' : String(v)))],
  VARCHAR: ['texte', mots.map(texteSql)],
  DATE: ['texte', bornes(jours, 'DATE')],
  TIME: ['texte', heures.map(de('TIME'))],
  'TIME WITH TIME ZONE': ['texte', fc.tuple(heures, decalage).map(([h, d]) => de('TIMETZ')(h + d))],
  TIMESTAMP: ['texte', bornes(moments, 'TIMESTAMP')],
  TIMESTAMP_S: ['texte', bornes(moments, 'TIMESTAMP').map((m) => `(${m})::TIMESTAMP_S`)],
  TIMESTAMP_MS: ['texte', bornes(moments, 'TIMESTAMP').map((m) => `(${m})::TIMESTAMP_MS`)],
  TIMESTAMP_NS: ['texte', fc.bigInt({ min: -(9n * 10n ** 18n), max: 9n * 10n ** 18n }).map((n) => `make_timestamp_ns(${n})`)],
  'TIMESTAMP WITH TIME ZONE': [
    'texte',
    fc
      .tuple(fc.date({ min: new Date('0002-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }), decalage)
      .map(([d, z]) => de('TIMESTAMPTZ')(d.toISOString().slice(0, 23).replace('T', ' ') + z)),
  ],
  INTERVAL: ['texte', intervalles],
  UUID: ['texte', fc.uuid().map(de('UUID'))],
  BLOB: ['texte', octets],
  BIT: ['texte', fc.stringMatching(/^[01]{1,70}$/).map(de('BIT'))],
  [`ENUM('a', 'é b', 'l''Ain')`]: ['texte', fc.constantFrom('a', 'é b', "l'Ain").map(de(`ENUM('a', 'é b', 'l''Ain')`))],
  'DECIMAL(30,12)[]': ['texte', fc.array(fc.option(dec, { nil: 'null' }), { maxLength: 4 }).map((l) => `[${l.join()}]::DECIMAL(30,12)[]`)],
  'DATE[2]': ['texte', fc.tuple(jours, jours).map(([a, b]) => `array_value(${a}, ${b})`)],
  STRUCT: ['texte', emboites],
  'MAP(VARCHAR, HUGEINT)': ['texte', fc.tuple(mots, entiers(128, true)).map(([c, v]) => `map {${texteSql(c)}: ${de('HUGEINT')(v)}}`)],
  'UNION(n DECIMAL(30,12), t VARCHAR)': [
    'texte',
    fc
      .oneof(
        dec.map((d) => `union_value(n := ${d})`),
        mots.map((t) => `union_value(t := ${texteSql(t)})`),
      )
      .map((u) => `${u}::UNION(n DECIMAL(30,12), t VARCHAR)`),
  ],
};

/** What the native engine reads in the Parquet that the page would save. */
async function relireParquet(resultat: ResultatSql): Promise<readonly Scalaire[]> {
  // each its own name: the engine keeps what it has read of a file
  const fichier = join(dossier, `${fichiers++}.parquet`);
  writeFileSync(fichier, Buffer.from(await enParquet({ colonnes: colonnesDe(resultat.colonnes), lignes: resultat.lignes })));
  return textesNatifs(`select * from read_parquet(${texteSql(fichier)})`);
}

describe('a value of each type, in the page and in its exports', () => {
  test.each(Object.entries(TYPES))('%s', async (type, [ecriture, valeur]) => {
    const lignes = fc.array(fc.option(valeur, { nil: 'null', freq: 8 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lignes, valeur, async (litteraux, premiere) => {
        const sql = `select a from (values ${[premiere, ...litteraux].map((v, i) => `(${i}, ${v})`).join(', ')}) t(i, a) order by i`;
        const [attendus, page] = [(await textesNatifs(sql)).map((v) => forme(v, ecriture)), await surPage(sql)];
        const voir = (v: Scalaire) => forme(v, ecriture);
        expect(page.lignes.map((l) => voir(l['a'] ?? null))).toEqual(attendus);
        const ecrit = page.colonnes[0]?.type ?? '';
        if (type !== 'STRUCT') expect(ecrit.replaceAll('"', '')).toBe(type);
        expect((await relireParquet(page)).map(voir)).toEqual(attendus);
        if (ecriture === 'texte') return;
        const csv = enCsv({ colonnes: colonnesDe(page.colonnes), lignes: page.lignes })
          .split('\n')
          .slice(1, -1);
        expect(csv.map((c) => voir(c === '' ? null : c))).toEqual(attendus.map((v) => (v === '0-' ? '0' : v)));
        if (ecriture === 'chiffres')
          for (const l of page.lignes)
            expect(lireEnFrancais(ecrireCase(l['a'] ?? null, colonnesDe(page.colonnes)[0] ?? { genre: 'entier', type }))).toBe(
              forme(l['a'] ?? null, 'chiffres') ?? 'null',
            );
      }),
      { numRuns: 15, seed: 42 },
    );
  });

  test('all that DuckDB has of types, at its bounds, in one result', async () => {
    const page = await surPage('from test_all_types()');
    const noms = page.colonnes.map((c) => `cast("${c.nom}" as varchar) as "${c.nom}"`).join(', ');
    const attendues = await natif.query(`select ${noms} from test_all_types()`);
    expect(page.colonnes.length).toBeGreaterThan(50);
    // the native engine writes moments with a zone through ICU, which is a thousandth off at the last of them
    for (const { nom, type } of page.colonnes.filter((c) => c.nom !== 'timestamp_tz')) {
      const ecriture = /^(FLOAT|DOUBLE)$/.test(type)
        ? 'flottant'
        : /^(U?[A-Z]*INT(EGER)?|BIGNUM|DECIMAL.*\))$/.test(type)
          ? 'chiffres'
          : 'texte';
      expect([nom, ...page.lignes.map((l) => forme(l[nom] ?? null, ecriture))]).toEqual([
        nom,
        ...attendues.map((l) => forme(l[nom] ?? null, ecriture)),
      ]);
    }
  });
});

/** The digits of a cell of the table. */
const lireEnFrancais = (texte: string): string =>
  texte === 'null'
    ? texte
    : chiffres(texte.replaceAll('\u202f', '').replace('×10^', 'e+').replace('e+\u2212', 'e-').replaceAll('\u2212', '-').replace(',', '.'));
