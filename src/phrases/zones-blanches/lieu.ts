import { accord, compte, entier, liste, pourcent } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { estBlanche } from '#zones-blanches/definitions.ts';
import { estGrande } from '#zones-blanches/grandes-communes.ts';
import { GRANDE_COMMUNE_KM, PORTEE_KM, PORTEE_MAX_KM } from '#zones-blanches/parametres.ts';
import { siae } from '#domain/tables/siae.ts';
import { datee, sansDate, type PhraseDatee } from '../datee.ts';
import { POPULATION, LISTE_SIAE, ZONAGES } from '../millesimes.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { AU_BORD, PARTOUT } from '#indicateurs/portee.ts';
import { ecrirePart, ecritureAvecUnite } from '#lib/ecriture.ts';
import type { Territoire } from '#domain/territoire.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import type { CommuneAccessible } from '#lecture/zones-blanches.ts';

/** The two dates every finding on distances rests on: that of the list, that of the inhabitants. */
const DATES_ZONES = `SIAE de ${LISTE_SIAE}, population de ${POPULATION}`;
const PERIODES_ZONES = [siae.millesime, POPULATION] as const;

const auBord = (lieu: Lieu) => lire(lieu, 'zb-c', { modalite: AU_BORD });

/**
 * « 1 185 628 habitants vivent dans une commune à plus de 20 km de la SIAE la plus proche »; null when it is not known. That nobody does is
 * said only where the whole contours are within reach: elsewhere it is true of the points alone.
 */
export function constatPortee(lieu: Lieu): PhraseDatee | null {
  const { valeur, numerateur } = lire(lieu, 'zb-c');
  if (valeur === null || numerateur === null) return null;
  const ou = lieu.t.niveau === 'france' ? '' : ` ${lieu.n.dans}`;
  const dire = (texte: string) => datee(majuscule(`${texte}${ou} (${DATES_ZONES})`), ...PERIODES_ZONES);
  const bord = auBord(lieu);
  // a commune without a point is in neither side: then nobody can speak for its inhabitants
  if (numerateur === 0 && bord.numerateur === 0 && toutesSituees(lieu, bord.denominateur))
    return dire(`personne ne vit à plus de ${PORTEE_KM} km d’une SIAE`);
  if (numerateur === 0) return dire(`aucune commune n’a son point à plus de ${PORTEE_KM} km d’une SIAE`);
  const vivre = accord(numerateur, 'vit', 'vivent');
  return dire(
    `${compte(numerateur, 'habitant', 'habitants')} ${vivre} dans une commune à plus de ${PORTEE_KM} km de la SIAE la plus proche`,
  );
}

/** True when the inhabitants counted are all those of the place. */
const toutesSituees = ({ t }: Lieu, comptes: number | null): boolean => t.population === undefined || comptes === t.population;

/** Whether half of the inhabitants are out of reach depends on the point kept in each commune. */
export function dependDuPoint(d: Donnees, t: Territoire): boolean {
  const [loin, bord] = [PARTOUT, AU_BORD].map((modalite) => estBlanche(lire({ d, t }, 'zb-c', { modalite })));
  return loin !== bord;
}

/** Where the points cannot tell, what the contours allow: those out of reach wherever they live in their commune, and those who may be. */
export function constatIncertain(lieu: Lieu): PhraseDatee {
  const [loin, peutEtre] = [PARTOUT, AU_BORD].map((modalite) => lire(lieu, 'zb-c', { modalite }).numerateur);
  if (loin == null || peutEtre == null) return sansDate(`On ne sait pas combien d’habitants sont loin d’une SIAE ${lieu.n.dans}`);
  const combien = `de ${entier(loin)} à ${entier(peutEtre)} habitants vivent à plus de ${PORTEE_KM} km de la SIAE la plus proche`;
  return datee(
    `${majuscule(lieu.n.dans)}, ${combien}, selon l’endroit de leur commune où ils habitent (${DATES_ZONES})`,
    ...PERIODES_ZONES,
  );
}

/** The share, against France, and the half of the inhabitants: two sentences. */
export function detailPortee(lieu: Lieu): PhraseDatee {
  const { valeur } = lire(lieu, 'zb-c');
  const france = lireAilleurs(lieu, lieu.france, 'zb-c').valeur;
  const ailleurs = lieu.t.niveau === 'france' || france === null ? null : pourcent(france);
  const part =
    valeur === null
      ? 'Trop d’habitants y vivent dans une commune sans point, ou trop étendue pour un seul point : la part n’est pas donnée.'
      : valeur === 0
        ? ''
        : `C’est ${pourcent(valeur)} des habitants${ailleurs === null ? '' : `, contre ${ailleurs} dans l’ensemble du pays`}.`;
  return datee([part, selonLeContour(lieu), moitie(lieu), `${DATES_ZONES}.`].filter((p) => p !== '').join(' '), ...PERIODES_ZONES);
}

/** « La moitié des habitants vivent dans une commune à 12,3 km au plus d’un établissement conventionné. »; empty when it is not known. */
function moitie(lieu: Lieu): string {
  const { valeur } = lire(lieu, 'distance-mediane');
  if (valeur === null) return '';
  const i = indicateur('distance-mediane');
  const distance = ecritureAvecUnite(i)(valeur);
  return valeur <= (i.plancher ?? 0)
    ? `La moitié des habitants au moins vivent dans une commune qui a un établissement conventionné, ou qui en est à ${distance}.`
    : `La moitié des habitants vivent dans une commune à ${distance} au plus d’un établissement conventionné.`;
}

