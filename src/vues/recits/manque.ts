import { compte, entier, liste, pourcent, pourMille } from '#lib/format.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { fois } from '#domain/mots-de-taille.ts';
import { FRANCE } from '#domain/territoire.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { decrireDistribution } from '#charts/description.ts';
import { document, rendre } from '#charts/server.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import type { Donnees, Epci } from '#lecture/donnees.ts';
import { fondNational } from '#lecture/fonds-de-carte.ts';
import { LISTE_SIAE } from '#phrases/millesimes.ts';
import { vueCarte } from '../carte.ts';
import { EQUIPEMENTS, type Equipement } from '#phrases/equipement.ts';
import { titreCarteAccueil, lectureDe } from '#phrases/indicateur.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import { caseTexte, nommage, provenance, type VueFigure } from '../figure.ts';
import {
  connues,
  cotes,
  ecrireSomme,
  mediane,
  millions,
  somme,
  sommer,
  valeurConnue,
  versIndicateur,
  type Fait,
  type Faits,
} from '#phrases/recits/fait.ts';
import { titreDit } from '../titre.ts';

const SIAE = versIndicateur('siae-nombre');
const fait = (texte: string, adresse = SIAE): Fait => ({ texte, adresse });

/** EPCI where no SIAE has its seat: a real zero of the national list. */
export function sansEtablissement(d: Donnees): readonly Epci[] {
  const vides = new Set(connues(d, 'siae-nombre', 'epci').flatMap((v) => (v.valeur === 0 ? [v.code] : [])));
  return d.epci.filter((e) => vides.has(e.code));
}

const habitants = (epci: readonly Epci[]) => somme(epci.map((e) => e.population));

interface Taille {
  readonly nom: string;
  readonly de: number;
  readonly a: number;
}
const TAILLES: readonly Taille[] = [
  { nom: 'Moins de 10\u202f000 habitants', de: 0, a: 10_000 },
  { nom: '10\u202f000 à 20\u202f000', de: 10_000, a: 20_000 },
  { nom: '20\u202f000 à 50\u202f000', de: 20_000, a: 50_000 },
  { nom: '50\u202f000 à 100\u202f000', de: 50_000, a: 100_000 },
  { nom: '100\u202f000 ou plus', de: 100_000, a: Infinity },
];

function parTaille(d: Donnees) {
  const vides = new Set(sansEtablissement(d).map((e) => e.code));
  return TAILLES.map(({ nom, de, a }) => {
    const siens = d.epci.filter((e) => e.population >= de && e.population < a);
    return { nom, total: siens.length, vides: siens.filter((e) => vides.has(e.code)).length };
  });
}

function taille(d: Donnees, rang: number) {
  const t = parTaille(d).at(rang);
  if (t === undefined) throw new RangeError(`no size class ${rang}: there are ${TAILLES.length}`);
  return t;
}

const surTotal = (d: Donnees, rang: number): Fait => {
  const { vides, total } = taille(d, rang);
  return fait(`${entier(vides)} des ${entier(total)}`);
};

/** Long-term unemployed among the registered of these EPCI, where the December 2019 file has them. */
export function partLongueDuree(d: Donnees, epci: ReadonlySet<string>): number {
  const lignes = connues(d, 'deld-part', 'epci').filter((v) => epci.has(v.code));
  return (100 * cotes(lignes, 'numerateur')) / cotes(lignes, 'denominateur');
}

const codes = (epci: readonly Epci[]) => new Set(epci.map((e) => e.code));

function longueDuree(d: Donnees, avec: boolean): Fait {
  const vides = codes(sansEtablissement(d));
  const choisis = avec ? codes(d.epci.filter((e) => !vides.has(e.code))) : vides;
  return fait(pourcent(partLongueDuree(d, choisis)), versIndicateur('deld-part'));
}

/** Median equipment of the quarter of départements where unemployment was lowest (0) or highest (3) at the end of a year. */
export function equipementParChomage(d: Donnees, quart: 0 | 3, id: Equipement, annee: number): number {
  const tries = [...connues(d, 'chomage-localise', 'departement', { periode: `${annee}-T4` })].sort((a, b) => a.valeur - b.valeur);
  const n = Math.floor(tries.length / 4);
  const choisis = new Set((quart === 0 ? tries.slice(0, n) : tries.slice(-n)).map((v) => v.code));
  const lignes = connues(d, id, 'departement', { periode: `${annee}-12` });
  return mediane(lignes.flatMap((v) => (choisis.has(v.code) ? [v.valeur] : [])));
}

