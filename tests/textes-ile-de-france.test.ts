import { describe, expect, test } from 'vitest';
import type { ChiffreDate } from '../src/domain/contenu/chiffre-date.ts';
import type { Objectif } from '../src/domain/contenu/objectif.ts';
import { chiffreDate } from '../src/domain/contenu/chiffre-date.ts';
import { objectif } from '../src/domain/contenu/objectif.ts';
import { lireFichier } from '../src/lecture/fichiers-contenu.ts';

const lire = <T>(schema: { parse: (v: unknown) => T }, chemin: string): readonly T[] =>
  lireFichier(`src/content/${chemin}.yaml`).map((e) => schema.parse(e.donnees));
const o2015 = lire<Objectif>(objectif, 'objectifs/ile-de-france-2015-2017');
const o2018 = lire<Objectif>(objectif, 'objectifs/ile-de-france-2018-2020');
const chiffres = new Map(
  ['ile-de-france-2015-2017', 'ile-de-france-2018-2020']
    .flatMap((s) => lire<ChiffreDate>(chiffreDate, `chiffres-dates/${s}`))
    .map((c) => [c.id, c]),
);
const objectifs = [...o2015, ...o2018];
const enfants = (o: Objectif) => objectifs.filter((x) => x.parent === o.id);
const feuille = (o: Objectif) => enfants(o).length === 0;

/** The numbers the texts print, in their order. */
const NUMEROS_2015 = [
  ...[1, 11, 111, 112, 113, 12, 121, 122, 123],
  ...[2, 21, 211, 212, 213, 22, 221, 222, 223],
  ...[3, 31, 311, 312, 32, 321, 322, 323, 324],
  ...[4, 41, 411, 412, 413, 42, 421, 422, 423, 424, 425],
  ...[5, 51, 52, 53, 54],
];
const NUMEROS_2018 = ['1', '1.1', '1.2', '2', '2.1', '2.2', '3', '3.1', '3.2', '3.3', '3.4', '4', '4.1', '4.2'];
/** How many commitments stand as bullets under each objective, and in each box that makes commitments. */
const ENGAGEMENTS_2018 = {
  ...{ '1-1': 2, '1-2': 3, '2-1': 6, '2-2': 7, '3-1': 5, '3-2': 3, '3-3': 2, '3-4': 5, '4-1': 4, '4-2': 3 },
  ...{ '1-2-etat': 4, '2-1-region': 4, '3-2-pole-emploi': 4, '3-3-uniformation': 6 },
};

describe('the objectives of the two texts of Île-de-France', () => {
  test('every number of 2015-2017 is coded, and no other', () => {
    expect(o2015.map((o) => o.numero)).toEqual(NUMEROS_2015.map(String));
    expect(o2015.map((o) => o.id)).toEqual(NUMEROS_2015.map((n) => `idf-2015-${n}`));
  });

  test('every number and every bullet of 2018-2020 is coded, and no other', () => {
    const attendus = [
      ...NUMEROS_2018.map((n) => `idf-2018-${n.replace('.', '-')}`),
      ...Object.entries(ENGAGEMENTS_2018).flatMap(([o, n]) => Array.from({ length: n }, (_, k) => `idf-2018-${o}-${'abcdefg'[k]}`)),
      // the last sentence of the text: yearly follow-up, review at the end of 2020
      'idf-2018-suivi',
    ];
    expect(o2018.map((o) => o.id).sort()).toEqual(attendus.sort());
    expect(o2018.flatMap((o) => o.numero ?? [])).toEqual(NUMEROS_2018);
  });

  test('a numbered objective hangs from the number it begins with', () => {
    const mal = o2015.filter((o) => o.parent !== undefined && o.parent !== `idf-2015-${o.numero?.slice(0, -1)}`);
    expect(mal.map((o) => o.id)).toEqual([]);
    expect(o2015.filter((o) => (o.parent === undefined) !== (o.numero?.length === 1)).map((o) => o.id)).toEqual([]);
  });

  test('each has a status, a reason, and whoever is charged with it', () => {
    expect(objectifs.filter((o) => o.mesure.raison.length < 20 || o.charges.length === 0).map((o) => o.id)).toEqual([]);
  });

  test('what groups others is measurable only when all of them are, and not at all only when none is', () => {
    const statuts = (o: Objectif) => new Set(enfants(o).map((e) => e.mesure.statut));
    const attendu = (o: Objectif) => (statuts(o).size === 1 ? [...statuts(o)][0] : 'partiel');
    const mal = objectifs.filter((o) => !feuille(o) && o.mesure.statut !== attendu(o));
    expect(mal.map((o) => `${o.id} : ${o.mesure.statut}, ses enfants : ${attendu(o)}`)).toEqual([]);
  });

  test('the lineage and the fate tell the same story', () => {
    const repris = new Set(o2018.flatMap((o) => o.lignage.reprend));
    const mal2015 = o2015.filter((o) => feuille(o) && (o.sort === 'reconduit') !== repris.has(o.id));
    expect(mal2015.map((o) => o.id)).toEqual([]);
    expect(o2015.filter((o) => feuille(o) && !['reconduit', 'abandonne', 'clos'].includes(o.sort ?? '')).map((o) => o.id)).toEqual([]);
    const sousLesAxes = o2018.filter((o) => !/^\d$/.test(o.numero ?? ''));
    const mal2018 = sousLesAxes.filter((o) => o.sort !== (o.lignage.reprend.length > 0 ? 'reconduit' : 'ajoute'));
    expect(mal2018.map((o) => o.id)).toEqual([]);
  });
});

