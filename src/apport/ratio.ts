import { insecables } from '#lib/typographie.ts';
import { cellule, celluleVide, type Cellule } from '#domain/cellule.ts';

/** Where the reader says the persons of the file are counted. */
export const LIEUX_DE_COMPTE = ['residence', 'lieu-de-travail', 'etablissement'] as const;
export type LieuDeCompte = (typeof LIEUX_DE_COMPTE)[number];

export const LIBELLES_LIEU: Readonly<Record<LieuDeCompte, string>> = {
  residence: 'là où elles habitent (résidence)',
  'lieu-de-travail': 'là où elles travaillent (lieu de travail)',
  etablissement: 'à l’établissement conventionné',
};

/** A count of the atlas to divide by. */
export interface Denominateur {
  /** « demandeurs d’emploi A, B, C ». */
  readonly quoi: string;
  readonly localisation: 'etablissement' | 'lieu-de-travail' | 'residence' | 'zonage';
  readonly nature: 'stock' | 'flux';
  /** A whole population, and not people in need. */
  readonly population: boolean;
}

export interface ReponseLecteur {
  readonly lieu: LieuDeCompte;
  readonly nature: 'stock' | 'flux';
  /** The persons of the file are among those of the denominator: same date, same definition. */
  readonly compris: boolean;
}

export type Rapport =
  | { readonly permis: false; readonly pourquoi: string }
  | {
      readonly permis: true;
      readonly genre: 'part' | 'frequence' | 'equipement' | 'densite';
      /** « Part », « Taux d’équipement »… */
      readonly nom: string;
      readonly facteur: number;
      readonly unite: string;
      readonly uniteCourte: string;
      /** Smallest denominator under which nothing is computed. */
      readonly plancher: number;
      /** What the ratio says and does not say. */
      readonly phrase: string;
    };

const PLANCHER_PART = 30;

/** Which ratio the two sides allow, by the rule of localisation of the atlas. */
export function rapportPermis(d: Denominateur, r: ReponseLecteur): Rapport {
  if (d.nature !== r.nature)
    return refus(
      `Un nombre relevé à une date et un nombre compté sur toute une période ne se divisent pas : ${d.quoi} se comptent à une date.`,
    );
  if (r.lieu !== 'residence') return offre(d);
  if (r.compris && d.localisation === 'residence')
    return {
      ...permis('part', 'Part', 100, `% des ${d.quoi}`, '%'),
      plancher: PLANCHER_PART,
      phrase: insecables(
        `Part des personnes de votre fichier dans les ${d.quoi}, les deux comptées là où elles résident. Elle suppose la même date et la même définition pour les deux comptes ; rien n’est calculé sous ${PLANCHER_PART}.`,
      ),
    };
  return {
    ...permis('frequence', 'Fréquence', 1000, `pour 1 000 ${d.quoi}`, '‰'),
    plancher: PLANCHER_PART,
    phrase: insecables(
      `Les personnes de votre fichier ne sont pas toutes parmi les ${d.quoi} : le rapport est une fréquence, non une part ; rien n’est calculé sous ${PLANCHER_PART}.`,
    ),
  };
}

function offre(d: Denominateur): Rapport {
  const ecart = `Vos personnes sont comptées là où est la structure ou l’emploi, les ${d.quoi} là où elles résident : le rapport ne dit pas qui est employé, ni d’où viennent les personnes. Ce n’est ni une part, ni un « taux de couverture ».`;
  return d.population
    ? { ...permis('densite', 'Densité', 10_000, `pour 10 000 ${d.quoi}`, ''), plancher: 1, phrase: insecables(ecart) }
    : { ...permis('equipement', 'Taux d’équipement', 1000, `pour 1 000 ${d.quoi}`, '‰'), plancher: 1, phrase: insecables(ecart) };
}

const refus = (pourquoi: string): Rapport => ({ permis: false, pourquoi: insecables(pourquoi) });

function permis<const G extends 'part' | 'frequence' | 'equipement' | 'densite'>(
  genre: G,
  nom: string,
  facteur: number,
  unite: string,
  uniteCourte: string,
) {
  return { permis: true as const, genre, nom, facteur, unite: insecables(unite), uniteCourte };
}

/** numérateur × facteur ÷ dénominateur by territory of the file; a side that is missing gives its own state, never 0. */
export function diviser(
  numerateurs: ReadonlyMap<string, Cellule>,
  denominateurs: ReadonlyMap<string, Cellule>,
  { facteur, plancher }: { readonly facteur: number; readonly plancher: number },
): ReadonlyMap<string, Cellule> {
  return new Map(
    [...numerateurs].map(([code, n]): [string, Cellule] => {
      const d = denominateurs.get(code) ?? celluleVide('indisponible');
      if (n.valeur === null) return [code, n];
      if (d.valeur === null) return [code, d];
      return [code, d.valeur < Math.max(plancher, 1) ? celluleVide('sans-objet') : cellule((n.valeur * facteur) / d.valeur)];
    }),
  );
}

/** Codes whose part passes 100 %: their persons are not all in the denominator, so it is no part. */
export function partsImpossibles(parts: ReadonlyMap<string, Cellule>): readonly string[] {
  return [...parts].filter(([, c]) => c.valeur !== null && c.valeur > 100).map(([code]) => code);
}
