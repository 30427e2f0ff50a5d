import { describe, expect, test } from 'vitest';
import { lireCollection } from '../src/lecture/fichiers-contenu.ts';
import { COLLECTIONS } from '../src/domain/contenu/commun.ts';
import { lireEntrees, type Entrees } from '../src/domain/contenu/verification.ts';

const brutes = Object.fromEntries(COLLECTIONS.map((c) => [c, c === 'recits' ? [] : lireCollection(c)])) as unknown as Entrees;
const { contenu } = lireEntrees(brutes);
const { instances, dispositifs, acteurs, etapes } = contenu;
const ids = (liste: readonly { readonly id: string }[]) => new Set(liste.map(({ id }) => id));
const absents = (attendus: string, liste: readonly { readonly id: string }[]) => attendus.split(' ').filter((id) => !ids(liste).has(id));

/** Every sentence that a page of repères prints. */
const phrases = [
  ...instances.flatMap((e) => [
    e.role,
    ...e.roles.map((p) => p.dit),
    ...e.composition.map((p) => p.dit),
    ...e.particularites.map((p) => p.dit),
  ]),
  ...[...dispositifs, ...acteurs].flatMap((e) => [e.role, ...e.passages.map((p) => p.dit), e.note ?? '.']),
  ...[...instances, ...dispositifs].flatMap((e) => [...e.aujourdhui.map((f) => f.texte), e.aVerifier ?? '.']),
  ...etapes.map((e) => e.dit),
];

describe('repères', () => {
  test('a sentence is whole: YAML cuts an unquoted one at its comma', () => {
    expect(phrases.filter((p) => !/[.?!»]$/.test(p))).toEqual([]);
    expect(phrases.length).toBeGreaterThan(300);
  });

  // The systems that the five texts describe, text by text.
  test('every body the texts name has its page', () => {
    const attendus =
      'cdiae cta cor-iae conference-financeurs comite-financeurs copil-edec services-etat prefet france-travail missions-locales cap-emploi ' +
      'departements collectivites-uniques region communes-intercommunalites reseaux-iae siae dla opco organismes-formation cress ' +
      'facilitateurs donneurs-ordre entreprises sante-travail';
    expect(absents(attendus, instances)).toEqual([]);
  });

  test('every programme has its entry', () => {
    const attendus =
      'edec-iae pic pacte-regional afest afest-iae dra-siae ddapp dla-dispositif fdi fie clauses-sociales marches-reserves gme pmsmp poec ' +
      'pass-iae agrement cddi caom gamme-up spaser conventions-revitalisation plie geiq iod cpf-cep ptce ges fles fse pdiae outil-cap ' +
      'structuration-guyane mission-achats-grafie entreprenons-ensemble bourse-cotraitance accord-cadre-pole-emploi accelerateur-ess ' +
      'strategie-paris aide-restructuration plan-pauvrete-2018 pacte-ambition reforme-2014 charte-grand-paris';
    expect(absents(attendus, dispositifs)).toEqual([]);
  });

  test('every réseau and actor has its entry', () => {
    const attendus =
      'coorace fas fei chantier-ecole grafie ardie cnlrq inserco-93 act-essonne riae-94 voie-95 sinacte-77 apiness initiativ-iae ' +
      'ptce-ancrage aprosep maximilien macs urtie uniformation cramif aract epec';
    expect(absents(attendus, acteurs)).toEqual([]);
  });

  test('what only the actor says of itself is said so', () => {
    const deGuadeloupe = acteurs.filter((a) => a.passages.every((p) => p.strategie === 'guadeloupe'));
    expect(deGuadeloupe.length).toBeGreaterThan(0);
    expect(deGuadeloupe.filter((a) => !a.selonActeur).map((a) => a.id)).toEqual([]);
  });

  test('both paths are whole and in order', () => {
    const rangs = (parcours: string) => etapes.filter((e) => e.parcours === parcours).map((e) => e.ordre);
    expect(rangs('dossier').toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rangs('porteur').toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, k) => k + 1));
  });

  test('no conseil départemental sits in Guyane, Martinique or Corse', () => {
    const uniques = new Set(['972', '973', '2A', '2B', '02', '03', '94']);
    const la = instances.flatMap((e) =>
      e.particularites.filter((p) => p.territoires.some((t) => uniques.has(t.code) && !(t.niveau === 'departement' && t.code === '94'))),
    );
    expect(la.length).toBeGreaterThan(0);
    expect(la.filter((p) => /conseil départemental/i.test(p.dit) && !/plus de conseil départemental/i.test(p.dit))).toEqual([]);
  });
});
