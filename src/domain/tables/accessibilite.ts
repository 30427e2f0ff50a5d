import { CODE_COMMUNE, CODE_DEPARTEMENT, CODE_EPCI, defineTable } from '../contrat.ts';
import { IDENTIFIANT_SIAE } from '../identifiant-siae.ts';
import { TYPES_SIAE, type TypeSiae } from '../types-siae.ts';

/** Radii within which the SIAE are counted, in kilometres. */
export const RAYONS_KM = [5, 10, 15, 20, 30, 50] as const;
export type Rayon = (typeof RAYONS_KM)[number];

/**
 * Under this distance nothing is said but « at most »: people do not live at the point of their commune. Seven communes in eight reach no farther than
 * this from their point (`tests/distances.test.ts`); a shorter distance measures where the point was put.
 */
export const PLANCHER_KM: Rayon = 5;

export const colonneDistance = <T extends TypeSiae>(type: T) => `distance_${type.toLowerCase() as Lowercase<T>}_km` as const;
export const colonneCompte = <R extends Rayon>(rayon: R) => `siae_${rayon}_km` as const;

const AU_PLUS = `${PLANCHER_KM} se lit « ${PLANCHER_KM} km ou moins » : un point par commune n’en dit pas plus`;
const VIDE_PAR_TYPE =
  'vide si aucune n’est joignable sans passer la mer, si la commune n’a pas de point, ou si le plus proche est dans la commune, sans adresse';
const duType = (type: TypeSiae) =>
  ({
    nom: colonneDistance(type),
    type: 'nombre',
    unite: 'km',
    vide: true,
    min: PLANCHER_KM,
    max: 400,
    description:
      type === 'EITI'
        ? 'toujours vide : la liste de juillet 2019 ne compte aucune EITI, type apparu ensuite'
        : `distance à l’établissement conventionné ${type} le plus proche ; ${AU_PLUS} ; ${VIDE_PAR_TYPE}`,
  }) as const;
const compte = (rayon: Rayon) =>
  ({
    nom: colonneCompte(rayon),
    type: 'entier',
    unite: 'SIAE',
    vide: true,
    min: 0,
    max: 1000,
    description: `SIAE de tous types à ${rayon} km au plus ; vide si la commune n’a pas de point`,
  }) as const;

const borne = <const N extends string>(nom: N, description: string) =>
  ({
    nom,
    type: 'nombre',
    unite: 'km',
    vide: true,
    min: 0,
    max: 500,
    description: `${description} ; îlots exclus, adresse inconnue comprise`,
  }) as const;

const verdict = <const N extends string>(nom: N, description: string) =>
  ({
    nom,
    type: 'texte',
    valeurs: ['blanche', 'desservie', 'sans-objet', 'indisponible'],
    description: `${description} : blanche, desservie, sans-objet ou indisponible`,
  }) as const;
const oui = <const N extends string>(nom: N, description: string) => ({ nom, type: 'booleen', vide: true, description }) as const;

