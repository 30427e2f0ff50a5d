import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CATALOGUE } from '#indicateurs/catalogue.ts';
import { compterStatuts, constatOuverture, detailOuverture } from './ouverture.ts';
import { lireOuverture } from '#domain/ouverture.ts';

const ligne = {
  id: 'etp',
  nom: 'ETP',
  famille: 'activite',
  statut: 'C',
  quoi: 'q',
  pourquoi: 'p',
  detenteur: 'ASP',
  derniere: 'd',
  entretemps: 'e',
  fournir: 'f',
};
const ici = { ...ligne, id: 'etablissements', statut: 'A', indicateurs: ['siae-nombre'] };

describe('the board is checked', () => {
  test('a good row is read as it is', () => expect(lireOuverture([ligne])).toEqual([ligne]));

  test.each([
    [[{ ...ligne, statut: 'E' }], /0\.statut/],
    [[{ ...ligne, detenteur: ' ' }], /0\.detenteur/],
    [[{ ...ligne, remarque: 'x' }], /remarque/],
    [[ligne, ligne], /etp is listed twice/],
    [[{ ...ici, indicateurs: undefined }], /etablissements is said to be here/],
    [[{ ...ligne, fournir: undefined }], /say in "fournir"/],
    [[], /array/i],
  ])('a bad board is refused', (objet, message) => expect(() => lireOuverture(objet)).toThrow(message));

  test('every fault is told at once', () =>
    expect(() =>
      lireOuverture([
        { ...ligne, fournir: undefined },
        { ...ici, indicateurs: undefined },
      ]),
    ).toThrow(/etp[\s\S]*etablissements/));
});

test('the finding counts what is open, here or not', () => {
  const lignes = lireOuverture([ici, { ...ligne, statut: 'B' }, { ...ligne, id: 'c' }, { ...ligne, id: 'd', statut: 'D' }]);
  expect(compterStatuts(lignes)).toEqual({ A: 1, B: 1, C: 1, D: 1 });
  expect(constatOuverture(lignes)).toBe('2 des 4 statistiques dont une commission a besoin sont ouvertes');
  expect(detailOuverture(lignes)).toBe(
    'Parmi elles, 1 est publiée ici et 1 reste à collecter. Des autres, 1 est fermée ou n’est publiée par personne, et 1 ne se lit que dans des documents datés.',
  );
});

describe('the board as it is', () => {
  const lignes = lireOuverture(parse(readFileSync('data/ouverture.yaml', 'utf8')));
  const ids = new Set(CATALOGUE.map((i) => i.id));

  test('what is said to be here is an indicator of the catalogue', () =>
    expect(lignes.flatMap((l) => l.indicateurs ?? []).filter((id) => !ids.has(id))).toEqual([]));

  test('every indicator of the catalogue that counts something is on the board or derived from one that is', () => {
    const cites = new Set(lignes.flatMap((l) => l.indicateurs ?? []));
    const sources = new Set(CATALOGUE.filter((i) => cites.has(i.id)).flatMap((i) => i.sources));
    expect(
      CATALOGUE.filter((i) => !i.sources.every((s) => sources.has(s) || s === 'insee-population-departements')).map((i) => i.id),
    ).toEqual([]);
  });

  test('every text has its typographic apostrophe', () => {
    const textes = lignes.flatMap((l) => Object.values(l).flatMap((v) => v ?? []));
    expect(textes.filter((t) => t.includes("'"))).toEqual([]);
  });
});
