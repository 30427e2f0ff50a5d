import { estSure } from '#domain/cellule.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { FRANCE } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, entier, liste, nombre, pourcent, signe } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { vueClassement } from '../classement.ts';
import type { VueFigure } from '../figure.ts';
import { vueSerie } from '../serie.ts';
import { connues, mediane, valeurConnue, versIndicateur, type Fait, type Faits } from '#phrases/recits/fait.ts';

const SALARIES = versIndicateur('iae-salaries');
const CIBLE = versIndicateur('iae-cible');
const effectif = (d: Donnees, date: string) => valeurConnue(d, 'iae-salaries', FRANCE, date).valeur;
const evolution = (d: Donnees, de: string, a: string) => 100 * (effectif(d, a) / effectif(d, de) - 1);
const pct = (v: number) => `${signe(v)}\u202f%`;

/** Nation-wide: people counted at the end of September 2022 and the target of December. */
export function cible(d: Donnees): { readonly effectif: number; readonly cible: number; readonly manque: number; readonly hausse: number } {
  const v = valeurConnue(d, 'iae-cible', FRANCE);
  const [n, c] = [exiger(v, 'numerateur'), exiger(v, 'denominateur')];
  return { effectif: n, cible: c, manque: c - n, hausse: 100 * (c / n - 1) };
}

/** The month of each year from 2018 on in which the most people were employed. */
export function moisDePointe(d: Donnees): readonly string[] {
  const serie = d.valeurs
    .serie('iae-salaries', FRANCE)
    .filter(estSure)
    .filter((v) => v.periode >= '2018');
  return [...Map.groupBy(serie, (v) => v.periode.slice(0, 4)).values()].map((annee) =>
    annee.reduce((a, b) => (b.valeur > a.valeur ? b : a)).periode.slice(5, 7),
  );
}

function departement(d: Donnees, rang: 0 | -1): Fait {
  const v = [...connues(d, 'iae-cible', 'departement')].sort((a, b) => a.valeur - b.valeur).at(rang);
  return { texte: v === undefined ? '' : `${nomsDepartement(v.code).le} (${pourcent(v.valeur, 0)})`, adresse: CIBLE };
}

/** Départements whose last count the screen holds back: in the national sum, in none of the ranks. */
const provisoires = (d: Donnees): readonly string[] =>
  d.valeurs
    .niveau('iae-cible', 'departement', { periode: indicateur('iae-cible').periode })
    .flatMap((v) => (v.reserve === 'incomplet' ? [v.code] : []));

/** Départements with more people in September 2022 than in September 2018. */
export function enHausse(d: Donnees): { readonly hausse: number; readonly total: number } {
  const avant = new Map(connues(d, 'iae-salaries', 'departement', { periode: '2018-09-30' }).map((v) => [v.code, v.valeur]));
  const paires = connues(d, 'iae-salaries', 'departement').flatMap((v) => {
    const a = avant.get(v.code);
    return a === undefined ? [] : [v.valeur - a];
  });
  return { hausse: paires.filter((e) => e > 0).length, total: paires.length };
}

/** Each known month of a year against the same month of another, in %: one pair of months is not a trend. */
export function memesMois(d: Donnees, de: string, a: string): ReadonlyMap<string, number> {
  const serie = new Map(
    d.valeurs
      .serie('iae-salaries', FRANCE)
      .filter(estSure)
      .map((v) => [v.periode, v.valeur]),
  );
  const ecarts = [...serie].flatMap(([periode, valeur]) => {
    const avant = serie.get(`${de}${periode.slice(4)}`);
    return periode.startsWith(a) && avant !== undefined ? [[periode.slice(5, 7), 100 * (valeur / avant - 1)] as const] : [];
  });
  return new Map(ecarts);
}

const etendue = (valeurs: readonly number[]) => `${nombre(Math.min(...valeurs))} à ${pourcent(Math.max(...valeurs))}`;

