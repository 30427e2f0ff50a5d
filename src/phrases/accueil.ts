import { estOutreMer } from '#domain/departement.ts';
import { estSure } from '#domain/cellule.ts';
import { tendance } from '#domain/phrase.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { FRANCE } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, deLaPeriode, entier, liste, nombre, pourcent, quand } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { parRapportAEcheance } from './echeance.ts';
import { exiger, lire } from '#lecture/lieu.ts';

/** One finding of the home page: a sentence, what it rests on, where to read more. */
export interface Constat {
  readonly titre: string;
  readonly texte: string;
  readonly adresse: string;
  readonly suite: string;
}

const france = (d: Donnees, id: string, options = {}) => lire({ d, t: FRANCE }, id, options);

/** Four findings, written from the data of the day. */
export function constatsAccueil(d: Donnees): readonly Constat[] {
  return [sansEtablissement(d), cible(d), outremer(d), metiers(d)].map((c) => ({
    ...c,
    titre: insecables(c.titre),
    texte: insecables(c.texte),
  }));
}

function sansEtablissement(d: Donnees): Constat {
  const { periode } = indicateur('siae-nombre');
  const vides = d.valeurs.niveau('siae-nombre', 'epci', { periode }).filter((v) => v.valeur === 0);
  const codes = new Set(vides.map((v) => v.code));
  const habitants = d.epci.filter((e) => codes.has(e.code)).reduce((s, e) => s + e.population, 0);
  return {
    titre: `${entier(vides.length)} intercommunalités sur ${entier(d.epci.length)} n’ont aucun établissement conventionné`,
    texte: `${nombre(habitants / 1e6, 1)} millions d’habitants y vivent. La liste est celle ${deLaPeriode(periode)}, et une structure voisine peut y intervenir.`,
    adresse: '/indicateurs/siae-nombre/',
    suite: 'Nombre de SIAE',
  };
}

function cible(d: Donnees): Constat {
  const v = france(d, 'iae-cible');
  const evolution = france(d, 'iae-evolution');
  const toutes = d.valeurs.niveau('iae-cible', 'departement', { periode: v.periode });
  const sures = toutes.filter(estSure);
  const atteintes = sures.filter((c) => c.valeur >= 100).length;
  const provisoires = toutes.filter((c) => c.reserve === 'incomplet').length;
  const reserve =
    provisoires === 0
      ? ''
      : ` Le compte de ${compte(provisoires, 'autre', 'autres')}, compris dans ce total, est provisoire et probablement incomplet.`;
  const combien =
    atteintes === 0
      ? `Aucun des ${entier(sures.length)} départements au compte complet ne l’avait atteinte`
      : `${entier(atteintes)} départements l’avaient atteinte`;
  return {
    titre: `${entier(exiger(v, 'numerateur'))} personnes employées dans l’IAE, ${pourcent(exiger(v), 0)} de la cible de ${d.echeanceCible.slice(0, 4)}`,
    texte: `${majuscule(parRapportAEcheance(v.periode, d.echeanceCible))}, l’effectif était ${tendance(evolution.denominateur, evolution.numerateur) ?? 'sans évolution connue'}. ${combien}.${reserve}`,
    adresse: '/indicateurs/iae-cible/',
    suite: 'Part de la cible atteinte',
  };
}

function outremer(d: Donnees): Constat {
  const i = indicateur('equipement-rsa');
  const reference = exiger(france(d, i.id));
  const valeurs = d.valeurs
    .niveau(i.id, 'departement', { periode: i.periode })
    .filter((v) => estOutreMer(v.code))
    .filter(estSure);
  const dessous = valeurs.filter((v) => v.valeur < reference).sort((a, b) => a.valeur - b.valeur);
  const rang = dessous
    .slice(0, 3)
    .map((v, k) => `${entier(v.valeur)}${k === 0 ? ' personnes étaient en insertion' : ''} ${nomsDepartement(v.code).dans}`);
  return {
    titre: `Outre-mer, le besoin sans l’offre : ${compte(dessous.length, 'département', 'départements')} sur ${valeurs.length} sous le taux national`,
    texte: `${majuscule(quand(i.periode))}, pour mille allocataires du RSA, ${liste(rang)}, contre ${entier(reference)} en France.`,
    adresse: '/indicateurs/equipement-rsa/',
    suite: 'Taux d’équipement, RSA',
  };
}

function metiers(d: Donnees): Constat {
  const v = france(d, 'secteur-indetermine');
  return {
    titre: `Pour ${pourcent(exiger(v), 0)} des structures, personne ne peut dire le métier exercé`,
    texte: `Leur code NAF dit la forme de l’employeur, non l’activité : ${entier(exiger(v, 'numerateur'))} structures sur ${entier(exiger(v, 'denominateur'))}. C’est pourtant la section NAF que la convention doit énoncer.`,
    adresse: '/indicateurs/secteur-indetermine/',
    suite: 'Métier indéterminé',
  };
}
