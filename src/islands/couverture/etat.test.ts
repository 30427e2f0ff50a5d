import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFINITIONS } from '#zones-blanches/definitions.ts';
import { TYPES_SIAE } from '#domain/types-siae.ts';
import { OFFRES } from '#zones-blanches/couverture-max/fichiers.ts';
import { POIDS } from '#zones-blanches/couverture-max/construire.ts';
import { REPERES } from './prioritaires.ts';
import { ecrireZones, ETAT_INITIAL, lireZones, type EtatZones } from './etat.ts';

const etat: fc.Arbitrary<EtatZones> = fc.record({
  portee: fc.integer({ min: 5, max: 50 }),
  definition: fc.constantFrom(...DEFINITIONS),
  offre: fc.constantFrom(...OFFRES),
  departement: fc.constantFrom(null, '01', '2A', '48', '973'),
  repere: fc.constantFrom(...REPERES),
  ajouts: fc.uniqueArray(
    fc.record({ commune: fc.constantFrom('48095', '2A004', '97302', '01053'), type: fc.constantFrom(...TYPES_SIAE) }),
    {
      maxLength: 10,
      selector: (a) => `${a.commune}-${a.type}`,
    },
  ),
  recherche: fc.option(fc.record({ k: fc.integer({ min: 1, max: 10 }), poids: fc.constantFrom(...POIDS) })),
});

test('an address gives back the state that wrote it', () => {
  fc.assert(
    fc.property(etat, (e) => {
      expect(lireZones(ecrireZones(e))).toEqual({ etat: e, faute: null });
    }),
  );
});

test('the first state has no address, and none gives the first state', () => {
  expect(ecrireZones(ETAT_INITIAL)).toBe('');
  expect(lireZones('')).toEqual({ etat: ETAT_INITIAL, faute: null });
  expect(lireZones('?utm_source=lettre&d=15').etat.portee).toBe(15);
});

test.each([
  ['?d=4', 'distance'],
  ['?d=51', 'distance'],
  ['?d=20.5', 'distance'],
  ['?d=1e1', 'distance'],
  ['?d=20&d=30', 'distance'],
  ['?v=2&d=20', 'version'],
  ['?def=b', 'définition'],
  ['?def=__proto__', 'définition'],
  ['?t=GEIQ', 'type de structure'],
  ['?t=EITI', 'type de structure'],
  ['?dep=99', 'département'],
  ['?dep=48%22%3E%3Cscript%3E', 'département'],
  ['?z=zrr', 'territoires prioritaires'],
  ['?si=48095', 'structures ajoutées'],
  ['?si=48095-ACI,48095-ACI', 'structures ajoutées'],
  ['?si=48095-aci', 'structures ajoutées'],
  [`?si=${Array.from({ length: 11 }, (_, i) => `480${10 + i}-ACI`).join(',')}`, 'structures ajoutées'],
  ['?k=0', 'nombre d’implantations'],
  ['?k=11', 'nombre d’implantations'],
  ['?k=2&w=rsa', 'public compté'],
  [`?d=20&x=${'9'.repeat(700)}`, 'longueur'],
])('%s gives the first state and names what was wrong', (requete, faute) => {
  expect(lireZones(requete)).toEqual({ etat: ETAT_INITIAL, faute });
});

test('whatever the address, reading never throws', () => {
  fc.assert(
    fc.property(fc.string(), (s) => {
      expect(lireZones(`?${s}`)).toHaveProperty('etat');
    }),
  );
});
