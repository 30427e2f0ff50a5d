import { describe, expect, it } from 'vitest';
import {
  capitales,
  NOMS_FRANCE,
  nomsCommune,
  nomsDepartement,
  nomsRegion,
  nomsZoneEmploi,
  participe,
  pronom,
  verbe,
  type Noms,
} from './noms.ts';

// the whole table, read line by line by a French speaker: code | subject | where | whose | gender and number
const DEPARTEMENTS = `
01 | l’Ain | dans l’Ain | de l’Ain | m
02 | l’Aisne | dans l’Aisne | de l’Aisne | f
03 | l’Allier | dans l’Allier | de l’Allier | m
04 | les Alpes-de-Haute-Provence | dans les Alpes-de-Haute-Provence | des Alpes-de-Haute-Provence | fp
05 | les Hautes-Alpes | dans les Hautes-Alpes | des Hautes-Alpes | fp
06 | les Alpes-Maritimes | dans les Alpes-Maritimes | des Alpes-Maritimes | fp
07 | l’Ardèche | en Ardèche | de l’Ardèche | f
08 | les Ardennes | dans les Ardennes | des Ardennes | fp
09 | l’Ariège | en Ariège | de l’Ariège | f
10 | l’Aube | dans l’Aube | de l’Aube | f
11 | l’Aude | dans l’Aude | de l’Aude | f
12 | l’Aveyron | dans l’Aveyron | de l’Aveyron | m
13 | les Bouches-du-Rhône | dans les Bouches-du-Rhône | des Bouches-du-Rhône | fp
14 | le Calvados | dans le Calvados | du Calvados | m
15 | le Cantal | dans le Cantal | du Cantal | m
16 | la Charente | en Charente | de la Charente | f
17 | la Charente-Maritime | en Charente-Maritime | de la Charente-Maritime | f
18 | le Cher | dans le Cher | du Cher | m
19 | la Corrèze | en Corrèze | de la Corrèze | f
21 | la Côte-d’Or | en Côte-d’Or | de la Côte-d’Or | f
22 | les Côtes-d’Armor | dans les Côtes-d’Armor | des Côtes-d’Armor | fp
23 | la Creuse | en Creuse | de la Creuse | f
24 | la Dordogne | en Dordogne | de la Dordogne | f
25 | le Doubs | dans le Doubs | du Doubs | m
26 | la Drôme | dans la Drôme | de la Drôme | f
27 | l’Eure | dans l’Eure | de l’Eure | f
28 | l’Eure-et-Loir | en Eure-et-Loir | de l’Eure-et-Loir | m
29 | le Finistère | dans le Finistère | du Finistère | m
2A | la Corse-du-Sud | en Corse-du-Sud | de la Corse-du-Sud | f
2B | la Haute-Corse | en Haute-Corse | de la Haute-Corse | f
30 | le Gard | dans le Gard | du Gard | m
31 | la Haute-Garonne | en Haute-Garonne | de la Haute-Garonne | f
32 | le Gers | dans le Gers | du Gers | m
33 | la Gironde | en Gironde | de la Gironde | f
34 | l’Hérault | dans l’Hérault | de l’Hérault | m
35 | l’Ille-et-Vilaine | en Ille-et-Vilaine | de l’Ille-et-Vilaine | f
36 | l’Indre | dans l’Indre | de l’Indre | f
37 | l’Indre-et-Loire | en Indre-et-Loire | de l’Indre-et-Loire | f
38 | l’Isère | en Isère | de l’Isère | f
39 | le Jura | dans le Jura | du Jura | m
40 | les Landes | dans les Landes | des Landes | fp
41 | le Loir-et-Cher | en Loir-et-Cher | du Loir-et-Cher | m
42 | la Loire | dans la Loire | de la Loire | f
43 | la Haute-Loire | en Haute-Loire | de la Haute-Loire | f
44 | la Loire-Atlantique | en Loire-Atlantique | de la Loire-Atlantique | f
45 | le Loiret | dans le Loiret | du Loiret | m
46 | le Lot | dans le Lot | du Lot | m
47 | le Lot-et-Garonne | en Lot-et-Garonne | du Lot-et-Garonne | m
48 | la Lozère | en Lozère | de la Lozère | f
49 | le Maine-et-Loire | en Maine-et-Loire | du Maine-et-Loire | m
50 | la Manche | dans la Manche | de la Manche | f
51 | la Marne | dans la Marne | de la Marne | f
52 | la Haute-Marne | en Haute-Marne | de la Haute-Marne | f
53 | la Mayenne | en Mayenne | de la Mayenne | f
54 | la Meurthe-et-Moselle | en Meurthe-et-Moselle | de la Meurthe-et-Moselle | f
55 | la Meuse | dans la Meuse | de la Meuse | f
56 | le Morbihan | dans le Morbihan | du Morbihan | m
57 | la Moselle | en Moselle | de la Moselle | f
58 | la Nièvre | dans la Nièvre | de la Nièvre | f
59 | le Nord | dans le Nord | du Nord | m
60 | l’Oise | dans l’Oise | de l’Oise | f
61 | l’Orne | dans l’Orne | de l’Orne | f
62 | le Pas-de-Calais | dans le Pas-de-Calais | du Pas-de-Calais | m
63 | le Puy-de-Dôme | dans le Puy-de-Dôme | du Puy-de-Dôme | m
64 | les Pyrénées-Atlantiques | dans les Pyrénées-Atlantiques | des Pyrénées-Atlantiques | fp
65 | les Hautes-Pyrénées | dans les Hautes-Pyrénées | des Hautes-Pyrénées | fp
66 | les Pyrénées-Orientales | dans les Pyrénées-Orientales | des Pyrénées-Orientales | fp
67 | le Bas-Rhin | dans le Bas-Rhin | du Bas-Rhin | m
68 | le Haut-Rhin | dans le Haut-Rhin | du Haut-Rhin | m
69 | le Rhône | dans le Rhône | du Rhône | m
70 | la Haute-Saône | en Haute-Saône | de la Haute-Saône | f
71 | la Saône-et-Loire | en Saône-et-Loire | de la Saône-et-Loire | f
72 | la Sarthe | dans la Sarthe | de la Sarthe | f
73 | la Savoie | en Savoie | de la Savoie | f
74 | la Haute-Savoie | en Haute-Savoie | de la Haute-Savoie | f
75 | Paris | à Paris | de Paris | m
76 | la Seine-Maritime | en Seine-Maritime | de la Seine-Maritime | f
77 | la Seine-et-Marne | en Seine-et-Marne | de la Seine-et-Marne | f
78 | les Yvelines | dans les Yvelines | des Yvelines | fp
79 | les Deux-Sèvres | dans les Deux-Sèvres | des Deux-Sèvres | fp
80 | la Somme | dans la Somme | de la Somme | f
81 | le Tarn | dans le Tarn | du Tarn | m
82 | le Tarn-et-Garonne | en Tarn-et-Garonne | du Tarn-et-Garonne | m
83 | le Var | dans le Var | du Var | m
84 | le Vaucluse | dans le Vaucluse | du Vaucluse | m
85 | la Vendée | en Vendée | de la Vendée | f
86 | la Vienne | dans la Vienne | de la Vienne | f
87 | la Haute-Vienne | en Haute-Vienne | de la Haute-Vienne | f
88 | les Vosges | dans les Vosges | des Vosges | fp
89 | l’Yonne | dans l’Yonne | de l’Yonne | f
90 | le Territoire de Belfort | dans le Territoire de Belfort | du Territoire de Belfort | m
91 | l’Essonne | en Essonne | de l’Essonne | f
92 | les Hauts-de-Seine | dans les Hauts-de-Seine | des Hauts-de-Seine | mp
93 | la Seine-Saint-Denis | en Seine-Saint-Denis | de la Seine-Saint-Denis | f
94 | le Val-de-Marne | dans le Val-de-Marne | du Val-de-Marne | m
95 | le Val-d’Oise | dans le Val-d’Oise | du Val-d’Oise | m
971 | la Guadeloupe | en Guadeloupe | de la Guadeloupe | f
972 | la Martinique | en Martinique | de la Martinique | f
973 | la Guyane | en Guyane | de la Guyane | f
974 | La Réunion | à La Réunion | de La Réunion | f
976 | Mayotte | à Mayotte | de Mayotte | f
`;