function extremes(d: Donnees) {
  const tries = [...connues(d, 'equipement-defm', 'departement')].sort((a, b) => a.valeur - b.valeur);
  const [bas, haut] = [tries[0], tries.at(-1)];
  if (bas === undefined || haut === undefined) throw new Error('no known equipement-defm: look at its period');
  const dire = (v: typeof bas) => `${pourMille(v.valeur)} ${nomsTerritoire(d.territoire('departement', v.code)).dans}`;
  return { bas: dire(bas), haut: dire(haut), rapport: haut.valeur / bas.valeur };
}

type Bout = 1 | -1;
const depuis = (d: Donnees, sens: Bout, id: Equipement) => [...connues(d, id, 'departement')].sort((a, b) => sens * (a.valeur - b.valeur));
const nommer = (d: Donnees, codes: readonly string[]) => liste(codes.map((c) => nomsTerritoire(d.territoire('departement', c)).le));

/** The five départements with the lowest (1) or the highest (-1) equipment by jobseeker, from the end inwards. */
const auBout = (d: Donnees, sens: Bout): readonly string[] =>
  depuis(d, sens, 'equipement-defm')
    .slice(0, 5)
    .map((v) => v.code);

/** Those of the five that stand in the same quarter of the list under every denominator. */
export function auBoutPartout(d: Donnees, sens: Bout): readonly string[] {
  const quarts = EQUIPEMENTS.map((id) => {
    const tries = depuis(d, sens, id);
    return new Set(tries.slice(0, Math.floor(tries.length / 4)).map((v) => v.code));
  });
  return auBout(d, sens).filter((c) => quarts.every((q) => q.has(c)));
}

const parChomage = (id: Equipement, quart: 0 | 3) => (d: Donnees) =>
  fait(ecritureDe(indicateur(id))(equipementParChomage(d, quart, id, 2021)), versIndicateur(id));

const EQUIPEMENT = versIndicateur('equipement-defm');

