import { describe, expect, test } from 'vitest';
import { objectif } from '#domain/contenu/objectif.ts';
import {
  arbre,
  compterStatuts,
  feuilles,
  intitule,
  lesPlusPrecis,
  phraseHorsPromesses,
  phraseIntrouvable,
  phraseMesure,
  quiDetient,
  repereDe,
  suitesDe,
  titrePlans,
  type Objectif,
} from './objectifs.ts';

const o = (id: string, reste: Readonly<Record<string, unknown>> = {}): Objectif =>
  objectif.parse({
    id,
    strategie: 's',
    titre: `Titre de ${id}`,
    section: 'a',
    engagement: 'x',
    themes: ['offre'],
    mesure: { statut: 'non', raison: 'x', detenteur: 'y' },
    ...reste,
  });
const mesurable = { indicateurs: ['defm'], mesure: { statut: 'mesurable', raison: 'x' } };
const tous = [
  o('t-1', { numero: '1' }),
  o('t-1-1', { numero: '1.1', parent: 't-1' }),
  o('t-1-1-a', { parent: 't-1-1', ...mesurable, lignage: { reprend: ['v-1'] } }),
  o('t-1-1-b', { parent: 't-1-1' }),
  o('t-1-1-etat-a', { parent: 't-1-1' }),
  o('v-1', { strategie: 'v' }),
];

describe('objectives', () => {
  test('hang in a tree, in the order of the text', () => {
    const [racine] = arbre(tous.slice(0, 5));
    expect(racine?.o.id).toBe('t-1');
    expect(racine?.enfants[0]?.enfants.map((n) => n.o.id)).toEqual(['t-1-1-a', 't-1-1-b', 't-1-1-etat-a']);
  });

  test('a promise is counted once: groups are not promises', () => {
    expect(feuilles(tous.slice(0, 5)).map((x) => x.id)).toEqual(['t-1-1-a', 't-1-1-b', 't-1-1-etat-a']);
    expect(compterStatuts(tous.slice(0, 5))).toEqual({ mesurable: 1, partiel: 0, non: 2, total: 3 });
  });

  test('what is done or described is not promised, and has no target', () => {
    const action = o('t-2', { nature: 'action' });
    const description = o('t-3', { nature: 'description' });
    expect(compterStatuts([...tous.slice(0, 5), action, description]).total).toBe(3);
    expect(phraseHorsPromesses([action, description])?.replaceAll('\u00a0', ' ')).toBe(
      '1 action dite réalisée et 1 description sont reprises à part et ne comptent pas parmi les engagements.',
    );
    expect(phraseHorsPromesses(tous)).toBeNull();
    expect(() => o('t-4', { nature: 'action', cible: { valeur: 12, unite: 'SIAE' } })).toThrow(/une cible est promise/);
  });

  test('a bullet takes the number of its objective and its letter; a box has no number', () => {
    const repere = (id: string) => repereDe(tous.find((x) => x.id === id) ?? o('z'), tous);
    expect(['t-1', 't-1-1-b', 't-1-1-etat-a', 'v-1'].map(repere)).toEqual(['1', '1.1 b', null, null]);
    expect(intitule(tous[2] ?? o('z'), tous)).toBe('1.1 a. Titre de t-1-1-a');
  });

  test('the lineage is read both ways', () => {
    expect(suitesDe(o('v-1'), tous).map((x) => x.id)).toEqual(['t-1-1-a']);
  });
});

test('the plans announced are counted, and those found', () => {
  const plan = (retrouve: 'oui' | 'non') => ({ titre: 'x', territoire: { niveau: 'departement', code: '75' } as const, retrouve });
  const dire = (...plans: readonly ('oui' | 'non')[]) => titrePlans({ plans: plans.map(plan) }).replaceAll('\u00a0', ' ');
  expect(dire('non', 'non')).toBe('Sur 2 plans d’action annoncés, nous n’en avons retrouvé aucun');
  expect(dire('non', 'oui')).toBe('Sur 2 plans d’action annoncés, nous en avons retrouvé 1');
});

test('a group is left out beside what makes it up', () => {
  expect(lesPlusPrecis(tous.slice(0, 4), tous).map((x) => x.id)).toEqual(['t-1-1-a', 't-1-1-b']);
});

test('what is not found is said with the day and the place of the search', () => {
  const dit = phraseIntrouvable({ date: '2026-11-28', ou: 'des copies de pages' }, 'le bilan');
  expect(dit.replaceAll('\u00a0', ' ')).toBe('Non retrouvé par nous, le 28 novembre 2026, dans des copies de pages : le bilan.');
});

test('the holder of what is missing is said in a sentence', () => {
  expect(quiDetient('Les DDETS')).toBe('Qui détient ce qui manque : les DDETS.');
  expect(quiDetient('OPCO et DEETS')).toBe('Qui détient ce qui manque : OPCO et DEETS.');
  expect(quiDetient('L’ASP.')).toBe('Qui détient ce qui manque : l’ASP.');
  expect(quiDetient('Personne, à notre connaissance : aucun compte n’en est tenu')).toBe(
    'Personne, à notre connaissance : aucun compte n’en est tenu.',
  );
});

test.each([
  [
    { mesurable: 1, partiel: 8, non: 21, total: 30 },
    'Sur 30 engagements, 1 se mesure avec des données publiques, 8 en partie, 21 pas du tout',
  ],
  [{ mesurable: 0, partiel: 0, non: 0, total: 0 }, 'Ce texte ne prend pas d’engagement'],
  [{ mesurable: 0, partiel: 0, non: 5, total: 5 }, 'Sur 5 engagements, aucun ne se mesure avec des données publiques'],
])('%o', (comptes, attendu) => {
  expect(phraseMesure(comptes).replaceAll('\u00a0', ' ')).toBe(attendu);
});
