import { describe, expect, test } from 'vitest';
import { autresNoms, genreDe, repond, sansElisions } from './recherche-site.ts';

describe('genreDe', () => {
  test.each([
    ['/territoires/departements/01/', 'territoire'],
    ['/indicateurs/siae-nombre/', 'indicateur'],
    ['/strategies/idf-2015-2017/', 'objectif'],
    ['/reperes/glossaire/', 'terme'],
    ['/reperes/instances/', 'repere'],
    ['/publics/', 'theme'],
    ['/recits/outre-mer/', 'recit'],
    ['/methode/', 'donnee'],
    ['/', 'donnee'],
  ])('%s is %s', (adresse, genre) => {
    expect(genreDe(adresse)).toBe(genre);
  });
});

describe('sansElisions', () => {
  test.each([
    ['L’activité économique', 'activité économique'],
    ["taux d'équipement", 'taux équipement'],
    ['jusqu’à l’emploi, qu’il', 'à emploi, il'],
    ['aujourd’hui', 'aujourd hui'],
    ['Val-d’Oise', 'Val-Oise'],
  ])('%s', (texte, attendu) => {
    expect(sansElisions(texte)).toBe(attendu);
  });
});

describe('autresNoms', () => {
  const notions = [
    ['PIC', 'plan d’investissement dans les compétences'],
    ['AI', 'association intermédiaire'],
  ];

  test('an acronym brings its long form, and the long form its acronym', () => {
    expect(autresNoms('Les crédits du PIC sont régionaux.', notions)).toEqual(['plan d’investissement dans les compétences']);
    expect(autresNoms('Le Plan d’investissement dans les compétences finance', notions)).toEqual(['PIC']);
  });

  test('a plural is the same notion', () => {
    expect(autresNoms('19 associations intermédiaires', notions)).toEqual([]);
    expect(autresNoms('Une association intermédiaire', notions)).toEqual(['AI']);
  });

  test('a name may hold a hyphen or a sign', () => {
    expect(autresNoms('le réseau Chantier-École', [['Chantier-École', 'CHANTIER école (réseau)']])).toEqual(['CHANTIER école (réseau)']);
  });

  test('a word that is not the acronym does not count', () => {
    expect(autresNoms('j’ai un pic à glace', notions)).toEqual([]);
  });

  test('a notion whose names are all there brings nothing', () => {
    expect(autresNoms('l’association intermédiaire (AI)', notions)).toEqual([]);
  });
});

describe('repond', () => {
  const texte = 'Taux d’équipement en IAE des zones d’emploi';

  test.each(['équipements', 'EQUIPEMENT', 'taux d’équipement', 'zone emploi', 'équip', 'IAE'])('« %s » is answered', (requete) => {
    expect(repond(texte, requete)).toBe(true);
  });

  test.each(['zzzzzz', 'zonard', 'équipement zzz', 'equitation'])('« %s » is not', (requete) => {
    expect(repond(texte, requete)).toBe(false);
  });
});
