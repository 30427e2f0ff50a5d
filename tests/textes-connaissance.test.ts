import { describe, expect, test } from 'vitest';
import { SCHEMAS } from '../src/domain/contenu/schemas.ts';
import { lireCollection } from '../src/lecture/fichiers-contenu.ts';

const termes = lireCollection('termes').map((e) => SCHEMAS.termes.parse(e.donnees));
const dispositifs = lireCollection('dispositifs').map((e) => SCHEMAS.dispositifs.parse(e.donnees));
const instances = lireCollection('instances').map((e) => SCHEMAS.instances.parse(e.donnees));
const tous = [...termes, ...dispositifs, ...instances];

describe('how sure a claim of the glossary, of the programmes and of the bodies is', () => {
  test('nothing is verified by default', () => {
    const [premier] = lireCollection('termes');
    const sans = { ...premier?.donnees, connaissance: undefined };
    expect(SCHEMAS.termes.parse(sans).connaissance).toEqual({ etat: 'a-verifier' });
  });

  test('what is verified names its source, its address and its full day', () => {
    const verifies = tous.flatMap((e) => (e.connaissance.etat === 'verifie' ? [{ id: e.id, k: e.connaissance }] : []));
    expect(verifies.length).toBeGreaterThan(10);
    expect(verifies.filter(({ k }) => !k.url.startsWith('http') || k.date.length !== 10).map(({ id }) => id)).toEqual([]);
  });

  test('a programme whose state is unknown is not said to be verified, one verified says what holds today', () => {
    const verifies = dispositifs.filter((x) => x.connaissance.etat === 'verifie');
    expect(verifies.filter((x) => x.etat === 'inconnu' || x.aujourdhui.length === 0).map((x) => x.id)).toEqual([]);
  });

  test('the aided contract still exists, and each collectivity has one date', () => {
    expect(termes.find((t) => t.id === 'cui')?.jusque).toBeUndefined();
    const dits = termes.filter((t) => ['ctg', 'ctm'].includes(t.id)).map((t) => [t.depuis, t.definition.includes('décembre 2015')]);
    expect(dits).toEqual([
      ['2015-12', true],
      ['2015-12', true],
    ]);
  });
});
