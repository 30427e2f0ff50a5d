import { ecrirePart } from '#lib/ecriture.ts';
import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { compte, INSECABLE, nombre } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { celluleTexte } from '#domain/phrase.ts';
import { DEFINITIONS, estBlanche, MOTS_DEFINITION } from '#zones-blanches/definitions.ts';
import type { Cellule } from '#domain/cellule.ts';
import { balise } from '#islands/pieces/balise.ts';
import type { Place } from './vue.ts';

export const INVITE = 'Survolez la carte, parcourez-la au clavier (Tab puis les flèches) ou choisissez un territoire dans une liste.';

/** Read by those who do not see the map: the place and what the rule says of it. */
export function etiquetteDe(p: Place): string {
  const combien = celluleTexte(p.touches, (n) => `${compte(n, 'habitant', 'habitants')} en zone blanche`);
  return insecables(`${p.nom} : ${combien}${p.part.valeur === null ? '' : `, ${ecrirePart(p.part.valeur)}`}`);
}

const oui = (b: boolean | null): string => (b === null ? 'inconnu' : b ? 'oui' : 'non');
const prioriteDite = ({ priorites: { qpv, frr } }: Place): string => insecables(`QPV : ${oui(qpv)}. FRR : ${oui(frr)}.`);

/** One place: its inhabitants, what the chosen rule says, then each of the five definitions. `km`: of a commune only. */
export function dessinerFiche(p: Place, parDefinition: readonly Cellule[], km: string | null, lien: HTMLElement | null): readonly Node[] {
  const lignes = DEFINITIONS.map((d, k) => {
    const part = parDefinition[k];
    const blanche = part === undefined ? null : estBlanche(part);
    const mots =
      part === undefined || part.valeur === null || blanche === null
        ? 'sans réponse'
        : `${blanche ? 'oui' : 'non'}, ${ecrirePart(part.valeur)}`;
    return balise(
      'li',
      {},
      `${d.toUpperCase()}, ${MOTS_DEFINITION[d].nom}${INSECABLE}: `,
      balise(blanche === true ? 'strong' : 'span', {}, mots),
    );
  });
  return [
    balise('h3', {}, p.nom),
    balise('p', {}, `${compte(p.habitants, 'habitant', 'habitants')}${km === null ? '' : `, ${km}`}.`),
    balise('p', {}, prioriteDite(p)),
    balise('p', { class: 'mention' }, 'Zone blanche\u202f? Part des habitants concernés, selon chaque définition, à la distance choisie.'),
    balise('ul', { class: 'liste-nue' }, ...lignes),
    ...(lien === null ? [] : [balise('p', {}, lien)]),
  ];
}

/** « structure la plus proche à 23,4 km », or why there is no such distance. */
export function distanceEnMots(km: number): string {
  if (Number.isNaN(km)) return 'distance inconnue';
  if (km === Infinity) return 'aucune structure sans passer la mer';
  if (km <= PLANCHER_KM) return `une structure dans la commune, ou à ${PLANCHER_KM}${INSECABLE}km ou moins`;
  return `structure la plus proche à ${nombre(km)}${INSECABLE}km à vol d’oiseau`;
}
