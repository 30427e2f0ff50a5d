import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES_IMPORTEES } from '../../src/domain/tables/catalogue.ts';
import { ROOT } from '../cli/processes.mjs';
import { ETAPES } from '../etl/plan.ts';
import { controlerTable, lireReferences } from './controle.ts';
import { MAUVAISES } from './mauvaises-tables.ts';
import { REFERENCES } from './references.ts';

let racine = '';
beforeAll(() => {
  racine = mkdtempSync(join(tmpdir(), 'mauvaises-'));
  for (const fichier of ['data/tables/x', ...REFERENCES]) mkdirSync(dirname(join(racine, fichier)), { recursive: true });
  for (const fichier of REFERENCES) cpSync(join(ROOT, fichier), join(racine, fichier));
});
afterAll(() => rmSync(racine, { recursive: true }));
const references = lireReferences(ROOT);

function controler(table: string, contenu: string | Uint8Array) {
  const contrat = TABLES_IMPORTEES.find((c) => c.table === table);
  if (contrat === undefined) throw new Error(`no contract for ${table}`);
  writeFileSync(join(racine, `data/tables/${table}.csv`), contenu);
  return controlerTable(contrat, racine, references).anomalies;
}
const bonne = (table: string) => readFileSync(join(ROOT, `data/tables/${table}.csv`), 'utf8');

describe('a bad table', () => {
  it('is of more than 54 kinds, each once', () => {
    expect(MAUVAISES.length).toBeGreaterThan(54);
    expect(new Set(MAUVAISES.map((m) => m.genre)).size).toBe(MAUVAISES.length);
  });

  it.each(MAUVAISES.map((m) => [m.genre, m] as const))(
    '%s: refused, with its file, what was read, why and what to do',
    (_, { table, abimer, colonne }) => {
      const abimee = abimer(bonne(table));
      expect(abimee).not.toBe(bonne(table));
      const anomalies = controler(table, abimee);
      expect(anomalies.length).toBeGreaterThan(0);
      for (const a of anomalies.slice(0, 5)) {
        expect(a.fichier).toBe(`data/tables/${table}.csv`);
        expect([a.motif.length > 5, a.conseil.length > 10, a.valeur === null || a.valeur.length <= 200]).toEqual([true, true, true]);
      }
      if (colonne !== undefined) expect(anomalies.map((a) => a.colonne)).toContain(colonne);
    },
  );

  it('says the line, the column and the value', () => {
    const [a] = controler('iae_cibles', bonne('iae_cibles').replace('\n02,3256,', '\n02,-3256,'));
    expect(a).toMatchObject({ fichier: 'data/tables/iae_cibles.csv', ligne: 3, colonne: 'cible', valeur: '-3256' });
  });
});

describe('data:build', () => {
  it('holds every table to its contract before it computes anything of them', () => {
    const controles = ETAPES.filter((e) => e.name.startsWith('contrôle '));
    expect(controles.map((e) => e.reads[0])).toEqual(TABLES_IMPORTEES.map((c) => `data/tables/${c.table}.csv`));
    const autres = ETAPES.filter((e) => e.writes.length > 0);
    for (const etape of autres) expect(etape.after, etape.name).toEqual(expect.arrayContaining(controles.map((e) => e.name)));
  });
});
