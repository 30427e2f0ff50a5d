import { eptParCommune, lirePaquet } from '../scripts/cog.ts';
import { describe, expect, test } from 'vitest';
import { COLLECTIONS } from '../src/domain/contenu/commun.ts';
import { type Dehors, type Entrees, lireEntrees, verifierRenvois } from '../src/domain/contenu/verification.ts';
import { formatAnomalie } from '../src/lib/anomalie.ts';
import { CATALOGUE } from '../src/indicateurs/catalogue.ts';
import { lireCollection, lireRecits } from '../src/lecture/fichiers-contenu.ts';

const entrees = Object.fromEntries(COLLECTIONS.map((c) => [c, c === 'recits' ? lireRecits() : lireCollection(c)])) as unknown as Entrees;

/** Codes of the official geographic code, whatever has been built: the test runs on a clean clone. */
function territoires(): ReadonlySet<string> {
  const niveaux = {
    region: lirePaquet('regions'),
    departement: lirePaquet('departements'),
    epci: lirePaquet('epci'),
    ept: [...new Set(eptParCommune().values())].map((code) => ({ code })),
    commune: lirePaquet('communes').filter((c) => c.type === 'commune-actuelle'),
  };
  return new Set(['france:FR', ...Object.entries(niveaux).flatMap(([niveau, liste]) => liste.map(({ code }) => `${niveau}:${code}`))]);
}
const dehors: Dehors = { indicateurs: new Set(CATALOGUE.map((i) => i.id)), territoires: territoires() };
const { contenu, anomalies } = lireEntrees(entrees);

describe('the content of the site', () => {
  test('every entry obeys its schema', () => {
    expect(anomalies.map(formatAnomalie)).toEqual([]);
  });

  test('every reference finds its end', () => {
    expect(verifierRenvois(contenu, dehors).map(formatAnomalie)).toEqual([]);
  });
});
