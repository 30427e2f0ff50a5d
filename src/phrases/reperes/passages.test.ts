import { describe, expect, test } from 'vitest';
import type { Contenu } from '#domain/contenu/verification.ts';
import { code, etiquette, fonctionsDe, lirePassage, parTexte, textesDuRole, type Instance } from './passages.ts';

const contenu = {
  strategies: [
    { id: 'b', court: 'Guadeloupe', date: '2021', nature: 'programme', editeur: 'X' },
    { id: 'a', court: 'Île-de-France 2015-2017', date: '2015', nature: 'strategie', editeur: 'Y' },
  ],
  objectifs: [{ id: 'a-53', strategie: 'a', numero: '53' }],
} as unknown as Contenu;
const instance = {
  roles: [
    { fonction: 'finance', strategie: 'b', section: 'x', dit: 'Paie.' },
    { fonction: 'oriente', strategie: 'a', section: '53', dit: 'Décide.' },
    { fonction: 'finance', strategie: 'a', section: '12', dit: 'Paie aussi.' },
  ],
} as unknown as Instance;

describe('passages', () => {
  test('a text is named by its place and the year it was written', () => {
    expect(contenu.strategies.map(etiquette)).toEqual(['Guadeloupe\u00a02021', 'Île-de-France\u00a02015']);
    expect(contenu.strategies.map(code)).toEqual(['Guadeloupe', '2015']);
    const avise = { court: 'Écosystème 2019', date: '2019-04-25', nature: 'description', editeur: 'Avise' } as const;
    expect([etiquette(avise), code(avise)]).toEqual(['Avise\u00a02019', 'Avise']);
  });

  test('a number leads to its objective, a heading to nothing', () => {
    expect(lirePassage(contenu, { strategie: 'a', section: '53', dit: 'Vrai ?' })).toEqual({
      dit: 'Vrai\u202f?',
      sections: [{ nom: 'objectif\u00a053', adresse: '/strategies/a/#a-53' }],
    });
    expect(lirePassage(contenu, { strategie: 'a', section: '12 et 53', dit: 'x' })).toMatchObject({
      sections: [
        { nom: 'objectif\u00a012', adresse: null },
        { nom: 'objectif\u00a053', adresse: '/strategies/a/#a-53' },
      ],
    });
    expect(lirePassage(contenu, { strategie: 'b', section: 'Rôles et usages', dit: 'x' })).toMatchObject({
      sections: [{ nom: 'Rôles et usages', adresse: null }],
    });
  });

  test('the oldest text comes first, and a text that says nothing is not named', () => {
    expect(parTexte(contenu, instance.roles).map((t) => [t.texte.nom, t.passages.length])).toEqual([
      ['Île-de-France\u00a02015', 2],
      ['Guadeloupe\u00a02021', 1],
    ]);
    expect(textesDuRole(contenu, instance, 'finance').map((s) => s.id)).toEqual(['a', 'b']);
    expect(textesDuRole(contenu, instance, 'avise')).toEqual([]);
  });

  test('roles keep the order of the matrix', () => {
    expect(fonctionsDe(instance)).toEqual(['oriente', 'finance']);
  });
});