/** Départements that counted as many people as their target of December 2022, in a month at least since the break. */
export function ontDejaAtteint(d: Donnees): readonly string[] {
  return connues(d, 'iae-cible', 'departement').flatMap((c) => {
    const mois = d.valeurs.serie('iae-salaries', d.territoire('departement', c.code)).filter(estSure);
    const cible = exiger(c, 'denominateur');
    return mois.some((v) => v.periode >= '2018' && v.valeur >= cible) ? [c.code] : [];
  });
}

export const FAITS_CINQ_ANS: Faits = {
  'cinq-hausse-septembre': (d) => ({ texte: pourcent(evolution(d, '2018-09-30', '2022-09-30')), adresse: SALARIES }),
  'cinq-chute-avril': (d) => ({ texte: pourcent(-evolution(d, '2020-02-29', '2020-04-30'), 0), adresse: SALARIES }),
  'cinq-hausse-mois': (d) => ({ texte: etendue([...memesMois(d, '2018', '2022').values()]), adresse: SALARIES }),
  'cinq-debut-2022': (d) => ({
    texte: etendue([...memesMois(d, '2021', '2022')].flatMap(([mois, v]) => (mois <= '05' ? [v] : []))),
    adresse: SALARIES,
  }),
  'cinq-deja': (d) => ({ texte: liste(ontDejaAtteint(d).map((c) => nomsDepartement(c).le)), adresse: SALARIES }),
  'cinq-un-an': (d) => ({ texte: pct(valeurConnue(d, 'iae-evolution', FRANCE).valeur), adresse: versIndicateur('iae-evolution') }),
  'cinq-manque': (d) => ({ texte: entier(cible(d).manque), adresse: CIBLE }),
  'cinq-hausse-requise': (d) => ({ texte: pourcent(cible(d).hausse, 0), adresse: CIBLE }),
  'cinq-meilleur': (d) => departement(d, -1),
  'cinq-dernier': (d) => departement(d, 0),
  'cinq-complets': (d) => ({ texte: `${entier(connues(d, 'iae-cible', 'departement').length)} départements`, adresse: CIBLE }),
  'cinq-provisoires': (d) => ({
    texte: liste(provisoires(d).map((code) => nomsDepartement(code).le)),
    adresse: '/methode/#provisoires',
  }),
  'cinq-mediane': (d) => ({ texte: pourcent(mediane(connues(d, 'iae-cible', 'departement').map((v) => v.valeur)), 0), adresse: CIBLE }),
  'cinq-sous-moitie': (d) => ({
    texte: compte(connues(d, 'iae-cible', 'departement').filter((v) => v.valeur < 50).length, 'département', 'départements'),
    adresse: CIBLE,
  }),
  'cinq-en-hausse': (d) => ({ texte: `${entier(enHausse(d).hausse)} départements sur ${entier(enHausse(d).total)}`, adresse: SALARIES }),
};

export function vueCible(d: Donnees): VueFigure {
  const { cible: valeur, hausse } = cible(d);
  return vueSerie(d, {
    id: 'cinq-serie',
    indicateur: 'iae-salaries',
    titre: insecables(`Pour tenir la cible, il aurait fallu ${pourcent(hausse, 0)} de personnes en plus en trois mois`),
    lieux: [FRANCE],
    cible: { periode: '2022-12-31', valeur, texte: 'cible de décembre 2022' },
  });
}

export function vueCibleDepartements(d: Donnees): VueFigure {
  const sures = connues(d, 'iae-cible', 'departement');
  const atteintes = sures.filter((v) => v.valeur >= 100).length;
  const titre =
    atteintes === 0
      ? `Fin septembre 2022, aucun des ${entier(sures.length)} départements au compte complet n’atteignait sa cible`
      : `Fin septembre 2022, ${entier(atteintes)} départements atteignaient leur cible`;
  return vueClassement(d, {
    id: 'cinq-departements',
    indicateur: 'iae-cible',
    titre,
    niveau: 'departement',
    periode: '2022-09-30',
    fenetre: { tete: 6, queue: 6, autour: 0 },
    reference: FRANCE,
  });
}
