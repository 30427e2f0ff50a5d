import { estConnue } from '#domain/cellule.ts';
import { tendance } from '#domain/phrase.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { FRANCE } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, entier, liste, nombre, pourcent, quand } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import type { Donnees } from '../donnees.ts';
import { lire } from './lieu.ts';

/** One finding of the home page: a sentence, what it rests on, where to read more. */
export interface Constat {
  readonly titre: string;
  readonly texte: string;
  readonly adresse: string;
  readonly suite: string;
}

const DROM = ['971', '972', '973', '974', '976'];
const france = (d: Donnees, id: string, options = {}) => lire({ d, t: FRANCE }, id, options);

/** Four findings, written from the data of the day. */
export function constatsAccueil(d: Donnees): readonly Constat[] {
  return [sansSiege(d), cible(d), outremer(d), metiers(d)].map((c) => ({ ...c, titre: insecables(c.titre), texte: insecables(c.texte) }));
}

function sansSiege(d: Donnees): Constat {
  const vides = d.recueil.niveau('siae-nombre', 'epci', { periode: '2019-07' }).filter((v) => v.valeur === 0);
  const codes = new Set(vides.map((v) => v.code));
  const habitants = d.epci.filter((e) => codes.has(e.code)).reduce((s, e) => s + e.population, 0);
  return {
    titre: `${entier(vides.length)} intercommunalités sur ${entier(d.epci.length)} n’ont aucun siège de SIAE`,
    texte: `${nombre(habitants / 1e6, 1)} millions d’habitants y vivent. La liste est celle de juillet 2019, et un siège n’est pas un lieu d’activité : une structure voisine peut y intervenir.`,
    adresse: '/indicateurs/siae-nombre/',
    suite: 'Nombre de SIAE',
  };
}

function cible(d: Donnees): Constat {
  const v = france(d, 'iae-cible');
  const evolution = france(d, 'iae-evolution');
  const atteintes = d.recueil.niveau('iae-cible', 'departement', { periode: v.periode }).filter((c) => (c.valeur ?? 0) >= 100).length;
  const combien = atteintes === 0 ? 'Aucun département ne l’avait atteinte' : `${entier(atteintes)} départements l’avaient atteinte`;
  return {
    titre: `${entier(v.numerateur ?? 0)} personnes employées dans l’IAE, ${pourcent(v.valeur ?? 0, 0)} de la cible de 2022`,
    texte: `À trois mois de l’échéance, l’effectif était ${tendance(evolution.denominateur, evolution.numerateur) ?? 'sans évolution connue'}. ${combien}.`,
    adresse: '/indicateurs/iae-cible/',
    suite: 'Part de la cible atteinte',
  };
}

function outremer(d: Donnees): Constat {
  const i = indicateur('equipement-rsa');
  const reference = france(d, i.id);
  const valeurs = d.recueil.niveau(i.id, 'departement', { periode: i.periode }).filter((v) => DROM.includes(v.code) && estConnue(v));
  const dessous = valeurs.filter((v) => (v.valeur ?? 0) < (reference.valeur ?? 0)).sort((a, b) => (a.valeur ?? 0) - (b.valeur ?? 0));
  const rang = dessous
    .slice(0, 3)
    .map((v, k) => `${entier(v.valeur ?? 0)}${k === 0 ? ' personnes étaient en insertion' : ''} ${nomsDepartement(v.code).dans}`);
  return {
    titre: `Outre-mer, le besoin sans l’offre : ${compte(dessous.length, 'département', 'départements')} sur ${valeurs.length} sous le taux national`,
    texte: `${majuscule(quand(i.periode))}, pour mille allocataires du RSA, ${liste(rang)}, contre ${entier(reference.valeur ?? 0)} en France.`,
    adresse: '/indicateurs/equipement-rsa/',
    suite: 'Taux d’équipement, RSA',
  };
}

function metiers(d: Donnees): Constat {
  const v = france(d, 'secteur-indetermine');
  return {
    titre: `Pour ${pourcent(v.valeur ?? 0, 0)} des structures, personne ne peut dire le métier exercé`,
    texte: `Leur code NAF dit la forme de l’employeur, non l’activité : ${entier(v.numerateur ?? 0)} structures sur ${entier(v.denominateur ?? 0)}. C’est pourtant la section NAF que la convention doit énoncer.`,
    adresse: '/indicateurs/secteur-indetermine/',
    suite: 'Métier indéterminé',
  };
}
