import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODES_REGION } from './contrat.ts';
import { ecrireComparer, lireComparer, LIEUX_MAX } from './etat-comparer.ts';
import { cleTerritoire, type CodeTerritoire } from './territoire.ts';

const lieu: fc.Arbitrary<CodeTerritoire> = fc.oneof(
  fc.constant({ niveau: 'france' as const, code: 'FR' }),
  fc.constantFrom(...CODES_REGION).map((code) => ({ niveau: 'region' as const, code })),
  fc.constantFrom('01', '2A', '39', '93', '974').map((code) => ({ niveau: 'departement' as const, code })),
  fc.constantFrom('240100883', '200046977').map((code) => ({ niveau: 'epci' as const, code })),
);

describe('the address of a comparison', () => {
  it('is read by people', () => {
    const lieux = [
      { niveau: 'departement', code: '01' },
      { niveau: 'region', code: '84' },
      { niveau: 'france', code: 'FR' },
    ] as const;
    expect(ecrireComparer(lieux)).toBe('?v=1&lieux=departement-01,region-84,france-FR');
    expect(lireComparer('?v=1&lieux=departement-01,region-84,france-FR')).toEqual({ lieux, avis: null });
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(lieu, { selector: cleTerritoire, maxLength: LIEUX_MAX }), (lieux) => {
        expect(lireComparer(ecrireComparer(lieux))).toEqual({ lieux, avis: null });
      }),
      { numRuns: 1000 },
    );
  });

  it('ends in places that exist in shape, or in a sentence, whatever is written', () => {
    const morceau = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'departement-01',
        'departement-20',
        'region-99',
        'epci-1',
        'france-FR',
        '__proto__-FR',
        'constructor-',
        '<script>',
        '%00',
        ',',
      ),
    );
    const requete = fc.oneof(
      fc.string({ maxLength: 500 }),
      fc.tuple(fc.constantFrom('1', '2', '', 'x'), fc.array(morceau, { maxLength: 8 })).map(([v, m]) => `?v=${v}&lieux=${m.join(',')}`),
      fc.array(morceau, { maxLength: 5 }).map((m) => `?lieux=${encodeURIComponent(m.join(','))}&lieux=france-FR`),
    );
    fc.assert(
      fc.property(requete, (r) => {
        const { lieux, avis } = lireComparer(r);
        expect(lieux.length).toBeLessThanOrEqual(LIEUX_MAX);
        expect(lireComparer(ecrireComparer(lieux))).toEqual({ lieux, avis: null });
        expect(avis === null || /^[A-Z].*\.$/.test(avis)).toBe(true);
        expect(avis ?? '').not.toContain('<');
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['?v=2&lieux=departement-01', 0, /n’est pas de celles/],
    ['?v=1&lieux=departement-99', 0, /aucun territoire/],
    ['?v=1&lieux=departement-01,region-99', 1, /laissée de côté/],
    ['?v=1&lieux=departement-01,departement-02,departement-03,departement-04,departement-05', 4, /au plus/],
    ['?v=1&lieux=departement-01,departement-01', 1, null],
    ['?utm_source=x', 0, null],
  ])('%s', (requete, nombre, motif) => {
    const { lieux, avis } = lireComparer(requete);
    expect(lieux).toHaveLength(nombre);
    if (motif === null) expect(avis).toBeNull();
    else expect(avis).toMatch(motif);
  });
});