/** Made at build by src/zones-blanches: one row per current commune. */
export const accessibilite = defineTable({
  table: 'accessibilite',
  titre: 'Distance de chaque commune à la SIAE la plus proche',
  description: `Une ligne par commune : la SIAE la plus proche, la distance à vol d’oiseau entre le point de la commune et l’établissement conventionné, par type, et le nombre de SIAE dans six rayons. Sous ${PLANCHER_KM} km, la distance n’est pas donnée. Aucune ne traverse la mer ; les limites de départements ne comptent pas.`,
  cle: ['commune'],
  sources: ['asp-siae-2019-07', 'cog-2026', 'ign-communes-2018', 'pole-emploi-stmt-epci-2019', 'anct-qpv-2024', 'anct-frr-2025-07'],
  millesime: 'SIAE de juillet 2019, communes de 2026',
  colonnes: [
    { nom: 'commune', type: 'texte', motif: CODE_COMMUNE, description: 'code' },
    { nom: 'nom', type: 'texte', description: 'nom' },
    { nom: 'departement', type: 'texte', motif: CODE_DEPARTEMENT, description: 'département' },
    { nom: 'epci', type: 'texte', vide: true, motif: CODE_EPCI, description: 'EPCI à fiscalité propre ; vide pour quatre îles' },
    { nom: 'population', type: 'entier', unite: 'habitants', min: 0, max: 2500000, description: 'population municipale' },
    {
      nom: 'siae_plus_proche',
      type: 'texte',
      vide: true,
      motif: IDENTIFIANT_SIAE,
      description:
        'SIRET de la SIAE la plus proche, tous types, ou « masque-commune-rang » pour une entreprise individuelle, placée au point de sa commune',
    },
    {
      nom: 'distance_km',
      type: 'nombre',
      unite: 'km',
      vide: true,
      min: PLANCHER_KM,
      max: 400,
      description: `distance à son établissement ; ${AU_PLUS} ; vide selon la colonne etat`,
    },
    borne('distance_min_km', 'distance dont aucun lieu du contour n’est plus près d’une SIAE ; 0 s’il y en a une dans la commune'),
    borne('distance_max_km', 'distance dont aucun lieu du contour n’est plus loin de sa SIAE la plus proche'),
    ...TYPES_SIAE.map(duType),
    ...RAYONS_KM.map(compte),
    {
      nom: 'etat',
      type: 'etat',
      description:
        'état de distance_km : sans-objet si aucune SIAE n’est joignable sans passer la mer (ses habitants sont hors de portée), indisponible si la commune n’a pas de point, ou si la SIAE la plus proche est dans la commune même (types_sur_place), sans adresse d’où mesurer',
    },
    { nom: 'type_plus_proche', type: 'texte', vide: true, valeurs: TYPES_SIAE, description: 'type de la SIAE la plus proche' },
    {
      nom: 'bassin',
      type: 'texte',
      motif: /^[a-z0-9-]+$/,
      description: 'étendue de terre sans bras de mer : continent, corse, code du DROM, ou l’île',
    },
    {
      nom: 'acces',
      type: 'texte',
      vide: true,
      valeurs: ['ile', 'barge', 'fleuve-ou-avion'],
      description: 'réserve d’accès relue à la main ; vide pour les autres communes',
    },
    {
      nom: 'etendue_km',
      type: 'nombre',
      unite: 'km',
      vide: true,
      min: 0,
      max: 200,
      description:
        'plus grande distance entre le point de la commune et le contour de sa partie principale : l’incertitude d’un point unique',
    },
    {
      nom: 'types_sur_place',
      type: 'texte',
      vide: true,
      motif: /^(ACI|AI|EI|ETTI|EITI)( (ACI|AI|EI|ETTI|EITI))*$/,
      description: 'types de SIAE qui ont un établissement dans la commune, séparés par une espace',
    },
    {
      nom: 'un_point_suffit',
      type: 'booleen',
      description:
        'faux si la commune s’étend à plus de 20 km de son point : elle n’est alors desservie que par un établissement dans la commune, et hors de portée que si tout son contour l’est à 50 km',
    },
    {
      nom: 'etablissements_epci',
      type: 'entier',
      unite: 'SIAE',
      vide: true,
      min: 0,
      max: 1000,
      description: 'établissements conventionnés de son intercommunalité : son EPCI, ou son EPT dans la Métropole du Grand Paris',
    },
    {
      nom: 'etablissements_zone_emploi',
      type: 'entier',
      unite: 'SIAE',
      vide: true,
      min: 0,
      max: 1000,
      description: 'établissements conventionnés dans sa zone d’emploi',
    },
    oui('qpv', 'un quartier prioritaire 2024 au moins'),
    oui('frr', 'classée FRR en entier en juillet 2025 ; vide si elle n’est pas dans la liste'),
    verdict('zb_a', 'définition A, dépourvu'),
    verdict('zb_c', 'définition C, hors de portée à 20 km'),
    verdict('zb_d', 'définition D, partiellement couvert à 20 km'),
    verdict('zb_e', 'définition E, sous-doté (par EPCI)'),
    verdict('zb_g', 'définition G, territoire prioritaire sans offre à 20 km'),
  ],
});
