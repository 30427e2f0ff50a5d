import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defineTable } from '../../src/domain/contrat.ts';
import { neutraliser } from '../../src/lib/csv.ts';
import { ouvrirSeul, publierCsv, publierLignes } from './publier.ts';

let dossier = '';
beforeEach(() => void (dossier = mkdtempSync(join(tmpdir(), 'publier-'))));
afterEach(() => rmSync(dossier, { recursive: true }));

const contrat = defineTable({
  table: 'essai',
  titre: 'Essai',
  description: 'Table d’essai',
  cle: ['code'],
  sources: ['essai'],
  millesime: '2020',
  colonnes: [
    { nom: 'code', type: 'texte', description: '' },
    { nom: 'valeur', type: 'nombre', vide: true, description: '' },
  ],
});

it('a published CSV neutralises what a spreadsheet would run, as the files that readers save; the Parquet keeps the text', async () => {
  const textes = ['=cmd|calc', '＝1+1', '\u200b=1', ' @x', '+33', '-3', 'Ain', '« Ain »', '01'];
  const db = await ouvrirSeul();
  const contexte = { path: (chemin: string) => join(dossier, chemin), say: () => undefined };
  await publierLignes(
    db,
    contexte,
    contrat,
    textes.map((code) => ({ code, valeur: -3.5 })),
  );
  const [, ...ecrits] = readFileSync(contexte.path('public/donnees/essai.csv'), 'utf8').trim().split('\n');
  expect(ecrits.toSorted()).toEqual(textes.map((t) => `${neutraliser(t)},-3.5`).toSorted());
  const lus = await db.query(`select code from read_parquet('${contexte.path('public/donnees/essai.parquet')}')`);
  expect(lus.map((l) => l['code']).toSorted()).toEqual(textes.toSorted());
  await db.close();
});

it('the rows of a query keep their order', async () => {
  const db = await ouvrirSeul();
  await publierCsv(db, 'select i from range(5) t(i) order by i desc', join(dossier, 'ordre.csv'));
  expect(readFileSync(join(dossier, 'ordre.csv'), 'utf8')).toBe('i\n4\n3\n2\n1\n0\n');
  await db.close();
});
