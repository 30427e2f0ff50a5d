import { expect, test } from 'vitest';
import { objectif } from '../src/domain/contenu/objectif.ts';
import { strategie } from '../src/domain/contenu/strategie.ts';
import { indicateur } from '../src/indicateurs/catalogue.ts';
import { lireCollection } from '../src/lecture/fichiers-contenu.ts';
import { debutDe, estDeDepart, titreValeur } from '../src/phrases/strategies/valeurs.ts';

const strategies = new Map(lireCollection('strategies').map((e) => [e.id, strategie.parse(e.donnees)]));
const suivis = lireCollection('objectifs')
  .map((e) => objectif.parse(e.donnees))
  .flatMap((o) => {
    const s = strategies.get(o.strategie);
    return o.valeurActuelle === null || s === undefined ? [] : [{ o, s, periode: indicateur(o.valeurActuelle.indicateur).periode }];
  });
const departs = suivis.filter(({ o, s, periode }) => estDeDepart(periode, debutDe(o, s)));

test('a value older than the programme is said to be where it starts from', () => {
  expect(suivis.length).toBeGreaterThan(20);
  // the list of 2019 and the allowances of the end of 2019, for programmes begun in 2021
  expect(departs.map(({ o }) => o.id)).toEqual(expect.arrayContaining(['gua-ddapp-etp-brsa', 'gua-ddapp-zones-blanches']));
  expect(departs.every(({ s }) => s.id === 'guadeloupe')).toBe(true);
  expect(titreValeur(true)).toMatch(/^Situation de départ/);
});

test('no target is said to be measured by a value older than its programme', () => {
  expect(departs.filter(({ o }) => o.mesure.statut === 'mesurable').map(({ o }) => o.id)).toEqual([]);
});