const REGIONS = `
01 | la Guadeloupe | en Guadeloupe | de la Guadeloupe | f
02 | la Martinique | en Martinique | de la Martinique | f
03 | la Guyane | en Guyane | de la Guyane | f
04 | La Réunion | à La Réunion | de La Réunion | f
06 | Mayotte | à Mayotte | de Mayotte | f
11 | l’Île-de-France | en Île-de-France | d’Île-de-France | f
24 | le Centre-Val de Loire | en Centre-Val de Loire | du Centre-Val de Loire | m
27 | la Bourgogne-Franche-Comté | en Bourgogne-Franche-Comté | de Bourgogne-Franche-Comté | f
28 | la Normandie | en Normandie | de Normandie | f
32 | les Hauts-de-France | dans les Hauts-de-France | des Hauts-de-France | mp
44 | le Grand Est | dans le Grand Est | du Grand Est | m
52 | les Pays de la Loire | dans les Pays de la Loire | des Pays de la Loire | mp
53 | la Bretagne | en Bretagne | de Bretagne | f
75 | la Nouvelle-Aquitaine | en Nouvelle-Aquitaine | de Nouvelle-Aquitaine | f
76 | l’Occitanie | en Occitanie | d’Occitanie | f
84 | Auvergne-Rhône-Alpes | en Auvergne-Rhône-Alpes | d’Auvergne-Rhône-Alpes | f
93 | Provence-Alpes-Côte d’Azur | en Provence-Alpes-Côte d’Azur | de Provence-Alpes-Côte d’Azur | f
94 | la Corse | en Corse | de Corse | f
`;

