import fc from 'fast-check';
import { expect, test } from 'vitest';
import { horsDePortee } from '../definitions.ts';
import { CLASSEMENTS_FRR } from '#domain/tables/zonages.ts';
import { coderCommunes, coderLieux, lireCommunes, lireLieux, OFFRES, type Communes, type Lieux } from './fichiers.ts';

const km = fc.oneof({ weight: 8, arbitrary: fc.double({ min: 0, max: 250, noNaN: true }) }, fc.constantFrom(NaN, Infinity, 0, 5, 20, 50));
const commune = fc.record({
  code: fc.constantFrom('01001', '01002', '2A004', '48095', '97302', '97608'),
  epci: fc.integer({ min: -1, max: 1 }),
  population: fc.integer({ min: 0, max: 2_200_000 }),
  km: fc.tuple(km, km, km, km, km),
  frr: fc.constantFrom(null, ...CLASSEMENTS_FRR),
  qpv: fc.integer({ min: 0, max: 60 }),
});
const EPCI: Communes['epci'] = [
  { code: '200000001', nom: 'CC du Pré', etablissements: { ACI: 0, AI: 1, EI: 12, ETTI: 0 }, demandeurs: 812, mediane: 1.25 },
  { code: '200000002', nom: 'CA de l’Eau', etablissements: { ACI: 0, AI: 0, EI: 0, ETTI: 0 }, demandeurs: null, mediane: null },
];
const communes = fc.array(commune, { minLength: 1, maxLength: 30 }).map((l): Communes => ({
  codes: l.map((c) => c.code),
  epciDe: Int32Array.from(l, (c) => c.epci),
  populations: Int32Array.from(l, (c) => c.population),
  distances: Object.fromEntries(OFFRES.map((o, k) => [o, Float64Array.from(l, (c) => c.km[k] ?? NaN)])) as Communes['distances'],
  frr: l.map((c) => c.frr),
  qpv: Uint8Array.from(l, (c) => c.qpv),
  grandes: new Set(new Set(l.map((c) => c.code)).size === l.length && l.length > 2 ? [0, 2] : []),
  epci: EPCI,
}));

test('everything but the distances comes back as it was, through the text of the file', () => {
  fc.assert(
    fc.property(communes, fc.constantFrom('france' as const, 'departement' as const), (c, finesse) => {
      const lue = lireCommunes(JSON.parse(JSON.stringify(coderCommunes(c, finesse))), finesse);
      expect({ ...lue, distances: null }).toEqual({ ...c, distances: null });
    }),
  );
});

test('at every whole number of kilometres the answer is that of the true distance, and no more than a step is added', () => {
  fc.assert(
    fc.property(communes, fc.constantFrom('france' as const, 'departement' as const), (c, finesse) => {
      const lue = lireCommunes(coderCommunes(c, finesse), finesse);
      for (const offre of OFFRES)
        for (const [i, vraie] of c.distances[offre].entries()) {
          const ronde = lue.distances[offre][i] ?? NaN;
          for (const d of [5, 10, 20, 35, 50, 60]) expect(horsDePortee(ronde, d)).toBe(horsDePortee(vraie, d));
          if (Number.isFinite(vraie)) expect(ronde - vraie).toBeLessThanOrEqual(finesse === 'france' ? 1 : 0.010001);
          else expect(ronde).toBe(vraie);
        }
    }),
  );
});

test('places come back to the hundred-thousandth of a degree, those without a point without one', () => {
  const lieux: Lieux = {
    noms: ['L’Abergement-Clémenciat', 'L’Oie', 'Saint-Joseph', 'Mamoudzou'],
    lon: Float64Array.from([4.92583, NaN, -61.5, 45.22]),
    lat: Float64Array.from([46.15359, NaN, 14.67, -12.78]),
    bassins: ['continent', 'continent', '972', '976'],
  };
  expect(lireLieux(JSON.parse(JSON.stringify(coderLieux(lieux))))).toEqual(lieux);
});

test('a file of another version is refused by name', () => {
  const fichier = coderLieux({ noms: ['A'], lon: Float64Array.of(1), lat: Float64Array.of(1), bassins: ['continent'] });
  expect(() => lireLieux({ ...fichier, version: 2 as 1 })).toThrow('version 2 of the zones blanches');
});
