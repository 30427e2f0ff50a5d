import { describe, expect, it } from 'vitest';
import { chiffresPublies } from '../../src/domain/tables/chiffres-publies.ts';
import { importeurChiffresPublies } from './chiffres-publies.ts';
import { contexteDeTest, importerFixture } from './fixtures.ts';
import { verifierTable } from './verification.ts';

const { tables, anomalies } = await importerFixture(importeurChiffresPublies, 'chiffres-publies.csv', contexteDeTest());
const lignes = tables['chiffres_publies'] ?? [];

describe('importeurChiffresPublies', () => {
  it('splits values given together, each with its own label, unit and reserve', () => {
    expect(anomalies).toEqual([]);
    expect(verifierTable(chiffresPublies, lignes)).toEqual([]);
    expect(lignes.map((l) => [l['libelle'], l['rang'], l['valeur'], l['unite'], l['precision']])).toEqual([
      ['structures', 1, 3843, 'structures', null],
      ['répartition salariés\u00a0: ACI', 1, 39, '%', null],
      ['répartition salariés\u00a0: AI', 2, 39, '%', null],
      ['répartition salariés\u00a0: EI', 3, 12, '%', null],
      ['répartition salariés\u00a0: ETTI', 4, 10, '%', null],
      ['salariés en insertion', 1, 27500, 'personnes', 'un peu plus de'],
      ['ETP', 2, 8000, 'ETP', 'un peu plus de'],
      ['LF 2026 finale\u00a0: baisse', 1, -2, '%', null],
      ['LF 2026 finale\u00a0: postes supprimés', 2, 3000, 'postes', 'environ'],
      ['part des ETP réalisés', 1, 21, '%', null],
      ['part des ETP réalisés', 2, 17, '%', null],
      ['SIAE', 1, 87, 'structures', null],
      ['SIAE', 2, 49, 'structures', null],
      ['hausse des ETP sur un an', 1, 15, '%', null],
      ['hausse des ETP sur un an', 2, 11, '%', null],
      ['personnes accompagnées', 1, 27000, 'personnes', 'plus de'],
      ['part d’hommes', 2, 57, '%', null],
    ]);
  });

  it('resolves « idem », splits territories, and says which pages are relays', () => {
    expect(lignes[1]?.['url']).toBe(lignes[0]?.['url']);
    expect(lignes.slice(9).map((l) => l['territoire'])).toEqual([
      ...['Département 75', 'Département 93', 'Département 33', 'Département 17', 'Département 94', 'Département 92'],
      ...['Nouvelle-Aquitaine', 'Nouvelle-Aquitaine'],
    ]);
    expect([lignes[0], lignes[5], lignes[7], lignes[9]].map((l) => l?.['seconde_main'])).toEqual([false, true, true, false]);
  });

  it('tells a value without its label and a number that is not one', async () => {
    const fautes = await importerFixture(importeurChiffresPublies, 'chiffres-publies-fautes.csv', contexteDeTest());
    expect(fautes.anomalies.map((a) => [a.ligne, a.colonne, a.valeur])).toEqual([
      [2, 'indicateur', 'part hommes / DELD'],
      [3, 'valeur', 'beaucoup'],
    ]);
  });
});
