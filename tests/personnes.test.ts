import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { ouvrirMoteur } from '../src/db/native.ts';
import { texteSql } from '../src/lib/sql.ts';
import { DRAPEAU_MASQUE, estMasque, NOM_MASQUE } from '../src/domain/identifiant-siae.ts';
import { REPONSES, secrets, trouver } from './personnes.ts';

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

  test.each(['data', 'public', 'src', 'scripts', 'tests'])('is nowhere in %s, by SIREN, name or point', (dossier) => {
    const cherches = secrets();
    if (cherches === null) return;
    expect(cherches.length).toBeGreaterThanOrEqual(2 * masquees.length);
    expect(trouver(dossier, cherches)).toEqual([]);
  });

  test('is nowhere in the published Parquet', async () => {
    const cherches = secrets() ?? [];
    const db = await ouvrirMoteur();
    try {
      for (const table of ['siae', 'accessibilite', 'siae_rome']) {
        const lignes = await db.query(
          `select cast(t as varchar) as ligne from read_parquet(${texteSql(`public/donnees/${table}.parquet`)}) t`,
        );
        expect(lignes.length).toBeGreaterThan(100);
        expect(lignes.filter((l) => cherches.some((s) => String(l['ligne']).includes(s.toString())))).toEqual([]);
      }
    } finally {
      await db.close();
    }
  });
});
