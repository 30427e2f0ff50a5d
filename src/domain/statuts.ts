import type { CodeTerritoire } from './territoire.ts';

const CORSE =
  'Depuis le 1er janvier 2018, la Collectivité de Corse exerce les compétences des deux anciens conseils départementaux ; ' +
  'le département reste une circonscription administrative de l’État.';
const ALSACE =
  'Depuis le 1er janvier 2021, la Collectivité européenne d’Alsace exerce les compétences départementales dans le Bas-Rhin et le Haut-Rhin, ' +
  'qui restent deux circonscriptions administratives de l’État.';
const GUADELOUPE =
  'La Guadeloupe est à la fois une région et un département d’outre-mer, avec deux collectivités : le conseil régional et le conseil départemental.';
const MARTINIQUE =
  'Depuis les élections de décembre 2015, la Collectivité territoriale de Martinique exerce les compétences d’un département et d’une région : ' +
  'il n’y a plus de conseil départemental.';
const GUYANE =
  'Depuis les élections de décembre 2015, la Collectivité territoriale de Guyane exerce les compétences d’un département et d’une région : ' +
  'il n’y a plus de conseil départemental.';
const REUNION =
  'La Réunion est à la fois une région et un département d’outre-mer, avec deux collectivités : le conseil régional et le conseil départemental.';
const MAYOTTE =
  'Département depuis le 31 mars 2011, Mayotte est aussi une région : une seule collectivité, le Département-Région, exerce les compétences de l’un et de l’autre.';

const STATUTS: Readonly<Record<string, string>> = {
  'departement:2A': CORSE,
  'departement:2B': CORSE,
  'departement:67': ALSACE,
  'departement:68': ALSACE,
  'departement:69':
    'Le code 69 réunit deux collectivités depuis le 1er janvier 2015 : la Métropole de Lyon, qui exerce sur son territoire les compétences ' +
    'd’un département, et le département du Rhône partout ailleurs ; les chiffres de cette page portent sur l’ensemble.',
  'departement:75':
    'Depuis le 1er janvier 2019, la Ville de Paris est une collectivité à statut particulier, qui exerce à la fois les compétences ' +
    'd’une commune et celles d’un département.',
  'departement:971': GUADELOUPE,
  'departement:972': MARTINIQUE,
  'departement:973': GUYANE,
  'departement:974': REUNION,
  'departement:976': MAYOTTE,
  'region:01': GUADELOUPE,
  'region:02': MARTINIQUE,
  'region:03': GUYANE,
  'region:04': REUNION,
  'region:06': MAYOTTE,
  'region:94':
    'Depuis le 1er janvier 2018, la Collectivité de Corse exerce les compétences de la région et celles des deux anciens conseils départementaux.',
  // Métropole de Lyon and Métropole du Grand Paris
  'epci:200046977':
    'La Métropole de Lyon n’est pas un établissement public intercommunal : c’est, depuis le 1er janvier 2015, une collectivité à statut ' +
    'particulier, qui exerce aussi les compétences d’un département.',
  'epci:200054781':
    'La Métropole du Grand Paris réunit Paris et onze établissements publics territoriaux, qui y tiennent lieu d’intercommunalités : chacun a sa fiche, ' +
    'et les pages des départements comptent par eux. Cette page porte sur la métropole entière, à cheval sur six départements.',
  'ept:T1':
    'Territoire T1 de la Métropole du Grand Paris, Paris n’est pas un établissement public territorial : la commune, le département et ce territoire ont le même périmètre.',
};

/** One sentence about a place whose institutions are not those of common law; null elsewhere. Ordinals as « 1er »: pass it through `insecables`. */
export function statut({ niveau, code }: CodeTerritoire): string | null {
  const general =
    niveau === 'ept'
      ? `Établissement public territorial (${code}) de la Métropole du Grand Paris, il y tient lieu d’intercommunalité.`
      : null;
  return STATUTS[`${niveau}:${code}`] ?? general;
}

/** True where no conseil départemental sits: the page must not name one. */
export function sansConseilDepartemental(departement: string): boolean {
  return ['2A', '2B', '67', '68', '75', '972', '973'].includes(departement);
}
