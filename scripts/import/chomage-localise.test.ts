import { describe, expect, test } from 'vitest';
import { CODES_REGION } from '../../src/domain/contrat.ts';
import { importeurChomageLocalise } from './chomage-localise.ts';
import { classeurDe, contexteEssai, lireEssai, originauxDe, TOUS_DEPARTEMENTS } from './essai.ts';
import type { Case } from './lecture-classeur.ts';

const TRIMESTRES = Array.from({ length: 176 }, (_, i) => `T${(i % 4) + 1}_${1982 + Math.floor(i / 4)}`);
const serie = (valeur: Case, depuis2014 = false): readonly Case[] => TRIMESTRES.map((_, i) => (depuis2014 && i < 128 ? null : valeur));

const feuilles = (entete: readonly Case[] = ['Code', 'Libellé', ...TRIMESTRES]): Record<string, (readonly Case[])[]> => ({
  Département: [
    ['Estimations de taux de chômage localisé : comparaisons départementales'],
    ['(en%)'],
    [],
    entete,
    [1, 'AIN', ...serie(5.8)],
    ['2A', 'CORSE DU SUD', ...serie(6.5)],
    ['971', 'GUADELOUPE', ...serie(17.2, true)],
    [],
    ['Données CVS, en moyenne trimestrielle (en %). '],
  ],
  Région: [
    ['Estimations de taux de chômage localisé : comparaisons régionales '],
    entete,
    ['00', 'FRANCE (HORS MAYOTTE)', ...serie(7.9, true)],
    ['00', 'FRANCE METROPOLITAINE', ...serie(7.7)],
    ...CODES_REGION.filter((r) => r !== '06').map((r) => [r, 'RÉGION', ...serie(7)]),
  ],
});

const lire = (f: Parameters<typeof classeurDe>[0]) => lireEssai(importeurChomageLocalise, [classeurDe(f, 'biff8')]);

describe('importeurChomageLocalise', () => {
  test('reads 176 quarters, the two Frances apart, no row for Mayotte', async () => {
    const { tables, anomalies, avis } = await lire(feuilles());
    const lignes = tables['chomage_localise'] ?? [];
    expect(anomalies).toEqual([]);
    expect(lignes).toHaveLength(176 * (3 + 2 + 17));
    expect(lignes.filter((l) => l['niveau'] === 'france' && l['trimestre'] === '2025-T4').map((l) => [l['code'], l['valeur']])).toEqual([
      ['FR', 7.9],
      ['FRM', 7.7],
    ]);
    expect(lignes.some((l) => l['code'] === '976')).toBe(false);
    expect(avis.join()).toContain('Mayotte');
  });

  test('the DROM before 2014 are not available', async () => {
    const lignes = (await lire(feuilles())).tables['chomage_localise'] ?? [];
    const guadeloupe = lignes.filter((l) => l['code'] === '971');
    expect(guadeloupe.find((l) => l['trimestre'] === '2013-T4')).toMatchObject({ valeur: null, etat: 'indisponible' });
    expect(guadeloupe.find((l) => l['trimestre'] === '2014-T1')).toMatchObject({ valeur: 17.2, etat: 'valeur' });
  });

  test('tells the quarters cut from a sheet, an unreadable rate, an unknown territory', async () => {
    const f = feuilles();
    f['Département']?.splice(3, 1, ['Code', 'Libellé', ...TRIMESTRES.slice(0, 174)]);
    f['Département']?.splice(4, 1, [1, 'AIN', 'n.s.', ...serie(5.8).slice(1)]);
    f['Région']?.push(['00', 'UNION EUROPÉENNE', ...serie(6)]);
    const { anomalies } = await lire(f);
    expect(anomalies.map((a) => [a.ligne, a.valeur])).toEqual([
      [null, '2025-T3'],
      [null, '2025-T4'],
      [5, 'n.s.'],
      [22, '00 UNION EUROPÉENNE'],
    ]);
  });
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurChomageLocalise);
  if (octets === null) return skip('the original is not at hand');
  const { tables, anomalies } = await lireEssai(importeurChomageLocalise, octets, contexteEssai({ departements: TOUS_DEPARTEMENTS }));
  const lignes = tables['chomage_localise'] ?? [];
  expect(anomalies).toEqual([]);
  const fin2025 = lignes.filter((l) => l['niveau'] === 'departement' && l['trimestre'] === '2025-T4');
  expect(fin2025.filter((l) => l['etat'] === 'valeur')).toHaveLength(100);
  expect(lignes.find((l) => l['code'] === 'FRM' && l['trimestre'] === '1982-T1')?.['valeur']).toBe(6.7);
});
