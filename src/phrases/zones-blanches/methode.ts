import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { entier, pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { CONNU_MINIMAL, PLANCHER_HABITANTS } from '#zones-blanches/definitions.ts';
import {
  COURBE_MAX_KM,
  GRANDE_COMMUNE_KM,
  PORTEE_MAX_KM,
  FRACTION_MEDIANE,
  MAJORITE,
  PART_FERMEE,
  PLANCHER_DEFM,
  PORTEE_KM,
  STRATES_DEFM,
  TIRAGES,
} from '#zones-blanches/parametres.ts';
import type { CommuneAccessible } from '#lecture/zones-blanches.ts';
import { LISTE_SIAE } from '../millesimes.ts';

const part = (v: number) => pourcent(100 * v, 0);

/** How the zones blanches are computed and what they do not say, for their page and the methods page. */
export const METHODE: readonly string[] = [
  'Chaque commune est un point, à l’intérieur de son contour : en général son centre ; dans son chef-lieu, si elle réunit plusieurs communes depuis 2018. Paris, Lyon et Marseille n’en ont qu’un : les fichiers lus n’ont pas le contour de leurs arrondissements. Chaque SIAE est à son adresse, ou au point de sa commune quand son adresse n’est pas connue. La distance est celle du grand cercle, à vol d’oiseau : ni la route, ni le relief, ni les transports n’y sont. En montagne, une vallée voisine peut être à une heure de route.',
  'Les salariés d’un établissement conventionné peuvent travailler ailleurs, et une structure peut avoir des antennes. Les périmètres d’intervention ne sont pas publiés. Une commune hors de portée d’un établissement n’est donc pas toujours sans offre.',
  `La liste des SIAE date de ${LISTE_SIAE}. Les entreprises d’insertion par le travail indépendant (EITI) n’y sont pas : ce type est vide, et aucune distance n’est donnée pour lui.`,
  `Une commune qui s’étend à plus de ${GRANDE_COMMUNE_KM} km de son point (presque toute la Guyane, Arles) n’est dite à portée que d’un établissement de la commune même, et hors de portée que si tout son contour est à plus de ${PORTEE_MAX_KM} km. Sinon, elle n’est pas jugée : plusieurs points par commune changeraient la réponse.`,
  'Les limites de départements ne comptent pas ; la mer, si. La métropole, la Corse, chaque département d’outre-mer et chaque île sans pont sont calculés à part.',
  `Une part porte sur les habitants dont la commune a un point. Sous ${PLANCHER_HABITANTS} habitants, ou si moins de ${part(CONNU_MINIMAL)} d’entre eux sont situés, il n’y a pas de part, et le territoire n’est ni blanc, ni couvert. Sinon, il est blanc quand la part atteint ${part(MAJORITE)}.`,
  `La distance de ${PORTEE_KM} km est un choix, comme les ${part(FRACTION_MEDIANE)} de la médiane de la définition E, ses classes de taille (à partir de ${STRATES_DEFM.map(entier).join(', ')} demandeurs d’emploi) et son plancher de ${PLANCHER_DEFM.epci}. D’autres seuils sont publiés avec eux.`,
  `La courbe va de ${PLANCHER_KM} à ${COURBE_MAX_KM} km. Sa bande vient de ${TIRAGES} tirages au hasard, toujours les mêmes : dans chacun, ${part(PART_FERMEE)} des SIAE ferment. Une autre bande déplace dans leur commune les établissements sans adresse sûre. Neuf tirages sur dix y tombent.`,
].map(insecables);

/** Why no distance is given under the floor, and what is said in its place: the choice with the measure it rests on. */
export function raisonDuPlancher(communes: readonly CommuneAccessible[]): string {
  const etendues = communes.flatMap((c) => c.etendueKm ?? []);
  const petites = etendues.filter((km) => km <= PLANCHER_KM).length / etendues.length;
  return insecables(
    `Le point d’une commune n’est pas l’adresse de ses habitants. Aucune distance n’est donc donnée sous ${PLANCHER_KM} km : on lit « ${PLANCHER_KM} km ou moins » ou, quand une SIAE est dans la commune, « dans la commune ». Ce plancher est un choix, tiré de la taille des communes : ${part(petites)} d’entre elles tiennent à moins de ${PLANCHER_KM} km de leur point. Plus loin, les contours encadrent la part des habitants hors de portée : d’un côté ceux qui le sont où qu’ils vivent dans leur commune, de l’autre tous ceux d’une commune qui dépasse peut-être la distance. « Personne » n’est écrit que si les contours entiers sont à portée.`,
  );
}

/** Where « Et si ? » stands, for a reader without JavaScript. */
export const SANS_SCRIPT = insecables(
  'Placer une structure sur la carte et voir qui serait à sa portée demande JavaScript. Tout le reste de la page se lit sans lui.',
);
