import type { CatalogueConnu, IndicateurConnu } from './etat-atlas.ts';

/** One indicator as the map needs it: the words of the catalogue page, without the SQL. Written into the page at build. */
export interface IndicateurAtlas extends IndicateurConnu {
  readonly nom: string;
  readonly unite: string;
  readonly uniteCourte: string;
  readonly decimales: number;
  readonly plancher?: number;
  readonly sens: 'offre' | 'besoin' | 'ecart';
  readonly theme: string;
  /** Its values are ranks: they are not ranked again. */
  readonly rang: boolean;
  readonly nomsModalites: Readonly<Record<string, string>>;
  readonly ruptures: readonly { readonly a: string; readonly texte: string }[];
  /** Subtitle with `{quand}` where the period goes. */
  readonly sousTitre: string;
  readonly sources: readonly string[];
  /** « compté à l’établissement conventionné, compté au lieu de résidence » */
  readonly localisations: string;
}

export interface SourceAtlas {
  readonly sigle: string;
  /** « décembre 2021, Licence Ouverte 2.0 » */
  readonly precisions: string;
}

export interface CatalogueAtlas extends CatalogueConnu {
  readonly indicateurs: readonly IndicateurAtlas[];
  readonly sources: Readonly<Record<string, SourceAtlas>>;
  readonly noms: {
    readonly region: Readonly<Record<string, string>>;
    readonly departement: Readonly<Record<string, string>>;
  };
  /** Région of each département, to frame one by the other. */
  readonly regionDe: Readonly<Record<string, string>>;
}

/** Throws when the id is unknown: states are validated before they reach the map. */
export function trouver(catalogue: CatalogueAtlas, id: string): IndicateurAtlas {
  const i = catalogue.indicateurs.find((x) => x.id === id);
  if (i === undefined) throw new Error(`no indicator "${id}" in the catalogue of the map: read states with lireEtat`);
  return i;
}

/** Names of a level that the page does not hold itself: `/atlas/noms/epci.json`, `/atlas/noms/communes-38.json`. */
export interface NomsNiveau {
  readonly noms: Readonly<Record<string, string>>;
  /** EPCI or EPT of each commune: their sheet is that of it. */
  readonly intercommunalites?: Readonly<Record<string, string>>;
}
