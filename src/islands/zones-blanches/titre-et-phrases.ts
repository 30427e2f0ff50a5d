import { nomsDepartement } from '#domain/noms.ts';
import { ecrirePart } from '#lib/ecriture.ts';
import { accord, compte, entier, INSECABLE } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { estBlanche, partBlanche } from '#zones-blanches/definitions.ts';
import type { Offre } from '#zones-blanches/couverture-max/fichiers.ts';
import type { Regle, Situation } from '#zones-blanches/couverture-max/situation.ts';
import type { Repere } from '#islands/couverture/prioritaires.ts';
import type { Place } from './vue.ts';

const ARTICLES: Readonly<Record<Offre, readonly [de: string, aucun: string]>> = {
  '': ['de la SIAE la plus proche', 'aucun établissement conventionné'],
  ACI: ['d’un ACI', 'aucun établissement d’ACI'],
  AI: ['d’une AI', 'aucun établissement d’AI'],
  EI: ['d’une EI', 'aucun établissement d’EI'],
  ETTI: ['d’une ETTI', 'aucun établissement d’ETTI'],
};

/** What happens to the inhabitants, after « 1 145 048 habitants ». */
function sort({ definition, offre, porteeKm }: Regle, pluriel: boolean): string {
  const km = `${porteeKm}${INSECABLE}km`;
  const vivre = pluriel ? 'vivent' : 'vit';
  switch (definition) {
    case 'a':
      return `${vivre} dans une intercommunalité sans ${ARTICLES[offre][1].replace('aucun ', '')}`;
    case 'c':
      return `${vivre} dans une commune à plus de ${km} ${ARTICLES[offre][0]}`;
    case 'd':
      return `${pluriel ? 'ont' : 'a'} une SIAE à ${km} au plus, mais ni ACI ni AI`;
    case 'e':
      return `${vivre} dans une intercommunalité sous-dotée`;
    case 'g':
      return `${vivre} dans une commune prioritaire (QPV ou FRR) ${offre === '' ? 'sans offre' : `sans ${offre}`}, ou à plus de ${km}`;
  }
}

/** That the points find nobody: it is said of the communes, not of those who live at their edge. */
function aucune({ definition, offre, porteeKm }: Regle): string {
  const km = `${porteeKm}${INSECABLE}km`;
  switch (definition) {
    case 'a':
      return `Aucun habitant ne vit dans une intercommunalité sans ${ARTICLES[offre][1].replace('aucun ', '')}`;
    case 'c':
      return `Aucune commune n’a son point à plus de ${km} ${ARTICLES[offre][0]}`;
    case 'd':
      return `Aucune commune n’a une SIAE à ${km} au plus de son point, mais ni ACI ni AI`;
    case 'e':
      return 'Aucun habitant ne vit dans une intercommunalité sous-dotée';
    case 'g':
      return `Aucune commune prioritaire (QPV ou FRR) n’est sans ${offre === '' ? 'offre' : offre}, ou n’a son point à plus de ${km}`;
  }
}

const lieu = (departement: string | null): string => (departement === null ? '' : ` ${nomsDepartement(departement).dans}`);

/** The finding, with the date of the list: « 1 145 048 habitants (1,7 %) vivent à plus de 20 km d’une SIAE (SIAE de juillet 2019) ». */
export function titre(s: Situation, regle: Regle, { departement, millesime }: Pick<Contexte, 'departement' | 'millesime'>): string {
  const { blanche } = s.ensemble;
  const part = partBlanche(s.ensemble);
  const siae = ` (SIAE de ${millesime})`;
  const suite = `${sort(regle, blanche >= 2 || part.valeur === null)}${lieu(departement)}${siae}`;
  if (part.etat === 'indisponible') return insecables(`On ne sait pas combien d’habitants ${suite}`);
  if (part.valeur === null) return insecables(`Aucun habitant n’est concerné par cette définition${lieu(departement)}${siae}`);
  if (blanche === 0) return insecables(`${aucune(regle)}${lieu(departement)}${siae}`);
  return insecables(`${compte(blanche, 'habitant', 'habitants')} (${ecrirePart(part.valeur)}) ${suite}`);
}

export interface Contexte {
  readonly millesime: string;
  readonly departement: string | null;
  readonly epciBlancs: number;
  readonly epciJuges: number;
}

/** The same in full sentences, for whoever does not see the map change. */
export function enPhrases(s: Situation, regle: Regle, c: Contexte): string {
  const { ensemble, communesBlanches } = s;
  const blancs = accord(
    c.epciBlancs,
    'intercommunalité est une zone blanche selon cette définition',
    'intercommunalités sont des zones blanches selon cette définition',
  );
  const phrases = [
    `${titre(s, regle, c)}, dans ${compte(communesBlanches, 'commune', 'communes')}.`,
    c.departement === null
      ? `${entier(c.epciBlancs)}${INSECABLE}${blancs} (la moitié au moins de leurs habitants), sur ${entier(c.epciJuges)} où la question se pose.`
      : null,
    ensemble.indisponible > 0
      ? `${compte(ensemble.indisponible, 'habitant vit', 'habitants vivent')} dans une commune dont la définition ne dit rien : trop étendue pour un seul point, sans point ou sans classement connu.`
      : null,
  ];
  return insecables(phrases.filter((p) => p !== null).join(' '));
}

/** How far the marked places and the blank ones are the same; null when nothing is marked. */
export function phraseReperes(places: readonly Place[], repere: Repere, departement: string | null): string | null {
  if (repere === '') return null;
  const reperees = places.filter((p) => p.priorites[repere] === true);
  const blanches = reperees.filter((p) => estBlanche(p.part) === true).length;
  const inconnues = places.filter((p) => p.priorites[repere] === null).length;
  const [un, plusieurs] =
    departement === null ? ['intercommunalité repérée', 'intercommunalités repérées'] : ['commune repérée', 'communes repérées'];
  if (reperees.length === 0) return insecables(`Aucune ${un} (${repere.toUpperCase()}).`);
  const suite = inconnues === 0 ? '' : ` Le classement n’est pas connu pour ${compte(inconnues, 'autre', 'autres')}.`;
  return insecables(
    `Sur ${compte(reperees.length, un, plusieurs)} (${repere.toUpperCase()}), ${blanches === 0 ? 'aucune' : entier(blanches)} en zone blanche.${suite}`,
  );
}

/** Unit, date and measure, under the finding. */
export function sousTitre({ definition }: Regle, { millesime, departement }: Pick<Contexte, 'millesime' | 'departement'>): string {
  const quoi =
    departement === null
      ? 'Part des habitants de chaque intercommunalité que la définition trouve en zone blanche'
      : 'Communes que la définition trouve en zone blanche';
  const mesure = definition === 'a' || definition === 'e' ? '' : ', à vol d’oiseau depuis le point de la commune';
  return insecables(`${quoi}, établissements conventionnés, ${millesime}${mesure}.`);
}
