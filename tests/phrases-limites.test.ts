import { beforeAll, expect, test } from 'vitest';
import { estSure } from '../src/domain/cellule.ts';
import { estOutreMer } from '../src/domain/departement.ts';
import { lire, type Lieu } from '../src/lecture/lieu.ts';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';
import { texteBesoin, texteComparaison } from '../src/phrases/besoin.ts';
import { texteMetiers, titreMetiers } from '../src/phrases/metiers.ts';
import { phraseDuMaire, texteOffre, titreParts, titreSalaries, titreTypes } from '../src/phrases/offre.ts';
import { FAULTS } from './site/prose.ts';
import { lieuxDesFiches } from './lieux.ts';

/** The limits of each sentence: none, one, all, a state instead of a value, and what French does with a name. The first place that meets each. */
const valeur = (l: Lieu, id: string, modalite?: string) => lire(l, id, modalite === undefined ? {} : { modalite }).valeur;
const LIMITES: readonly (readonly [string, (l: Lieu) => boolean])[] = [
  ['la France', (l) => l.t.niveau === 'france'],
  ['une région de plusieurs départements', (l) => l.t.niveau === 'region' && !estOutreMer(l.t.code) && l.t.code !== '11'],
  ['une région d’outre-mer', (l) => l.t.niveau === 'region' && Number(l.t.code) < 10],
  ['un nom au pluriel', (l) => l.t.niveau === 'departement' && l.n.le.startsWith('les ')],
  ['un nom élidé', (l) => l.t.niveau === 'departement' && l.n.le.startsWith('l’')],
  ['un nom sans article', (l) => l.t.niveau === 'departement' && !/^(?:l’|les? |la )/.test(l.n.le)],
  ['outre-mer', (l) => l.t.niveau === 'departement' && estOutreMer(l.t.code)],
  ['sans demandeurs d’emploi connus', (l) => l.t.niveau === 'departement' && !estSure(lire(l, 'defm'))],
  ['un effectif provisoire', (l) => l.t.niveau === 'departement' && lire(l, 'iae-salaries').reserve !== null],
  ['aucune structure', (l) => l.t.niveau === 'epci' && valeur(l, 'siae-nombre') === 0],
  ['une seule structure', (l) => l.t.niveau === 'epci' && valeur(l, 'siae-nombre') === 1],
  ['deux structures', (l) => l.t.niveau === 'epci' && valeur(l, 'siae-nombre') === 2],
  ['un QPV', (l) => valeur(l, 'qpv-nombre') === 1],
  ['FRR : aucun habitant', (l) => l.t.niveau === 'epci' && valeur(l, 'frr-population') === 0],
  ['FRR : tous les habitants', (l) => valeur(l, 'frr-population') === 100],
  ['pauvreté secrète', (l) => lire(l, 'pauvrete').etat === 'secret'],
  ['pauvreté non publiée', (l) => lire(l, 'pauvrete').etat === 'indisponible'],
  ['un EPCI d’outre-mer', (l) => l.t.niveau === 'epci' && estOutreMer(l.departement?.code ?? '')],
];

let d: Donnees;
let lieux: readonly Lieu[];
beforeAll(async () => {
  d = await donnees();
  lieux = lieuxDesFiches(d);
});

const phrases = (l: Lieu): readonly string[] =>
  [
    ...[phraseDuMaire(l), titreSalaries(l), titreTypes(l), titreParts(l)],
    ...[...texteOffre(l), ...texteBesoin(l), ...texteComparaison(l), titreMetiers(l), ...texteMetiers(l)],
  ].flatMap((p) => (p === null ? [] : [p]));

test('the sentences of places at the limits are printed for a human eye (golden)', async () => {
  const pages = LIMITES.map(([cas, choisir]) => {
    const l = lieux.find(choisir);
    return l === undefined ? `# ${cas} : aucun territoire` : [`# ${cas} : ${l.n.nom}`, ...phrases(l)].join('\n');
  });
  const texte = `${pages.join('\n\n').replaceAll(/[\u00a0\u202f]/g, ' ')}\n`;
  await expect(texte).toMatchFileSnapshot('goldens/phrases-limites.txt');
});

test('no sentence of any place breaks a rule of the prose', () => {
  const fautes = lieux.flatMap((l) =>
    phrases(l).flatMap((p) => FAULTS.filter(({ expression }) => expression.test(p)).map(({ what }) => `${l.t.code}, ${what}: ${p}`)),
  );
  expect(fautes.slice(0, 10)).toEqual([]);
});
