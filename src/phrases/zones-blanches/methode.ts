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
import { LISTE_SIAE } from '../millesimes.ts';

const part = (v: number) => pourcent(100 * v, 0);

/** How the zones blanches are computed and what they do not say, for their page and the methods page. */
export const METHODE: readonly string[] = [
  'Chaque commune est un point, au milieu de son contour ; chaque SIAE est à son adresse, ou au point de sa commune quand son adresse n’est pas connue. La distance est celle du grand cercle, à vol d’oiseau : ni la route, ni le relief, ni les transports n’y sont. En montagne, une vallée voisine peut être à une heure de route.',
  'Les salariés d’un établissement conventionné peuvent travailler ailleurs, et une structure peut avoir des antennes. Les périmètres d’intervention ne sont pas publiés. Une commune hors de portée d’un établissement n’est donc pas toujours sans offre.',
  `La liste des SIAE date de ${LISTE_SIAE}. Les entreprises d’insertion par le travail indépendant (EITI) n’y sont pas : ce type est vide, et aucune distance n’est donnée pour lui.`,
  `Une commune qui s’étend à plus de ${GRANDE_COMMUNE_KM} km de son point (presque toute la Guyane, Arles) n’est dite à portée que d’un établissement de la commune même, et hors de portée que si tout son contour est à plus de ${PORTEE_MAX_KM} km. Sinon, elle n’est pas jugée : plusieurs points par commune changeraient la réponse.`,
  'Les limites de départements ne comptent pas ; la mer, si. La métropole, la Corse, chaque département d’outre-mer et chaque île sans pont sont calculés à part.',
  `Une part porte sur les habitants dont la commune a un point. Sous ${PLANCHER_HABITANTS} habitants, ou si moins de ${part(CONNU_MINIMAL)} d’entre eux sont situés, il n’y a pas de part, et le territoire n’est ni blanc, ni couvert. Sinon, il est blanc quand la part atteint ${part(MAJORITE)}.`,
  `La distance de ${PORTEE_KM} km est un choix, comme les ${part(FRACTION_MEDIANE)} de la médiane de la définition E, ses classes de taille (à partir de ${STRATES_DEFM.map(entier).join(', ')} demandeurs d’emploi) et son plancher de ${PLANCHER_DEFM.epci}. D’autres seuils sont publiés avec eux.`,
  `La courbe va de 0 à ${COURBE_MAX_KM} km. Sa bande vient de ${TIRAGES} tirages au hasard, toujours les mêmes : dans chacun, ${part(PART_FERMEE)} des SIAE ferment. Une autre bande déplace dans leur commune les établissements sans adresse sûre. Neuf tirages sur dix y tombent.`,
].map(insecables);

/** Where « Et si ? » stands, for a reader without JavaScript. */
export const SANS_SCRIPT = insecables(
  'Placer une structure sur la carte et voir qui serait à sa portée demande JavaScript. Tout le reste de la page se lit sans lui.',
);
