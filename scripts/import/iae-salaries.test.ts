import { describe, expect, it } from 'vitest';
import { contexteDeTest } from './fixtures.ts';
import { finDeMois, importeurIaeSalaries } from './iae-salaries.ts';

const CORRECTION = {
  niveau: 'departement',
  code: '976',
  du: '2017-01-31',
  au: '2017-12-31',
  etat: 'indisponible',
  raison: 'essai',
  lien: '',
};
const serie = (points: readonly (readonly [string, number | null])[]) => ({
  'nb-beneficiaires-siae': points.map(([date, value]) => ({ date, value })),
});

/** The three files with the same few points everywhere; 976 has the zeros of 2017. */
async function importer(points: readonly (readonly [string, number | null])[]) {
  const contexte = contexteDeTest({ 'iae-salaries': [CORRECTION] });
  const octets = (valeur: unknown) => new TextEncoder().encode(JSON.stringify(valeur));
  return importeurIaeSalaries.lire(
    {
      'iae/OVQ-IAE-departemental.json': octets([...contexte.departements].map((dep) => ({ dep, ...serie(points) }))),
      'iae/OVQ-IAE-regional.json': octets([{ reg: '84', ...serie(points) }]),
      'iae/OVQ-IAE-national.json': octets([serie(points)]),
    },
    contexte,
  );
}

describe('importeurIaeSalaries', () => {
  it('keeps a zero as a zero, an absent figure as not available, and applies the correction to Mayotte in 2017 only', async () => {
    const { tables, anomalies } = await importer([
      ['2017-12-31', 0],
      ['2018-01-31', 255],
      ['2018-02-28', null],
    ]);
    expect(anomalies).toEqual([]);
    const de = (code: string) => (tables['iae_salaries'] ?? []).filter((l) => l['code'] === code).map((l) => [l['valeur'], l['etat']]);
    expect(de('01')).toEqual([
      [0, 'zero'],
      [255, 'valeur'],
      [null, 'indisponible'],
    ]);
    expect(de('976')[0]).toEqual([null, 'indisponible']);
    expect(de('976')[1]).toEqual([255, 'valeur']);
    expect(de('FR')[0]).toEqual([0, 'zero']);
  });

  it('tells a date that is no month end or is before the series', async () => {
    const { anomalies } = await importer([
      ['2022-09-29', 1],
      ['2016-12-31', 1],
    ]);
    expect(anomalies).toHaveLength(2 * 103);
    expect(anomalies[0]).toMatchObject({ valeur: '2022-09-29' });
    expect(anomalies[0]?.motif).toContain('date hors de la série');
  });
});

it('knows the last day of each month, leap years included', () => {
  expect(['2020-02-29', '2021-02-28', '2022-09-30'].every(finDeMois)).toBe(true);
  expect(['2021-02-29', '2022-09-31', '2022-13-31', '2022-9-30', ''].some(finDeMois)).toBe(false);
});
