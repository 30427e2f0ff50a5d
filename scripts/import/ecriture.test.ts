import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineTable } from '../../src/domain/contrat.ts';
import { ecrireTables, formaterTable } from './ecriture.ts';
import { lireTable } from './lecture-table.ts';

const table = (nom: string) =>
  defineTable({
    table: nom,
    titre: nom,
    description: nom,
    cle: ['code', 'rang'],
    sources: ['essai'],
    millesime: '2020',
    colonnes: [
      { nom: 'code', type: 'texte', description: '' },
      { nom: 'rang', type: 'entier', description: '' },
      { nom: 'nom', type: 'texte', vide: true, description: '' },
      { nom: 'vrai', type: 'booleen', description: '' },
    ],
  });
const LIGNES = [
  { code: '2A', rang: 1, nom: 'dit « l’autre », "cité"', vrai: true },
  { code: '10', rang: 10, nom: null, vrai: false },
  { code: '10', rang: 9, nom: 'deux\nlignes', vrai: true },
  { code: '01', rang: 1, nom: 'à, b', vrai: false },
];

let racine = '';
const dossier = () => join(racine, 'data/tables');
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'tables-'));
  mkdirSync(dossier(), { recursive: true });
});
afterEach(() => rmSync(racine, { recursive: true }));

describe('formaterTable', () => {
  it('sorts by key, text by code point and numbers by value, whatever the order given', () => {
    const texte = formaterTable(table('essai'), LIGNES);
    expect(texte).toBe(
      'code,rang,nom,vrai\n01,1,"à, b",false\n10,9,"deux\nlignes",true\n10,10,,false\n2A,1,"dit « l’autre », ""cité""",true\n',
    );
    expect(formaterTable(table('essai'), LIGNES.toReversed())).toBe(texte);
  });
});

describe('ecrireTables', () => {
  it('writes what reads back as the same rows, and leaves nothing beside', () => {
    const contrat = table('essai');
    ecrireTables(racine, [{ contrat, lignes: LIGNES }], new Map());
    expect(readdirSync(dossier())).toEqual(['essai.csv']);
    const relue = lireTable(contrat, 'essai.csv', readFileSync(join(dossier(), 'essai.csv')));
    expect(relue.anomalies).toEqual([]);
    expect(relue.lignes).toContainEqual(LIGNES[0]);
    expect(relue.lignes).toHaveLength(4);
  });

  it('leaves every previous table whole when one cannot be read back', () => {
    writeFileSync(join(dossier(), 'bonne.csv'), 'avant');
    const bonne = { contrat: table('bonne'), lignes: LIGNES };
    const vide = { contrat: table('vide'), lignes: [] };
    expect(() => ecrireTables(racine, [bonne, vide], new Map())).toThrow(/précédentes restent entières/);
    expect(readdirSync(dossier())).toEqual(['bonne.csv']);
    expect(readFileSync(join(dossier(), 'bonne.csv'), 'utf8')).toBe('avant');
  });
});
