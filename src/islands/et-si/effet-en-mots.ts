import { nomsDepartement } from '#domain/noms.ts';
import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { accord, compte, entier, INSECABLE, liste, nombre, periode, pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Besoin, Communes, Lieux, Offre } from '#zones-blanches/couverture-max/fichiers.ts';
import type { Poids } from '#zones-blanches/couverture-max/construire.ts';
import { ecart } from '#zones-blanches/couverture-max/exact.ts';
import { GARANTIE } from '#zones-blanches/couverture-max/glouton.ts';
import type { Changement, Effet } from '#zones-blanches/couverture-max/et-si.ts';
import { MOTS_DEFINITION } from '#zones-blanches/definitions.ts';
import type { Resultat } from './messages.ts';

export const DE_L_OFFRE: Readonly<Record<Offre, string>> = {
  '': 'd’une SIAE',
  ACI: 'd’un ACI',
  AI: 'd’une AI',
  EI: 'd’une EI',
  ETTI: 'd’une ETTI',
};

const HABITANTS = ['habitant', 'habitants'] as const;
/** What is counted, in the singular and the plural. */
const COMPTES: Readonly<Record<Poids, readonly [string, string]>> = {
  habitants: HABITANTS,
  frr: HABITANTS,
  qpv: HABITANTS,
  demandeurs: ['demandeur d’emploi', 'demandeurs d’emploi'],
};

export const NOMS_POIDS: Readonly<Record<Poids, string>> = {
  habitants: 'Habitants',
  demandeurs: 'Demandeurs d’emploi (par intercommunalité)',
  frr: 'Habitants des communes classées FRR',
  qpv: 'Habitants des communes qui ont un QPV',
};

/** What a weight is made of, and what it is not. */
export const LIMITES_POIDS: Readonly<Record<Poids, string>> = {
  habitants: 'Population municipale des communes.',
  demandeurs:
    'Le nombre de demandeurs d’emploi (catégories A, B, C, décembre 2019) est connu par intercommunalité, non par commune : chacune compte en entier dès que sa commune la plus peuplée est à portée.',
  frr: 'Communes classées en entier en France ruralités revitalisation ; celles de l’ancienne ZRR qui en ont les effets sans être classées n’y sont pas.',
  qpv: 'La population des quartiers n’est pas connue par commune : tous les habitants d’une commune qui a un quartier prioritaire comptent, non ceux du quartier seul.',
};

/** « 12 345 habitants de plus vivraient dans une commune à 20 km au plus d’une SIAE ». */
export function resume(effet: Effet, offre: Offre, porteeKm: number, departement: string | null): string {
  const ou = departement === null ? '' : ` ${nomsDepartement(departement).dans}`;
  const portee = `à ${porteeKm} km au plus ${DE_L_OFFRE[offre]}`;
  if (effet.habitants === 0) return insecables(`Aucune commune de plus ne serait ${portee}${ou}.`);
  const vivre = accord(effet.habitants, 'vivrait', 'vivraient');
  return insecables(
    `${compte(effet.habitants, ...HABITANTS)} de plus ${vivre} dans une commune ${portee}${ou} : ${compte(effet.communes.length, 'commune', 'communes')}.`,
  );
}

/** « de 2 à 1 intercommunalité ; de 13 645 à 9 210 habitants ». */
export function changementEnMots(c: Changement, porteeKm: number): readonly [nom: string, epci: string, habitants: string] {
  const distance = ['c', 'd', 'g'].includes(c.definition) ? `, ${porteeKm}${INSECABLE}km` : '';
  const passer = (a: number, b: number): string => (a === b ? `${entier(a)}, inchangé` : `${entier(a)} → ${entier(b)}`);
  return [
    `${c.definition.toUpperCase()}, ${MOTS_DEFINITION[c.definition].nom}${distance}`,
    passer(c.epciAvant, c.epciApres),
    passer(c.habitantsAvant, c.habitantsApres),
  ];
}

/** Names of the EPCI whose state changes, for each definition; nothing when none does. */
export function basculesEnMots(changements: readonly Changement[], c: Communes): readonly string[] {
  const noms = (rangs: readonly number[]) => liste(rangs.map((r) => c.epci[r]?.nom ?? ''));
  return changements.flatMap((x) => [
    ...(x.sortent.length === 0 ? [] : [insecables(`N’est plus en zone blanche selon ${x.definition.toUpperCase()} : ${noms(x.sortent)}.`)]),
    ...(x.entrent.length === 0
      ? []
      : [
          insecables(
            `En zone blanche selon ${x.definition.toUpperCase()}, et n’y était pas : ${noms(x.entrent)}${x.definition === 'd' ? ' (une SIAE à portée, mais ni ACI ni AI)' : ''}.`,
          ),
        ]),
  ]);
}

