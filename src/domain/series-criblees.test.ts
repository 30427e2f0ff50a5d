import { describe, expect, it } from 'vitest';
import { criblerTable, reserveDe, SERIES } from './series-criblees.ts';
import { TABLES_IMPORTEES } from './tables/catalogue.ts';

const PERIODES = ['date', 'mois', 'annee', 'trimestre'];

describe('the series that are screened', () => {
  it('are those of every imported table that has periods, or say why they are not', () => {
    const datees = TABLES_IMPORTEES.filter((t) => t.cle.some((c) => PERIODES.includes(c))).map((t) => t.table);
    expect(Object.keys(SERIES).toSorted()).toEqual(datees.toSorted());
  });

  it('name columns of their table', () => {
    for (const [table, d] of Object.entries(SERIES)) {
      if (!('mesures' in d)) continue;
      const colonnes = TABLES_IMPORTEES.find((t) => t.table === table)?.colonnes.map((c) => c.nom) ?? [];
      for (const c of [...d.mesures, d.lieu, d.periode, ...(d.famille === undefined ? [] : [d.famille])]) expect(colonnes).toContain(c);
    }
  });
});

describe('the mark of a sum', () => {
  const mois = Array.from({ length: 12 }, (_, k) => `2021-${String(k + 1).padStart(2, '0')}-28`);
  const departements = ['75', '77', '78', '91', '974', '01', '03', '07'];
  const lignes = departements.flatMap((code, s) =>
    mois.map((date, k) => ({
      niveau: 'departement',
      code,
      date,
      valeur: k === 11 && (code === '91' || code === '974') ? 400 : Math.round(1000 * (1 + 0.02 * Math.sin(k + s))),
    })),
  );
  const criblees = criblerTable('iae_salaries', lignes);
  const marque = (niveau: string, code: string, valeur: number, date = '2021-12-28') =>
    reserveDe('iae_salaries', { niveau, code, date, valeur }, criblees);

  it('is that of the part where it lacks more than one percent, else says that it holds one', () => {
    expect(criblees.map((c) => c.departement)).toEqual(['91', '974']);
    expect(marque('departement', '91', 400)).toBe('incomplet');
    expect(marque('departement', '75', 1000)).toBeNull();
    expect(marque('region', '11', 3400)).toBe('incomplet');
    expect(marque('region', '11', 340_000)).toBe('partie');
    expect(marque('region', '04', 400)).toBe('incomplet');
    expect(marque('region', '84', 3000)).toBeNull();
    expect(marque('france', 'FR', 140_000)).toBe('partie');
    expect(marque('france', 'FR', 140_000, '2021-11-28')).toBeNull();
  });
});