describe('the figures the texts print agree with themselves', () => {
  const v = (id: string) => {
    const valeur = chiffres.get(id)?.valeur;
    if (valeur == null) throw new Error(`no figure "${id}"`);
    return valeur;
  };
  const somme = (...ids: readonly string[]) => ids.reduce((s, id) => s + v(id), 0);

  test('2013: EI and ACI are 75 % of the SIAE, and the three parts make the whole', () => {
    expect(Math.round((somme('idf-2013-ei', 'idf-2013-aci') / v('idf-2013-siae')) * 100)).toBe(v('idf-2013-part-ei-aci'));
    expect(somme('idf-2013-part-ei-aci', 'idf-2013-part-ai', 'idf-2013-part-etti')).toBe(100);
    expect(Math.round((v('idf-2013-etti') / v('idf-2013-siae')) * 100)).toBe(v('idf-2013-part-etti'));
    const ai = v('idf-2013-siae') - somme('idf-2013-ei', 'idf-2013-aci', 'idf-2013-etti');
    expect(Math.round((ai / v('idf-2013-siae')) * 100)).toBe(v('idf-2013-part-ai'));
  });

  test('2007-2013: creations less closures, type by type, and the percentages', () => {
    expect(v('idf-2013-creations') - v('idf-2013-suppressions')).toBe(v('idf-2013-solde'));
    const etti = v('idf-2013-etti') - v('idf-2007-etti');
    expect(somme('idf-2013-evolution-aci', 'idf-2013-evolution-ei', 'idf-2013-evolution-ai') + etti).toBe(v('idf-2013-solde'));
    const en2007 = v('idf-2013-siae') - v('idf-2013-solde');
    expect(en2007).toBe(358);
    expect(Math.round((v('idf-2013-solde') / en2007) * 100)).toBe(v('idf-2013-evolution'));
    const ei2007 = v('idf-2013-ei') - v('idf-2013-evolution-ei');
    expect(Math.round((v('idf-2013-evolution-ei') / ei2007) * 100)).toBe(v('idf-2013-evolution-ei-part'));
    // « un tiers »
    expect(v('idf-2013-evolution-aci') / (v('idf-2013-aci') - v('idf-2013-evolution-aci'))).toBeCloseTo(1 / 3, 2);
  });

  test('shares of employees make 100, shares of ETP make 99 by rounding', () => {
    const types = ['ai', 'ei', 'aci', 'etti'];
    expect(somme(...types.map((t) => `idf-2013-salaries-${t}`))).toBe(100);
    expect(somme(...types.map((t) => `idf-2013-etp-${t}`))).toBe(99);
    expect(somme(...types.map((t) => `idf-2016-ca-${t}`))).toBe(99.5);
  });

  test('the four sectors of 2013 are close to two thirds, the three of 2016 a little more than half', () => {
    const quatre = somme('idf-2013-btp', 'idf-2013-nettoyage', 'idf-2013-espaces-verts', 'idf-2013-sap');
    expect(quatre).toBeGreaterThan(60);
    expect(quatre).toBeLessThan(67);
    const trois = somme('idf-2016-btp', 'idf-2016-nettoyage', 'idf-2016-espaces-verts');
    expect(trois).toBeGreaterThan(50);
    expect(trois).toBeLessThan(55);
  });

  test('the two texts do not describe the same growth, and both are kept', () => {
    expect(v('idf-2016-siae')).toBeLessThan(v('idf-2013-siae'));
    expect(v('idf-2013-siae') - v('idf-2013-solde')).not.toBe(v('idf-2016-siae') - v('idf-2016-croissance'));
  });

  test('what stands side by side has the same unit, one figure a text, and a reserve where the definitions differ', () => {
    const groupes = Map.groupBy(
      [...chiffres.values()].filter((c) => c.rapprochement !== undefined),
      (c) => c.rapprochement?.cle ?? '',
    );
    for (const [cle, liste] of groupes) {
      expect([cle, new Set(liste.map((c) => c.unite)).size]).toEqual([cle, 1]);
      expect([cle, new Set(liste.map((c) => c.strategie)).size]).toEqual([cle, liste.length]);
    }
    const reserves = [...groupes].filter(([, liste]) => liste.some((c) => c.rapprochement?.reserve !== undefined)).map(([cle]) => cle);
    expect(reserves).toEqual(expect.arrayContaining(['siae', 'longue-duree', 'quartiers', 'espaces-verts', 'croissance', 'concentration']));
  });
});
