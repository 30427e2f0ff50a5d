import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellule, celluleVide, type Cellule } from '#domain/cellule.ts';
import { agreger } from './agreger.ts';
import { lireColonne } from './colonne.ts';
import { estNonAdditif } from './indices.ts';
import { diviser, partsImpossibles, rapportPermis, type Denominateur } from './ratio.ts';
import { masquer } from './secret.ts';

const vide = celluleVide('indisponible');
const secret = celluleVide('secret');

describe('one value a territory', () => {
  const c = lireColonne('n', ['1', '2', '', 's', '0'], ',');
  const de = (codes: (string | null)[], mode: 'somme' | 'moyenne' | 'derniere') =>
    Object.fromEntries([...agreger(codes, c, mode)].map(([code, v]) => [code, v.cellule]));
  it('adds, averages, or takes the last', () => {
    expect(de(['a', 'a', null, null, null], 'somme')).toEqual({ a: cellule(3) });
    expect(de(['a', 'a', null, null, null], 'moyenne')).toEqual({ a: cellule(1.5) });
    expect(de(['a', 'a', null, null, 'a'], 'derniere')).toEqual({ a: cellule(0) });
  });
  it('one unknown makes the sum unknown, one secret makes it secret; a zero is a zero', () => {
    expect(de(['a', 'b', 'b', 'a', 'd'], 'somme')).toEqual({ a: secret, b: vide, d: { valeur: 0, etat: 'zero' } });
  });
  it('knows a rate by its name or its sign', () => {
    expect(estNonAdditif({ nom: 'Taux de sortie', unite: '' })).toBe(true);
    expect(estNonAdditif({ nom: 'x', unite: '%' })).toBe(true);
    expect(estNonAdditif({ nom: 'Départements', unite: '' })).toBe(false);
  });
});

describe('secrecy', () => {
  const nombres = (n: Record<string, number>) => new Map(Object.entries(n).map(([code, v]) => [code, cellule(v)]));
  it('hides 1 to 4, never 0, and one more when a subtraction would give it back', () => {
    const m = masquer(nombres({ a: 3, b: 40, c: 12, d: 0 }), () => 'x');
    expect(m.primaires).toEqual(['a']);
    expect(m.secondaires).toEqual(['c']);
    expect(m.cellules.get('d')).toEqual({ valeur: 0, etat: 'zero' });
    expect(m.cellules.get('b')).toEqual(cellule(40));
  });
  it('two hidden cells protect each other', () => {
    expect(masquer(nombres({ a: 3, b: 1, c: 12 }), () => 'x').secondaires).toEqual([]);
  });
  it('in any group with a hidden cell and another that could be, at least two are hidden', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 12 }), (valeurs) => {
        const cellules = new Map(valeurs.map((v, i) => [`${i}`, cellule(v)] as const));
        const cachees = [...masquer(cellules, (code) => String(Number(code) % 2)).cellules].filter(([, c]) => c.etat === 'secret');
        for (const groupe of ['0', '1']) {
          const membres = valeurs.filter((v, i) => String(i % 2) === groupe && v > 0);
          const n = cachees.filter(([code]) => String(Number(code) % 2) === groupe).length;
          if (membres.some((v) => v < 5) && membres.length > 1) expect(n).toBeGreaterThanOrEqual(2);
          if (!membres.some((v) => v < 5)) expect(n).toBe(0);
        }
      }),
    );
  });
});

describe('ratios', () => {
  const defm: Denominateur = { quoi: 'demandeurs d’emploi', localisation: 'residence', nature: 'stock', population: false };
  const permis = (r: Parameters<typeof rapportPermis>[1], d = defm) => {
    const regle = rapportPermis(d, r);
    return regle.permis ? regle.genre : null;
  };
  it('a part needs both sides at residence, and the word of the reader', () => {
    expect(permis({ lieu: 'residence', nature: 'stock', compris: true })).toBe('part');
    expect(permis({ lieu: 'residence', nature: 'stock', compris: false })).toBe('frequence');
    expect(permis({ lieu: 'etablissement', nature: 'stock', compris: true })).toBe('equipement');
    expect(permis({ lieu: 'lieu-de-travail', nature: 'stock', compris: true }, { ...defm, population: true })).toBe('densite');
  });
  it('a flow never divides a stock, and the sentence says why', () => {
    const regle = rapportPermis(defm, { lieu: 'residence', nature: 'flux', compris: true });
    expect(regle).toMatchObject({ permis: false });
    expect(regle.permis ? '' : regle.pourquoi).toMatch(/ne se divisent pas/);
  });
  it('the equipment rate says what it does not measure', () => {
    const regle = rapportPermis(defm, { lieu: 'etablissement', nature: 'stock', compris: false });
    expect(regle.permis && regle.phrase).toMatch(/ne dit pas qui est employé.*«\s*taux de couverture\s*»/);
  });
  it('keeps the state of the side that is missing, and computes nothing under the floor', () => {
    const n = new Map<string, Cellule>([
      ['a', cellule(5)],
      ['b', secret],
      ['c', cellule(5)],
      ['d', cellule(5)],
      ['e', cellule(0)],
    ]);
    const d = new Map<string, Cellule>([
      ['a', cellule(50)],
      ['b', cellule(50)],
      ['c', secret],
      ['e', cellule(40)],
    ]);
    const parts = Object.fromEntries(diviser(n, d, { facteur: 100, plancher: 30 }));
    expect(parts).toEqual({ a: cellule(10), b: secret, c: secret, d: vide, e: { valeur: 0, etat: 'zero' } });
    expect(diviser(n, d, { facteur: 100, plancher: 60 }).get('a')).toEqual(celluleVide('sans-objet'));
    expect(
      partsImpossibles(
        new Map([
          ['a', cellule(101)],
          ['b', cellule(100)],
        ]),
      ),
    ).toEqual(['a']);
  });
});

it('a plain number of four figures settles neither thousands nor decimals: the mark of other columns never decides', () => {
  for (const cellules of [
    ['12.500', '1250', '0'],
    ['1250', '12.500', '980'],
    ['1,250', '12500'],
  ])
    for (const marque of [',', '.'] as const)
      expect(lireColonne('effectif', cellules, marque)).toMatchObject({ type: 'texte', doute: { sorte: 'milliers' } });
  expect(lireColonne('effectif', ['12.500', '1250'], ',', { milliers: () => 'decimales' }).valeurs).toEqual([12.5, 1250]);
  expect(lireColonne('effectif', ['12.500', '1250'], ',', { milliers: () => 'milliers' }).valeurs).toEqual([12500, 1250]);
  expect(lireColonne('effectif', ['12.500', '1250', '3.25'], ',')).toMatchObject({ type: 'nombre', valeurs: [12.5, 1250, 3.25] });
});
