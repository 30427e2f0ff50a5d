import { accord, compte, entier, liste, nombre, pourcent } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { estGrande } from '#zones-blanches/grandes-communes.ts';
import { GRANDE_COMMUNE_KM, PORTEE_KM, PORTEE_MAX_KM } from '#zones-blanches/parametres.ts';
import { siae } from '#domain/tables/siae.ts';
import { datee, type PhraseDatee } from '../datee.ts';
import { POPULATION, LISTE_SIAE, ZONAGES } from '../millesimes.ts';
import { lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import type { CommuneAccessible } from '#lecture/zones-blanches.ts';

/** « 1 185 628 habitants vivent à plus de 20 km de toute SIAE », or that nobody does; null when it is not known. */
/** The two dates every finding on distances rests on: that of the list, that of the inhabitants. */
export const DATES_ZONES = `SIAE de ${LISTE_SIAE}, population de ${POPULATION}`;
const PERIODES_ZONES = [siae.millesime, POPULATION] as const;

export function constatPortee(lieu: Lieu): PhraseDatee | null {
  const { valeur, numerateur } = lire(lieu, 'zb-c');
  if (valeur === null || numerateur === null) return null;
  const ou = lieu.t.niveau === 'france' ? '' : ` ${lieu.n.dans}`;
  if (numerateur === 0) return datee(`Personne ne vit à plus de ${PORTEE_KM} km d’une SIAE${ou} (${DATES_ZONES})`, ...PERIODES_ZONES);
  const vivre = accord(numerateur, 'vit', 'vivent');
  return datee(
    `${compte(numerateur, 'habitant', 'habitants')} ${vivre} à plus de ${PORTEE_KM} km de la SIAE la plus proche${ou} (${DATES_ZONES})`,
    ...PERIODES_ZONES,
  );
}

/** Where the place as a whole cannot be judged, what its communes say one by one: those certainly far, and those that one point cannot tell. */
export function constatIncertain(lieu: Lieu, communes: readonly CommuneAccessible[]): PhraseDatee {
  const habitants = (verdict: string) => communes.filter((c) => c.verdicts.c === verdict).reduce((n, c) => n + c.population, 0);
  const [loin, inconnus] = [habitants('blanche'), habitants('indisponible')];
  return datee(
    `${majuscule(lieu.n.dans)}, de ${entier(loin)} à ${entier(loin + inconnus)} habitants vivent à plus de ${PORTEE_KM} km de la SIAE la plus proche (${DATES_ZONES})`,
    ...PERIODES_ZONES,
  );
}

/** The share, against France, and the half of the inhabitants: two sentences. */
export function detailPortee(lieu: Lieu): PhraseDatee {
  const { valeur } = lire(lieu, 'zb-c');
  const france = lireAilleurs(lieu, lieu.france, 'zb-c').valeur;
  const mediane = lire(lieu, 'distance-mediane').valeur;
  const ailleurs = lieu.t.niveau === 'france' || france === null ? null : pourcent(france);
  const part =
    valeur === null
      ? 'Trop d’habitants y vivent dans une commune sans point, ou trop étendue pour un seul point : la part n’est pas donnée.'
      : valeur === 0
        ? ailleurs === null
          ? ''
          : `Dans l’ensemble du pays, ${ailleurs} des habitants sont plus loin.`
        : `C’est ${pourcent(valeur)} des habitants${ailleurs === null ? '' : `, contre ${ailleurs} dans l’ensemble du pays`}.`;
  const moitie = mediane === null ? '' : `La moitié des habitants vivent à moins de ${nombre(mediane)} km d’une SIAE.`;
  return datee([part, moitie, `${DATES_ZONES}.`].filter((p) => p !== '').join(' '), ...PERIODES_ZONES);
}

const PAR_DEPARTEMENT: Readonly<Record<string, string>> = {
  '973':
    'Certaines communes de Guyane sont plus grandes que des départements : un seul point, au milieu de leur contour, ne dit pas où vivent leurs habitants. Plusieurs points par commune changeraient la réponse.',
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
  const sansPoint = communes.filter((c) => c.distance.etat === 'indisponible');
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
  if (numerateur === 0) return datee(`${total} : aucun n’était sans offre en ${LISTE_SIAE}.`, v);
  return datee(
    `${total} ; en ${LISTE_SIAE}, pour ${entier(numerateur)} d’entre eux (${pourcent(valeur)}), l’intercommunalité n’avait aucun établissement conventionné ou la SIAE la plus proche était à plus de ${PORTEE_KM} km.`,
    v,
  );
}

/** Label of the rows that are folded: « Les 12 autres communes », « Une autre commune ». */
export function lesAutres(n: number, singulier: string, pluriel: string): string {
  return insecables(n === 1 ? `Une autre ${singulier}` : `Les ${entier(n)} autres ${pluriel}`);
}
