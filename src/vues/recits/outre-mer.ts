import { fois } from '#domain/mots-de-taille.ts';
import { DROM, estOutreMer } from '#domain/departement.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { FRANCE, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, entier, fin, liste, nombre } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Equipement } from '#phrases/equipement.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { vueClassement } from '../classement.ts';
import type { VueFigure } from '../figure.ts';
import { vueSerie } from '../serie.ts';
import { connues, somme, valeurConnue, versIndicateur, type Connue, type Fait, type Faits } from '#phrases/recits/fait.ts';

const RSA = versIndicateur('equipement-rsa');

const lieu = (d: Donnees, code: string): Territoire => d.territoire('departement', code);
const auDrom = (v: { readonly code: string }) => estOutreMer(v.code);

/** Overseas départements under the French rate of people in IAE, by one denominator. */
export function sousLeTaux(d: Donnees, id: Equipement): readonly Connue[] {
  const france = valeurConnue(d, id, FRANCE).valeur;
  return connues(d, id, 'departement').filter((v) => auDrom(v) && v.valeur < france);
}

/** How many more people in IAE would bring those départements to the French rate, their population unchanged. */
export function manquants(d: Donnees, id: Equipement): number {
  const france = valeurConnue(d, id, FRANCE);
  const parTete = exiger(france, 'numerateur') / exiger(france, 'denominateur');
  return somme(sousLeTaux(d, id).map((v) => parTete * exiger(v, 'denominateur') - exiger(v, 'numerateur')));
}

/** RSA households for a hundred jobseekers, end of 2019: why the two denominators part. */
export function foyersPourCentInscrits(d: Donnees, t: Territoire): number {
  return (100 * valeurConnue(d, 'rsa', t, '2019-12-31').valeur) / valeurConnue(d, 'defm', t, '2019').valeur;
}

function rapportAllocataires(d: Donnees, code: string): Fait {
  const [ici, france] = [valeurConnue(d, 'rsa-part', lieu(d, code)).valeur, valeurConnue(d, 'rsa-part', FRANCE).valeur];
  return { texte: fois(ici / france), adresse: versIndicateur('rsa-part') };
}

/** Target of December 2022 per 10 000 inhabitants of 15 to 64. */
export function ciblePourDixMille(d: Donnees, code: string): number {
  const cote = (id: string) => exiger(valeurConnue(d, id, lieu(d, code)), 'denominateur');
  return (10_000 * cote('iae-cible')) / cote('equipement-actifs');
}

/** From 2018 to 2022, each month against the same: one pair of months would make the finding. */
export function multiples(d: Donnees, code: string): readonly number[] {
  const serie = new Map(moisConnus(d, code));
  return [...serie].flatMap(([periode, valeur]) => {
    const avant = serie.get(periode.replace('2022', '2018'));
    return periode.startsWith('2022') && avant !== undefined ? [valeur / avant] : [];
  });
}
const moisConnus = (d: Donnees, code: string) =>
  d.valeurs.serie('iae-salaries', lieu(d, code)).flatMap((v) => (v.valeur === null ? [] : [[v.periode, v.valeur] as const]));

export const FAITS_OUTRE_MER: Faits = {
  'om-sous-le-taux': (d) => ({ texte: compte(sousLeTaux(d, 'equipement-rsa').length, 'département', 'départements'), adresse: RSA }),
  'om-sous-le-taux-noms': (d) => ({
    texte: liste(sousLeTaux(d, 'equipement-rsa').map((v) => nomsDepartement(v.code).le)),
    adresse: RSA,
  }),
  'om-manquants': (d) => ({ texte: entier(Math.round(manquants(d, 'equipement-rsa') / 100) * 100), adresse: RSA }),
  'om-manquants-habitants': (d) => ({
    texte: entier(Math.round(manquants(d, 'equipement-actifs') / 10) * 10),
    adresse: versIndicateur('equipement-actifs'),
  }),
  'om-foyers-inscrits-guyane': (d) => ({ texte: entier(foyersPourCentInscrits(d, lieu(d, '973'))), adresse: versIndicateur('rsa') }),
  'om-foyers-inscrits-france': (d) => ({ texte: entier(foyersPourCentInscrits(d, FRANCE)), adresse: versIndicateur('rsa') }),
  'om-rapport-guadeloupe': (d) => rapportAllocataires(d, '971'),
  'om-guyane-multiple': (d) => {
    const lus = multiples(d, '973');
    return { texte: `${nombre(Math.min(...lus))} à ${nombre(Math.max(...lus))}`, adresse: versIndicateur('iae-salaries') };
  },
  'om-cible-guyane': (d) => ({ texte: entier(ciblePourDixMille(d, '973')), adresse: versIndicateur('iae-cible') }),
  'om-cible-guadeloupe': (d) => ({ texte: entier(ciblePourDixMille(d, '971')), adresse: versIndicateur('iae-cible') }),
  'om-cible-martinique': (d) => ({ texte: entier(ciblePourDixMille(d, '972')), adresse: versIndicateur('iae-cible') }),
};

export function vueRsaOutreMer(d: Donnees): VueFigure {
  const basses = [...sousLeTaux(d, 'equipement-rsa')].sort((a, b) => a.valeur - b.valeur);
  const [bas] = basses;
  const france = valeurConnue(d, 'equipement-rsa', FRANCE).valeur;
  const titre =
    bas === undefined
      ? 'Personnes en insertion pour mille foyers allocataires du RSA, outre-mer'
      : `${majuscule(fin(bas.periode))}, pour mille foyers allocataires du RSA, ${entier(bas.valeur)} personnes en insertion ${nomsDepartement(bas.code).dans}, ${entier(france)} en France`;
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