export const FAITS_MANQUE: Faits = {
  'manque-epci': (d) => fait(entier(sansEtablissement(d).length)),
  'manque-epci-total': (d) => fait(entier(d.epci.length)),
  'manque-part': (d) => fait(pourcent((100 * sansEtablissement(d).length) / d.epci.length, 0)),
  'manque-habitants': (d) => fait(millions(habitants(sansEtablissement(d)))),
  'manque-habitants-part': (d) => fait(pourcent((100 * habitants(sansEtablissement(d))) / habitants(d.epci), 0)),
  'manque-communautes': (d) => fait(entier(sansEtablissement(d).filter((e) => e.nature === 'CC').length)),
  'manque-petites': (d) => surTotal(d, 0),
  'manque-grandes': (d) => surTotal(d, -1),
  'manque-grandes-noms': (d) =>
    fait(
      liste(
        sansEtablissement(d)
          .filter((e) => e.population >= 100_000)
          .sort((a, b) => b.population - a.population)
          .map((e) => nomsTerritoire(e).le),
      ),
    ),
  'manque-liste': (d) => fait(entier(d.siae.length)),
  'manque-departements': (d) => fait(entier(d.departements.length)),
  'manque-demandeurs': (d) =>
    fait(
      ecrireSomme(sommer(d, 'defm', 'epci', codes(sansEtablissement(d))), 'personnes inscrites en catégorie A, B ou C', 'epci'),
      versIndicateur('defm'),
    ),
  'manque-sans-donnee': (d) =>
    fait(compte(sommer(d, 'deld-part', 'epci', codes(d.epci)).sans, 'intercommunalité', 'intercommunalités'), versIndicateur('deld-part')),
  'manque-deld-sans': (d) => longueDuree(d, false),
  'manque-deld-avec': (d) => longueDuree(d, true),
  'manque-frr': (d) => {
    const frr = new Set(connues(d, 'frr-population', 'epci').flatMap((v) => (v.valeur > 50 ? [v.code] : [])));
    return fait(entier(sansEtablissement(d).filter((e) => frr.has(e.code)).length), versIndicateur('frr-population'));
  },
  'manque-qpv': (d) => {
    const qpv = new Set(connues(d, 'qpv-nombre', 'epci').flatMap((v) => (v.valeur > 0 ? [v.code] : [])));
    return fait(entier(sansEtablissement(d).filter((e) => qpv.has(e.code)).length), versIndicateur('qpv-nombre'));
  },
  'manque-equipement-bas': (d) => fait(extremes(d).bas, EQUIPEMENT),
  'manque-equipement-haut': (d) => fait(extremes(d).haut, EQUIPEMENT),
  'manque-equipement-rapport': (d) => fait(fois(extremes(d).rapport), EQUIPEMENT),
  'manque-une-pour': (d) => fait(entier(1000 / valeurConnue(d, 'equipement-defm', FRANCE).valeur), EQUIPEMENT),
  'manque-derniers': (d) => fait(nommer(d, auBout(d, 1)), EQUIPEMENT),
  'manque-premiers': (d) => fait(nommer(d, auBout(d, -1)), EQUIPEMENT),
  'manque-derniers-partout': (d) => fait(nommer(d, auBoutPartout(d, 1)), versIndicateur('equipement-rang')),
  'manque-premiers-partout': (d) => fait(nommer(d, auBoutPartout(d, -1)), versIndicateur('equipement-rang')),
  'manque-sous-moitie': (d) => {
    const moitie = valeurConnue(d, 'equipement-defm', FRANCE).valeur / 2;
    const n = connues(d, 'equipement-defm', 'departement').filter((v) => v.valeur < moitie).length;
    return fait(compte(n, 'département', 'départements'), EQUIPEMENT);
  },
  'manque-chomage-faible': parChomage('equipement-defm', 0),
  'manque-chomage-fort': parChomage('equipement-defm', 3),
  'manque-chomage-faible-habitants': parChomage('equipement-actifs', 0),
  'manque-chomage-fort-habitants': parChomage('equipement-actifs', 3),
};

/** Share of EPCI without a seat, by size. */
export function vueTailles(d: Donnees): VueFigure {
  const id = 'manque-tailles';
  const tailles = parTaille(d);
  const lignes = tailles.map((t, i) => ({ code: String(i), nom: t.nom, valeur: (100 * t.vides) / t.total, etat: 'valeur' as const }));
  const ecriture = (v: number) => pourcent(v, 0);
  const petites = taille(d, 0);
  return {
    id,
    titre: titreDit(
      `Sans établissement conventionné : ${entier(petites.vides)} des ${entier(petites.total)} intercommunalités de moins de 10\u202f000 habitants`,
      { quand: LISTE_SIAE },
    ),
    sousTitre: `Part des intercommunalités sans établissement conventionné, par nombre d’habitants, ${LISTE_SIAE}.`,
    svg: rendre(dessinerClassement(lignes, { document, id, nom: nommage(id), ecriture, ton: 'besoin', avecRangs: false })),
    description: decrireDistribution(lignes, { unites: 'tailles', ecriture }),
    tableau: {
      legende: `Intercommunalités sans établissement conventionné, par taille, ${LISTE_SIAE}`,
      colonnes: [
        { nom: 'Taille' },
        { nom: 'Sans établissement', nombre: true },
        { nom: 'Toutes', nombre: true },
        { nom: 'Part', nombre: true },
      ],
      lignes: tailles.map((t) => ({
        cases: [
          caseTexte(t.nom),
          { texte: entier(t.vides), brut: t.vides, nombre: true },
          { texte: entier(t.total), brut: t.total, nombre: true },
          { texte: pourcent((100 * t.vides) / t.total), brut: (100 * t.vides) / t.total, nombre: true },
        ],
      })),
    },
    ...provenance(indicateur('siae-nombre')),
  };
}

/** Départements by equipment, as on the home page. */
export function vueEquipement(d: Donnees, id = 'manque-equipement'): VueFigure {
  const i = indicateur('equipement-defm');
  return vueCarte(d, {
    id,
    titre: titreCarteAccueil(lectureDe(d, i)),
    indicateur: i.id,
    niveau: 'departement',
    periode: i.periode,
    fond: fondNational('departements'),
  });
}
