import { DROM, estOutreMer } from '#domain/departement.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { FRANCE, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, entier, fin, liste, nombre } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { vueClassement } from '../classement.ts';
import type { VueFigure } from '../figure.ts';
import { vueSerie } from '../serie.ts';
import { connues, cotes, somme, valeurConnue, versIndicateur, type Connue, type Fait, type Faits } from '#phrases/recits/fait.ts';

const RSA = versIndicateur('equipement-rsa');

const lieu = (d: Donnees, code: string): Territoire => d.territoire('departement', code);
const auDrom = (v: { readonly code: string }) => estOutreMer(v.code);

/** Overseas départements under the French rate of people in IAE per RSA recipient. */
export function sousLeTaux(d: Donnees): readonly Connue[] {
  const france = valeurConnue(d, 'equipement-rsa', FRANCE).valeur;
  return connues(d, 'equipement-rsa', 'departement').filter((v) => auDrom(v) && v.valeur < france);
}

/** How many more people in IAE would bring those départements to the French rate, their recipients unchanged. */
export function manquants(d: Donnees): number {
  const france = valeurConnue(d, 'equipement-rsa', FRANCE).valeur;
  return somme(sousLeTaux(d).map((v) => ((france - v.valeur) * exiger(v, 'denominateur')) / 1000));
}

function rapportAllocataires(d: Donnees, code: string): Fait {
  const [ici, france] = [valeurConnue(d, 'rsa-part', lieu(d, code)).valeur, valeurConnue(d, 'rsa-part', FRANCE).valeur];
  return { texte: `${nombre(ici / france, 0)}\u00a0fois`, adresse: versIndicateur('rsa-part') };
}

/** Target of December 2022 per 10 000 inhabitants of 15 to 64. */
export function ciblePourDixMille(d: Donnees, code: string): number {
  const cote = (id: string) => exiger(valeurConnue(d, id, lieu(d, code)), 'denominateur');
  return (10_000 * cote('iae-cible')) / cote('equipement-actifs');
}

const evolution = (d: Donnees, code: string): number =>
  valeurConnue(d, 'iae-salaries', lieu(d, code), '2022-09-30').valeur / valeurConnue(d, 'iae-salaries', lieu(d, code), '2018-09-30').valeur;

export const FAITS_OUTRE_MER: Faits = {
  'om-sous-le-taux': (d) => ({ texte: compte(sousLeTaux(d).length, 'département', 'départements'), adresse: RSA }),
  'om-sous-le-taux-noms': (d) => ({ texte: liste(sousLeTaux(d).map((v) => nomsDepartement(v.code).le)), adresse: RSA }),
  'om-manquants': (d) => ({ texte: entier(Math.round(manquants(d) / 100) * 100), adresse: RSA }),
  'om-employes': (d) => ({ texte: entier(cotes(sousLeTaux(d), 'numerateur')), adresse: RSA }),
  'om-rapport-guadeloupe': (d) => rapportAllocataires(d, '971'),
  'om-guyane-multiple': (d) => ({ texte: `${nombre(evolution(d, '973'))}`, adresse: versIndicateur('iae-salaries') }),
  'om-cible-guyane': (d) => ({ texte: entier(ciblePourDixMille(d, '973')), adresse: versIndicateur('iae-cible') }),
  'om-cible-guadeloupe': (d) => ({ texte: entier(ciblePourDixMille(d, '971')), adresse: versIndicateur('iae-cible') }),
  'om-cible-martinique': (d) => ({ texte: entier(ciblePourDixMille(d, '972')), adresse: versIndicateur('iae-cible') }),
};

export function vueRsaOutreMer(d: Donnees): VueFigure {
  const basses = [...sousLeTaux(d)].sort((a, b) => a.valeur - b.valeur);
  const [bas] = basses;
  const france = valeurConnue(d, 'equipement-rsa', FRANCE).valeur;
  const titre =
    bas === undefined
      ? 'Personnes en insertion pour mille allocataires du RSA, outre-mer'
      : `Pour mille allocataires du RSA, ${entier(bas.valeur)} personnes en insertion ${nomsDepartement(bas.code).dans}, ${entier(france)} en France`;
  return vueClassement(d, {
    id: 'om-rsa',
    indicateur: 'equipement-rsa',
    titre: insecables(titre),
    niveau: 'departement',
    periode: indicateur('equipement-rsa').periode,
    parmi: new Set(DROM),
    reference: FRANCE,
  });
}

export function vueSerieOutreMer(d: Donnees): VueFigure {
  const lieux = ['973', '971', '976'].map((c) => lieu(d, c));
  const { periode } = indicateur('iae-salaries');
  const combien = compte(valeurConnue(d, 'iae-salaries', lieu(d, '973'), periode).valeur, 'personne', 'personnes');
  return vueSerie(d, {
    id: 'om-serie',
    indicateur: 'iae-salaries',
    titre: `La Guyane employait ${combien} dans l’IAE ${fin(periode)}`,
    lieux,
    depuis: '2018-01-31',
  });
}
