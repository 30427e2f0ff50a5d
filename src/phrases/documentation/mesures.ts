import { CATALOGUE } from '#indicateurs/catalogue.ts';
import type { Indicateur, Mesure } from '#indicateurs/types.ts';
import { liste, periode } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';

export interface LienNomme {
  readonly nom: string;
  readonly adresse: string;
}

const lienDe = (i: Pick<Indicateur, 'id' | 'nom'>): LienNomme => ({ nom: insecables(i.nom), adresse: `/indicateurs/${i.id}/` });

type Genre = Mesure['genre'];

/** How each kind of figure is made and what it does not measure, in the words of the methods page. */
const GENRES: Readonly<Record<Genre, readonly [nom: string, fabrication: string, reserve: string]>> = {
  compte: ['Compte', 'On compte, à un endroit et à une date.', 'Un compte ne se compare pas d’un territoire à l’autre sans leur taille.'],
  part: [
    'Part',
    'Une partie rapportée à son tout. Les deux sont comptés au même endroit, à la même date, selon la même définition.',
    'Une part ne dit pas si le tout est grand ou petit.',
  ],
  equipement: [
    'Taux d’équipement',
    'Une offre située dans le territoire, rapportée à un besoin qui y réside, à la même date.',
    'Il ne dit ni qui est employé, ni d’où viennent les salariés, ni si le besoin est servi.',
  ],
  densite: [
    'Densité',
    'Une offre située dans le territoire, rapportée à sa population. Les dates peuvent différer de peu, et la page le dit.',
    'Elle ignore le besoin : deux territoires de même densité peuvent avoir un chômage très différent.',
  ],
  frequence: [
    'Fréquence',
    'Des personnes dans une situation, pour cent habitants. Les premières ne sont pas toujours toutes parmi les seconds.',
    'Ce n’est pas une part : les deux comptes viennent de deux sources.',
  ],
  evolution: ['Évolution', 'Un compte rapporté au même compte un an avant.', 'Elle ne franchit aucune rupture de série.'],
  cible: ['Part d’une cible', 'Un compte rapporté à l’objectif que l’État s’était fixé.', 'Une cible n’est pas une mesure du besoin.'],
  rang: [
    'Rang',
    'La place du territoire parmi ceux qui ont une valeur.',
    'Deux rangs voisins sont souvent plus proches que l’incertitude des comptes.',
  ],
  mediane: ['Médiane', 'La valeur que la moitié des habitants ne dépasse pas.', 'Elle ne dit rien de ceux qui sont le plus loin.'],
  'taux-publie': [
    'Taux publié',
    'Un taux repris tel que son producteur le publie, sans calcul.',
    'Il ne se recompose pas à partir d’autres comptes.',
  ],
};

export interface GenreExplique {
  readonly nom: string;
  readonly fabrication: string;
  readonly reserve: string;
  readonly indicateurs: readonly LienNomme[];
}

/** Every kind that has an indicator, in the order above. */
export function genres(catalogue: readonly Indicateur[] = CATALOGUE): readonly GenreExplique[] {
  return (Object.keys(GENRES) as Genre[]).flatMap((genre) => {
    const indicateurs = catalogue.filter((i) => i.mesure.genre === genre).map(lienDe);
    const [nom, fabrication, reserve] = GENRES[genre];
    return indicateurs.length === 0 ? [] : [{ nom, fabrication: insecables(fabrication), reserve: insecables(reserve), indicateurs }];
  });
}

export interface RuptureExpliquee {
  readonly texte: string;
  /** First moments of the new series, in words. */
  readonly a: string;
  readonly indicateurs: readonly LienNomme[];
}

/** Declared breaks, each once, with the indicators it cuts. */
export function ruptures(catalogue: readonly Indicateur[] = CATALOGUE): readonly RuptureExpliquee[] {
  const toutes = catalogue.flatMap((i) => i.ruptures.map((r) => ({ ...r, indicateur: i })));
  return [...Map.groupBy(toutes, (r) => r.texte)].map(([texte, siennes]) => ({
    texte: insecables(texte),
    a: liste(
      [...new Set(siennes.map((r) => r.a))].toSorted().map((a) => periode(a)),
      'ou',
    ),
    indicateurs: siennes.map((r) => lienDe(r.indicateur)),
  }));
}

/** Ratios whose two sides are not of the same day, each with its reason. */
export function ecartsDeDates(catalogue: readonly Indicateur[] = CATALOGUE): readonly (LienNomme & { readonly raison: string })[] {
  return catalogue.flatMap((i) =>
    'ecartDates' in i.mesure && i.mesure.ecartDates !== undefined ? [{ ...lienDe(i), raison: insecables(i.mesure.ecartDates) }] : [],
  );
}

/** Indicators made from a source. */
export const indicateursDeLaSource = (id: string): readonly LienNomme[] => CATALOGUE.filter((i) => i.sources.includes(id)).map(lienDe);
