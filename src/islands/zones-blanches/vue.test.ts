import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMUNES } from '#zones-blanches/couverture-max/exemple.ts';
import type { Regle } from '#zones-blanches/couverture-max/situation.ts';
import { etiquetteDe } from './fiche.ts';
import { dessinerClassements, dessinerTableau } from './listes.ts';
import { phraseReperes, titre } from './titre-et-phrases.ts';
import { prioritesEpci } from '#islands/couverture/prioritaires.ts';
import { vueDepartement, vueFrance, type Vue } from './vue.ts';

const LISTE = { departement: '01', millesime: 'juillet 2019' };

const NOMS = ['Aise', 'Belan', 'Corps', 'Dun', 'Île', 'Sans'];
const regle = (definition: Regle['definition'], porteeKm = 20): Regle => ({ definition, offre: '', porteeKm });
const texte = (elements: readonly HTMLElement[]) => elements.map((e) => e.textContent).join(' ');
const casesDe = (vue: Vue, nom: string) => {
  const [bloc] = dessinerTableau(vue, true, () => undefined);
  const ligne = [...(bloc?.querySelectorAll('tbody tr') ?? [])].find((tr) => tr.querySelector('th')?.textContent === nom);
  return [...(ligne?.querySelectorAll('td') ?? [])].map((td) => td.textContent);
};

beforeAll(() => {
  globalThis.document = parseHTML('<html><body></body></html>').document;
});

describe('where the definition has no answer, nobody is counted: neither some nor none', () => {
  test('an EPCI without known jobseekers (E)', () => {
    const vue = vueFrance(COMMUNES, regle('e'));
    const dun = vue.places().find((p) => p.nom === 'CC de Dun');
    expect(dun).toMatchObject({ habitants: 1350, touches: { valeur: null, etat: 'indisponible' } });
    expect(casesDe(vue, 'CC de Dun')).toEqual(['1\u202f350', 'non disponible', 'non disponible']);
    expect(etiquetteDe(dun as NonNullable<typeof dun>)).toBe('CC de Dun\u00a0: non disponible');
  });

  test('a commune without a point (C)', () => {
    const vue = vueDepartement(COMMUNES, NOMS, regle('c'), '01');
    expect(vue.places().find((p) => p.nom === 'Sans')?.touches).toEqual({ valeur: null, etat: 'indisponible' });
    expect(casesDe(vue, 'Sans')).toEqual(['30', 'non disponible', 'non disponible']);
    expect(vue.places().find((p) => p.nom === 'Aise')?.touches).toEqual({ valeur: 0, etat: 'zero' });
    expect(casesDe(vue, 'Aise')).toEqual(['1\u202f000', '0', '0\u202f%']);
  });

  test('nor does the list say that nobody is concerned', () => {
    const loin = { ...COMMUNES, populations: COMMUNES.populations.map((n, i) => (i === 4 ? 0 : n)) };
    expect(texte(dessinerClassements(vueDepartement(loin, NOMS, regle('c', 50), '01')))).toMatch(
      /là où elle répond\u202f; elle ne dit rien de 1\sterritoire/,
    );
    const seule = { ...COMMUNES, distances: { ...COMMUNES.distances, '': new Float64Array(6).fill(NaN) } };
    const vue = vueDepartement(seule, NOMS, regle('c'), '01');
    expect(texte(dessinerClassements(vue))).toMatch(/ne dit rien d’aucun/);
    expect(titre(vue.situation, vue.regle, LISTE)).toBe(
      'On ne sait pas combien d’habitants vivent dans une commune à plus de 20\u00a0km de la SIAE la plus proche dans l’Ain (SIAE de juillet 2019)',
    );
  });
});

test('those with most people concerned come first, those without an answer last', () => {
  const [bloc] = dessinerTableau(vueDepartement(COMMUNES, NOMS, regle('c', 10), '01'), true, () => undefined);
  const noms = [...(bloc?.querySelectorAll('tbody th') ?? [])].map((th) => th.textContent);
  expect(noms).toEqual(['Dun', 'Corps', 'Île', 'Aise', 'Belan', 'Sans']);
});

test('a share of a few is not written as that of nobody', () => {
  const foule = { ...COMMUNES, populations: Int32Array.from([1_000_000, 200, 400, 9, 50, 30]) };
  const vue = vueDepartement(foule, NOMS, regle('c', 22), '01');
  expect(titre(vue.situation, vue.regle, LISTE)).toMatch(/^59\shabitants \(0,01\s%\) vivent/);
});

test('a definition that concerns nobody says so', () => {
  const vue = vueDepartement({ ...COMMUNES, populations: new Int32Array(6) }, NOMS, regle('c'), '01');
  expect(titre(vue.situation, vue.regle, LISTE)).toMatch(/^Aucun habitant n’est concerné/);
});

describe('priority places', () => {
  test('an EPCI with one commune of a QPV has one; FRR asks for half of its inhabitants, and unknown classes may leave it open', () => {
    expect(prioritesEpci(COMMUNES)).toEqual([
      { qpv: true, frr: false },
      { qpv: false, frr: true },
    ]);
    const inconnue = { ...COMMUNES, frr: ['non', null, null, null, null, 'non'] } as const;
    expect(prioritesEpci(inconnue).map((p) => p.frr)).toEqual([false, null]);
  });

  test('are counted beside the blank ones; a class that is not known is said', () => {
    const lieux = vueDepartement(COMMUNES, NOMS, regle('c', 10), '01').places();
    expect(phraseReperes(lieux, '', '01')).toBeNull();
    expect(phraseReperes(lieux, 'qpv', '01')).toMatch(/^Sur 1\scommune repérée \(QPV\), aucune en zone blanche\.$/);
    expect(phraseReperes(lieux, 'frr', '01')).toMatch(
      /^Sur 2\scommunes repérées \(FRR\), 1 en zone blanche\. Le classement n’est pas connu pour 1\sautre\.$/,
    );
    expect(phraseReperes(lieux.slice(1), 'qpv', '01')).toBe('Aucune commune repérée (QPV).');
  });
});
