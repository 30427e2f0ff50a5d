import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { lireAdresse, Refus, type FormeAdresse, type Parts } from './lecture-adresse.ts';

type Cle = 'c' | 'n';
const FORME: FormeAdresse<Cle> = { noms: { v: 'version', c: 'couleur', n: 'nombre' }, version: '1', longueurMax: 40 };
const COULEURS = ['rouge', 'vert'] as const;

function lire({ un, parmi }: Parts<Cle>) {
  const couleur = parmi('c', COULEURS);
  const n = un('n');
  if (n !== undefined && !/^\d$/.test(n)) throw new Refus<Cle>('n');
  return { couleur, n };
}

test.each([
  ['', { couleur: undefined, n: undefined }],
  ['?v=1', { couleur: undefined, n: undefined }],
  ['?c=vert&n=3', { couleur: 'vert', n: '3' }],
  ['v=1&c=rouge', { couleur: 'rouge', n: undefined }],
  ['?n=3&utm_source=lettre&utm_source=x', { couleur: undefined, n: '3' }],
])('%j is read, with or without its version, and what is not ours is ignored', (requete, etat) => {
  expect(lireAdresse(requete, FORME, lire)).toEqual({ etat, faute: null });
});

test.each([
  ['?v=2&c=vert', 'version'],
  ['?v=', 'version'],
  ['?v=1&v=1', 'version'],
  ['?c=bleu', 'couleur'],
  ['?c=', 'couleur'],
  ['?c=__proto__', 'couleur'],
  ['?c=vert&c=vert', 'couleur'],
  ['?n=1&n=2', 'nombre'],
  ['?n=dix', 'nombre'],
  [`?c=vert&x=${'9'.repeat(40)}`, 'longueur'],
])('%j gives no state, and the name of the part that was wrong', (requete, faute) => {
  expect(lireAdresse(requete, FORME, lire)).toEqual({ etat: null, faute });
});

describe('what is thrown', () => {
  it('is never the address’s doing', () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(lireAdresse(`?${s}`, FORME, lire)).toHaveProperty('faute');
      }),
    );
  });

  it('is passed on when it is not a refusal', () => {
    const fautif = () => {
      throw new TypeError('a fault of ours');
    };
    expect(() => lireAdresse('?c=vert', FORME, fautif)).toThrow('a fault of ours');
  });
});