/** What the points hide, wherever people may live in their communes; empty where every contour says the same as its point. */
function selonLeContour(lieu: Lieu): string {
  const [points, loin, bord] = [lire(lieu, 'zb-c'), lire(lieu, 'zb-c', { modalite: PARTOUT }), auBord(lieu)];
  if (points.valeur === null || loin.valeur === null || bord.valeur === null || loin.valeur === bord.valeur) return '';
  const suite = dependDuPoint(lieu.d, lieu.t) ? ' ; être en zone blanche, ou non, y dépend du point retenu' : '';
  if (points.valeur > 0)
    return `Selon l’endroit de leur commune où vivent les habitants, cette part va de ${ecrirePart(loin.valeur)} à ${ecrirePart(bord.valeur)}${suite}.`;
  const habitants = compte(bord.numerateur ?? 0, 'habitant', 'habitants');
  return `Les communes où ${accord(bord.numerateur ?? 0, 'vit', 'vivent')} ${habitants} (${ecrirePart(bord.valeur)}) s’étendent peut-être au-delà${suite}.`;
}

const PAR_DEPARTEMENT: Readonly<Record<string, string>> = {
  '973':
    'Certaines communes de Guyane sont plus grandes que des départements : un seul point, à l’intérieur de leur contour, ne dit pas où vivent leurs habitants. Plusieurs points par commune changeraient la réponse.',
  '976':
    'Petite-Terre est séparée de Mamoudzou par un bras de mer que la barge traverse en quelques minutes. La règle de ne traverser aucune mer la dit hors de portée, ce qu’un habitant ne dirait pas forcément.',
  '971':
    'Marie-Galante, La Désirade et Les Saintes sont comptées à part : aucune distance ne traverse la mer, et une île sans SIAE est hors de portée.',
};

const MOTS_ACCES: Readonly<Record<NonNullable<CommuneAccessible['acces']>, string>> = {
  ile: 'île sans pont',
  barge: 'île reliée par une barge',
  'fleuve-ou-avion': 'accès par le fleuve ou par avion',
};
export const motAcces = (acces: CommuneAccessible['acces']): string => (acces === null ? '' : MOTS_ACCES[acces]);

/** Where a straight line says little, in words; empty when there is nothing to warn of. */
export function reserves(code: string, communes: readonly CommuneAccessible[]): readonly string[] {
  const nommer = (cs: readonly CommuneAccessible[]) => liste(cs.slice(0, 8).map((c) => c.nom)) + (cs.length > 8 ? '…' : '');
  const sansPoint = communes.filter((c) => c.etendueKm === null);
  const fleuve = communes.filter((c) => c.acces === 'fleuve-ou-avion');
  const iles = communes.filter((c) => c.acces === 'ile' && code !== '971');
  const grandes = communes.filter((c) => estGrande(c.etendueKm));
  return [
    PAR_DEPARTEMENT[code] ?? '',
    fleuve.length === 0
      ? ''
      : `${majuscule(nommer(fleuve))} n’ont pas de route jusqu’au littoral : on y vient par le fleuve ou par avion, et une distance à vol d’oiseau n’y veut presque rien dire.`,
    iles.length === 0
      ? ''
      : `${accord(iles.length, 'Île sans pont', 'Îles sans pont')} : ${nommer(iles)}. Aucune distance ne traverse la mer : sans SIAE sur place, leurs habitants sont hors de portée.`,
    grandes.length === 0
      ? ''
      : `${nommer(grandes)} : ${accord(grandes.length, 'commune qui s’étend', 'communes qui s’étendent')} à plus de ${GRANDE_COMMUNE_KM} km de ${accord(grandes.length, 'son', 'leur')} point. ${accord(grandes.length, 'Elle n’est dite', 'Elles ne sont dites')} à portée que d’un établissement de la commune même, et hors de portée que si tout le contour est à plus de ${PORTEE_MAX_KM} km.`,
    sansPoint.length === 0
      ? ''
      : `${accord(sansPoint.length, 'Une commune rétablie', 'Des communes rétablies')} depuis le fond de carte, sans point : ${nommer(sansPoint)}. ${accord(sansPoint.length, 'Elle n’est', 'Elles ne sont')} ni blanche${accord(sansPoint.length, '', 's')}, ni couverte${accord(sansPoint.length, '', 's')}.`,
  ]
    .filter((r) => r !== '')
    .map(insecables);
}

/** « 12 communes prioritaires (QPV ou FRR) sur 36 sont sans offre, 4 210 habitants »; null when there is no priority commune. */
export function constatPriorites(lieu: Lieu): PhraseDatee | null {
  const v = lire(lieu, 'zb-g');
  const { valeur, numerateur, denominateur } = v;
  if (denominateur === null || denominateur === 0 || valeur === null || numerateur === null) return null;
  const total = `${compte(denominateur, 'habitant', 'habitants')} vivent dans une commune qui a un QPV (${ZONAGES.qpv}) ou est classée FRR (${ZONAGES.frr})`;
  if (numerateur === 0) return datee(`${total} : en ${LISTE_SIAE}, mesurée de son point, aucune de ces communes n’était sans offre.`, v);
  return datee(
    `${total} ; en ${LISTE_SIAE}, pour ${entier(numerateur)} d’entre eux (${pourcent(valeur)}), l’intercommunalité n’avait aucun établissement conventionné ou la SIAE la plus proche était à plus de ${PORTEE_KM} km.`,
    v,
  );
}

/** Label of the rows that are folded: « Les 12 autres communes », « Une autre commune ». */
export function lesAutres(n: number, singulier: string, pluriel: string): string {
  return insecables(n === 1 ? `Une autre ${singulier}` : `Les ${entier(n)} autres ${pluriel}`);
}
