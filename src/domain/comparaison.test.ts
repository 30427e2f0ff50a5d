import { describe, expect, it } from 'vitest';
import { pourcent } from '#lib/format.ts';
import { cellule, celluleVide } from './cellule.ts';
import { phraseComparaison } from './comparaison.ts';
import { NOMS_FRANCE, nomsDepartement, nomsRegion } from './noms.ts';

const ain = nomsDepartement('01');
const aura = nomsRegion('84');
const dire = (...places: Parameters<typeof phraseComparaison>[0]) => phraseComparaison(places, pourcent);

describe('phraseComparaison', () => {
  it('says each difference in words, with the figure it stands on', () => {
    expect(
      dire({ noms: ain, cellule: cellule(5.6) }, { noms: aura, cellule: cellule(6.5) }, { noms: NOMS_FRANCE, cellule: cellule(7.9) }),
    ).toBe(
      '5,6\u202f% dans l’Ain\u00a0: un peu moins qu’en Auvergne-Rhône-Alpes (6,5\u202f%) et nettement moins qu’en France (7,9\u202f%).',
    );
  });

  it('never compares with a missing value, and says why it is missing', () => {
    const mayotte = nomsDepartement('976');
    expect(dire({ noms: ain, cellule: cellule(5) }, { noms: mayotte, cellule: celluleVide('indisponible') })).toBe(
      '5,0\u202f% dans l’Ain. Non disponible à Mayotte.',
    );
    expect(dire({ noms: mayotte, cellule: celluleVide('secret') }, { noms: NOMS_FRANCE, cellule: cellule(8) })).toBe(
      '8,0\u202f% en France. Secret statistique à Mayotte.',
    );
    expect(dire({ noms: ain, cellule: { motif: 'autre-date' } })).toBe('Connu à une autre date seulement dans l’Ain.');
  });

  it('sets a zero against the others without a multiple', () => {
    expect(
      dire(
        { noms: ain, cellule: cellule(4) },
        { noms: NOMS_FRANCE, cellule: cellule(2) },
        { noms: nomsDepartement('976'), cellule: cellule(0) },
      ),
    ).toBe('4,0\u202f% dans l’Ain\u00a0: deux fois plus qu’en France (2,0\u202f%), contre 0,0\u202f% à Mayotte.');
  });

  it('keeps a real zero as a number and multiplies nothing by it', () => {
    expect(dire({ noms: ain, cellule: cellule(0) }, { noms: NOMS_FRANCE, cellule: cellule(3) })).toBe(
      '0,0\u202f% dans l’Ain, contre 3,0\u202f% en France.',
    );
    expect(dire({ noms: ain, cellule: cellule(0) }, { noms: aura, cellule: cellule(0) })).toContain(
      'autant qu’en Auvergne-Rhône-Alpes (0,0',
    );
  });
});