/** « 23,4 km », « 5 km ou moins », or why there is no distance. `entre`: the file of France holds whole kilometres only. */
export function kilometres(km: number, entre: boolean): string {
  if (km === Infinity) return 'aucune sans passer la mer';
  if (Number.isNaN(km)) return 'inconnue';
  if (km <= PLANCHER_KM) return `${PLANCHER_KM}${INSECABLE}km ou moins`;
  return entre ? `entre ${entier(km - 1)} et ${entier(km)}${INSECABLE}km` : `${nombre(km)}${INSECABLE}km`;
}

const NOMS_BESOIN: Readonly<Record<Besoin['id'], string>> = {
  defm: 'demandeurs d’emploi inscrits (catégories A, B, C)',
  rsa: 'allocataires du RSA',
};

/** What is known of the whole département, and what is not known below it. */
export function besoinsEnMots(besoins: readonly Besoin[], departement: string): string {
  const connus = besoins.flatMap((b) => (b.valeur === null ? [] : [`${entier(b.valeur)} ${NOMS_BESOIN[b.id]} (${periode(b.periode)})`]));
  const inconnus = besoins.flatMap((b) => (b.valeur === null ? [NOMS_BESOIN[b.id]] : []));
  const { le } = nomsDepartement(departement);
  const tout = connus.length === 0 ? '' : `Tout le département (${le}) compte ${liste(connus)}. `;
  const manque = inconnus.length === 0 ? '' : `Nombre non disponible : ${liste(inconnus)}. `;
  return insecables(
    `${tout}${manque}On ne sait pas combien d’entre eux vivent dans les communes nouvellement à portée : ces nombres ne sont pas publiés par commune.`,
  );
}

/** The guarantee, in plain words, then what is known of this very choice. */
export function garantie(r: Resultat, poids: Poids): readonly string[] {
  const [un, des] = COMPTES[poids];
  const chiffre = (n: number) => compte(n, un, des);
  const inconnus =
    r.inconnus === 0
      ? null
      : `${poids === 'demandeurs' ? compte(r.inconnus, 'intercommunalité', 'intercommunalités') : compte(r.inconnus, 'commune', 'communes')} hors de portée : nombre inconnu. ${accord(r.inconnus, 'Elle n’est', 'Elles ne sont')} ni comptée${accord(r.inconnus, '', 's')} pour zéro, ni devinée${accord(r.inconnus, '', 's')} ; le calcul les laisse de côté.`;
  const sansReponse =
    r.sansReponse === 0
      ? null
      : `${compte(r.sansReponse, 'commune', 'communes')} dont on ne sait rien dire (sans point connu, ou trop ${accord(r.sansReponse, 'étendue', 'étendues')} pour un seul) : ${accord(r.sansReponse, 'laissée', 'laissées')} de côté.`;
  return [...(r.genre === 'exact' ? exacte(r, chiffre) : gloutonne(r, chiffre)), inconnus, sansReponse]
    .filter((t) => t !== null)
    .map(insecables);
}

const enPourcent = (part: number): string => pourcent(100 * part, 1);
/** Rounded down: a guarantee is never said larger than it is. */
const plancher = (part: number): string => pourcent(Math.floor(1000 * part) / 10, 1);

function gloutonne(r: Resultat, chiffre: (n: number) => string): readonly string[] {
  if (r.lieux.length === 0) return [];
  if (r.prouvee) return ['C’est le meilleur choix possible : aucun autre ne gagnerait davantage.'];
  return [
    `Le choix se fait pas à pas : à chaque fois, la commune qui ajoute le plus. On démontre qu’il atteint toujours au moins ${plancher(GARANTIE)} du meilleur résultat possible (1 − 1/e).`,
    `Ici, il en atteint au moins ${plancher(r.gain / r.borne)} : aucun choix d’autant de communes ne peut gagner plus de ${chiffre(r.borne)}.`,
  ];
}

function exacte(r: Resultat, chiffre: (n: number) => string): readonly string[] {
  const mieux = r.gain - r.gainGlouton;
  const suite = mieux <= 0 ? 'C’est aussi ce que gagnait le choix pas à pas.' : `C’est ${chiffre(mieux)} de plus que le choix pas à pas.`;
  if (r.prouvee) return [`Optimum prouvé, écart nul : aucun autre choix ne gagne davantage. ${suite}`];
  return [
    `Le temps imparti est écoulé avant la preuve. Meilleur choix trouvé, à ${enPourcent(ecart({ choix: [], gain: r.gain, borne: r.borne }))} au plus de l’optimum : aucun choix ne peut gagner plus de ${chiffre(r.borne)}. ${suite}`,
  ];
}

/** « Laguépie, 12 345 habitants de plus ». */
export const gainEnMots = (gain: number, poids: Poids): string => `${compte(gain, ...COMPTES[poids])} de plus`;

export const nomDe = (l: Lieux, rang: number): string => l.noms[rang] ?? '';
