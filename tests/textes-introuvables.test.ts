import { expect, test } from 'vitest';
import { objectif } from '../src/domain/contenu/objectif.ts';
import { strategie } from '../src/domain/contenu/strategie.ts';
import { lireCollection } from '../src/lecture/fichiers-contenu.ts';

/** An absence told in passing, without the day nor the place of the search. */
const ABSENCE = /(?:n’(?:a|ont)(?: pas)? été (?:re)?trouvé|bilan public retrouvé)/u;
const objectifs = lireCollection('objectifs').map((e) => objectif.parse(e.donnees));
const strategies = lireCollection('strategies').map((e) => strategie.parse(e.donnees));

test('what is not found is said as data, never in passing', () => {
  const dits = [...lireCollection('objectifs'), ...lireCollection('strategies')];
  expect(dits.filter((e) => ABSENCE.test(JSON.stringify(e.donnees))).map((e) => e.id)).toEqual([]);
  expect(objectifs.filter((o) => o.mesure.introuvable !== undefined).length).toBeGreaterThan(15);
});

test('each text says on which day and where we looked', () => {
  for (const s of strategies) expect([s.id, s.recherche.date.length, s.recherche.ou.length > 20]).toEqual([s.id, 10, true]);
});

test('what is found of a diagnostic or a follow-up is cited with its address', () => {
  const cites = [...objectifs.flatMap((o) => o.mesure.trouves), ...strategies.flatMap((s) => s.evaluation.trouves)];
  expect(cites.length).toBeGreaterThan(6);
  expect(cites.filter((t) => t.url === undefined || t.reference === undefined)).toEqual([]);
  expect(objectifs.find((o) => o.id === 'idf-2015-411')?.mesure.trouves).toHaveLength(2);
});
