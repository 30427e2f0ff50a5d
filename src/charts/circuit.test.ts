import { describe, expect, it } from 'vitest';
import { dessinerCircuit, type EtapeDeCircuit } from './circuit.ts';
import { verifierGolden } from './goldens/golden.ts';
import { document, rendre } from './server.ts';

const VOIES = [
  { id: 'a', alors: 'Demandeur', aujourdhui: 'Demandeur' },
  { id: 'b', alors: 'Bureau', aujourdhui: 'Guichet' },
  { id: 'c', alors: 'Conseil', aujourdhui: 'Commission' },
];
const ETAPES: readonly EtapeDeCircuit[] = [
  { titre: 'Demande', voies: ['a'] },
  { titre: 'Étude', voies: ['b'] },
  { titre: 'Rendez-vous', voies: ['b', 'a'] },
  { titre: 'Avis', voies: ['c'] },
  { titre: 'Bilan', voies: ['a', 'b'] },
];
const options = { document, id: 'circuit', nom: { etiquette: 'Un circuit' } } as const;
const dessin = () => rendre(dessinerCircuit(ETAPES, VOIES, { ...options, boucle: true }));

describe('the circuit', () => {
  it('is the drawing that was reviewed', () => {
    verifierGolden('circuit', dessin);
  });

  it('numbers every step and names it, and names who has two names twice', () => {
    const svg = dessin();
    const textes = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, t]) => t);
    expect(textes).toEqual([
      'Demandeur',
      'Bureau',
      'Guichet',
      'Conseil',
      'Commission',
      ...ETAPES.flatMap((e, k) => [String(k + 1), e.titre]),
    ]);
  });

  it('keeps names inside the drawing', () => {
    const serre = rendre(dessinerCircuit([{ titre: 'Convention', voies: ['c'] }], VOIES, { ...options, largeur: 300 }));
    expect(serre).toMatch(/class="fin fort halo"[^>]*>Convention/);
  });

  it('refuses a step in no column', () => {
    expect(() => dessinerCircuit([{ titre: 'x', voies: ['z'] }], VOIES, options)).toThrow('no column "z" in this circuit');
  });
});
