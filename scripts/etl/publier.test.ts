import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defineTable, type Ligne } from '../../src/domain/contrat.ts';
import { neutraliser } from '../../src/lib/csv.ts';
import { texteSql } from '../../src/lib/sql.ts';
import { ouvrirSeul, publier, publierCsv, publierLignes } from './publier.ts';
import { formeDe } from './sorties.ts';

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
  const contexte = { path: (chemin: string) => join(dossier, chemin) };
  await db.executer('create table essai (code varchar, valeur double)');
  for (const code of textes) await db.executer(`insert into essai values (${texteSql(code)}, -3.5)`);
  await publier(db, contexte, formeDe(contrat));
  const [, ...ecrits] = readFileSync(contexte.path('public/donnees/essai.csv'), 'utf8').trim().split('\n');
  expect(ecrits.toSorted()).toEqual(textes.map((t) => `${neutraliser(t)},-3.5`).toSorted());
  const lus = await db.query(`select code from read_parquet('${contexte.path('public/donnees/essai.parquet')}')`);
  expect(lus.map((l) => l['code']).toSorted()).toEqual(textes.toSorted());
  await db.close();
});

it('rows made here are held to their contract, and nothing is written of those that break it', async () => {
  const db = await ouvrirSeul();
  const contexte = { path: (chemin: string) => join(dossier, chemin) };
  const ecrire = (...lignes: readonly Ligne[]) => publierLignes(db, contexte, contrat, lignes);
  await expect(ecrire({ code: '01', valeur: 1 }, { code: '01', valeur: 2 })).rejects.toThrow('clé en double');
  await expect(ecrire({ code: '01', valeur: Number.NaN })).rejects.toThrow('un nombre est attendu');
  await expect(ecrire({ code: null, valeur: 1 })).rejects.toThrow('valeur absente');
  expect(readdirSync(dossier)).toEqual([]);
  await ecrire({ code: '01', valeur: null });
  expect(readFileSync(contexte.path('public/donnees/essai.csv'), 'utf8')).toBe('code,valeur\n01,\n');
  await db.close();
});

it('the rows of a query keep their order', async () => {
  const db = await ouvrirSeul();
  await publierCsv(db, 'select i from range(5) t(i) order by i desc', join(dossier, 'ordre.csv'));
  expect(readFileSync(join(dossier, 'ordre.csv'), 'utf8')).toBe('i\n4\n3\n2\n1\n0\n');
  await db.close();
});