function lignes(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((ligne) => ligne.split(' | '));
}

function ecrire(code: string, n: Noms): string[] {
  return [code, n.le, n.dans, n.de, n.genre + (n.pluriel ? 'p' : '')];
}

describe('the 101 départements', () => {
  it('are all there', () => {
    expect(new Set(lignes(DEPARTEMENTS).map(([code]) => code)).size).toBe(101);
  });
  it.each(lignes(DEPARTEMENTS))('%s %s', (code, ...formes) => {
    expect(ecrire(code ?? '', nomsDepartement(code ?? ''))).toEqual([code, ...formes]);
  });
});

describe('the 18 régions', () => {
  it('are all there', () => {
    expect(new Set(lignes(REGIONS).map(([code]) => code)).size).toBe(18);
  });
  it.each(lignes(REGIONS))('%s %s', (code, ...formes) => {
    expect(ecrire(code ?? '', nomsRegion(code ?? ''))).toEqual([code, ...formes]);
  });
});

it('France', () => {
  expect(ecrire('FR', NOMS_FRANCE)).toEqual(['FR', 'la France', 'en France', 'de la France', 'f']);
});

it('refuses a code that lost its zero or its letter', () => {
  for (const faux of ['1', '20', '975', '', '69M']) expect(() => nomsDepartement(faux)).toThrow(/département/);
  expect(() => nomsRegion('1')).toThrow(/région/);
});

it('compares with the right contraction', () => {
  const a = ['01', '59', '40', '26', '75', '974', '34'].map((code) => nomsDepartement(code).a);
  expect(a).toEqual(['à l’Ain', 'au Nord', 'aux Landes', 'à la Drôme', 'à Paris', 'à La Réunion', 'à l’Hérault']);
});

it('capitalises every form', () => {
  const { le, dans, de } = capitales(nomsDepartement('01'));
  expect([le, dans, de]).toEqual(['L’Ain', 'Dans l’Ain', 'De l’Ain']);
  expect(capitales(nomsRegion('11')).de).toBe('D’Île-de-France');
});

it('makes verbs, participles and pronouns agree', () => {
  const phrase = (n: Noms) => n.le + ' ' + verbe(n, 'est', 'sont') + ' ' + participe(n, 'doté') + ' ; ' + pronom(n);
  expect(phrase(nomsDepartement('01'))).toBe('l’Ain est doté ; il');
  expect(phrase(nomsDepartement('48'))).toBe('la Lozère est dotée ; elle');
  expect(phrase(nomsDepartement('92'))).toBe('les Hauts-de-Seine sont dotés ; ils');
  expect(phrase(nomsDepartement('40'))).toBe('les Landes sont dotées ; elles');
});

it.each([
  ['Le Mans', 'au Mans', 'du Mans'],
  ['Les Herbiers', 'aux Herbiers', 'des Herbiers'],
  ['La Rochelle', 'à La Rochelle', 'de La Rochelle'],
  ["L'Aigle", 'à L’Aigle', 'de L’Aigle'],
  ['Étampes', 'à Étampes', 'd’Étampes'],
  ['Haguenau', 'à Haguenau', 'de Haguenau'],
  ['Hyères', 'à Hyères', 'd’Hyères'],
  ['Yvetot', 'à Yvetot', 'd’Yvetot'],
])('commune: %s', (nom, dans, de) => {
  expect([nomsCommune(nom).dans, nomsCommune(nom).de]).toEqual([dans, de]);
});

it.each([
  ['Le Mans', 'dans la zone d’emploi du Mans'],
  ['Épinal', 'dans la zone d’emploi d’Épinal'],
  ['La Maurienne', 'dans la zone d’emploi de la Maurienne'],
  ["L'Est", 'dans la zone d’emploi de l’Est'],
  ["Les Sables-d'Olonne", 'dans la zone d’emploi des Sables-d’Olonne'],
])('zone d’emploi: %s', (nom, dans) => {
  expect(nomsZoneEmploi(nom).dans).toBe(dans);
});
