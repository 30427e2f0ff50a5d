import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { ouvrirMoteur } from '../src/db/native.ts';
import { texteSql } from '../src/lib/sql.ts';
import { DRAPEAU_MASQUE, estMasque, NOM_MASQUE } from '../src/domain/identifiant-siae.ts';
import { REPONSES, SANS_ORIGINAUX, secrets, trouver, trouverParquet } from './personnes.ts';

const siae = csvParse(readFileSync('data/tables/siae.csv', 'utf8'));
const masquees = siae.filter((s) => estMasque(s['siret'] ?? ''));

describe('a sole trader', () => {
  test('is answered for without a SIRET', () => {
    expect(REPONSES.length).toBeGreaterThan(0);
    expect(REPONSES.filter((r) => r['siret'] !== '' || /\d{9}/.test(Object.values(r).join(' ')))).toEqual([]);
  });

  test('is in the list with a commune and a type only', () => {
    expect(masquees.map((s) => `${s['commune']} ${s['type']}`).sort()).toEqual(REPONSES.map((r) => `${r['valeur']} ${r['type']}`).sort());
    for (const s of masquees)
      expect([s['nom'], s['lon'], s['lat'], s['naf'], s['drapeaux']]).toEqual([NOM_MASQUE, '', '', '', DRAPEAU_MASQUE]);
    expect(siae.filter((s) => s['nom'] === NOM_MASQUE && !estMasque(s['siret'] ?? ''))).toEqual([]);
  });

  test.for(['data', 'public', 'src', 'scripts', 'tests'])('is nowhere in %s, by SIREN, name or point', (dossier, { skip }) => {
    const cherches = secrets();
    if (cherches === null) return skip(SANS_ORIGINAUX);
    expect(cherches.filter((s) => s.mot).length).toBeGreaterThanOrEqual(2 * masquees.length);
    expect(cherches.filter((s) => /^\d{9}$/.test(s.texte)).length).toBe(masquees.length);
    expect(trouver(dossier, cherches)).toEqual([]);
  });

  test('is in no row of any published Parquet', async ({ skip }) => {
    const cherches = secrets();
    if (cherches === null) return skip(SANS_ORIGINAUX);
    expect(await trouverParquet(['public/donnees', 'public/indicateurs'], cherches)).toEqual([]);
  }, 60_000);
});

describe('the search of what must be nowhere', () => {
  const cherches = [
    { texte: 'LI ANNA', mot: true },
    { texte: '123456789', mot: false },
  ];
  const essayer = async (ligne: string) => {
    const dossier = mkdtempSync(join(tmpdir(), 'personnes-'));
    const db = await ouvrirMoteur();
    try {
      writeFileSync(join(dossier, 'a.csv'), `nom\n${ligne}\n`);
      await db.executer(`copy (select 1 as n, ${texteSql(ligne)} as nom) to ${texteSql(join(dossier, 'a.parquet'))} (format parquet)`);
      return [trouver(dossier, cherches).length, (await trouverParquet([dossier], cherches)).length];
    } finally {
      await db.close();
      rmSync(dossier, { recursive: true });
    }
  };

  test.each([
    ['LI ANNA', [1, 1]],
    ['« LI ANNA », à Lens', [1, 1]],
    ['12345678900012', [1, 1]],
    ['LI ANNABELLE', [0, 0]],
    ['LI ANNAÉ', [0, 0]],
    ['OLI ANNA', [0, 0]],
    ['OLI ANNA puis LI ANNA', [1, 1]],
    ['ANNA', [0, 0]],
  ])('%s', async (ligne, attendu) => {
    expect(await essayer(ligne)).toEqual(attendu);
  });

  test('a folder that is not there is no folder without secrets', async () => {
    expect(() => trouver('public/absent', cherches)).toThrow(/ENOENT/);
    await expect(trouverParquet(['public/absent'], cherches)).rejects.toThrow('nothing was searched');
  });
});
