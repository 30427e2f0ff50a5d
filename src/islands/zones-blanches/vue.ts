import { DEFINITIONS, partBlanche, type Verdict } from '#zones-blanches/definitions.ts';
import { cellule, celluleVide, type Cellule } from '#domain/cellule.ts';
import type { Communes } from '#zones-blanches/couverture-max/fichiers.ts';
import { blanches, partsParEpci, repartirParmi, situer, type Regle, type Situation } from '#zones-blanches/couverture-max/situation.ts';
import { couleursCommunes, couleursEpci, type Couleurs } from './couleurs.ts';
import { departementDe } from '#domain/departement.ts';
import { prioritesCommune, prioritesEpci, type Priorites } from '#islands/couverture/prioritaires.ts';

/** A place of the map as the lists and the card tell it. */
export interface Place {
  readonly code: string;
  readonly nom: string;
  readonly habitants: number;
  /** Inhabitants that the rule finds blank, or the reason why nobody can count them. */
  readonly touches: Cellule;
  /** Share in %, or the reason there is none. */
  readonly part: Cellule;
  readonly priorites: Priorites;
}

/** One drawing: everything that is shown or said comes from here. */
export interface Vue {
  readonly regle: Regle;
  readonly departement: string | null;
  readonly situation: Situation;
  readonly couleurs: Couleurs;
  readonly places: () => readonly Place[];
  readonly epciBlancs: number;
  readonly epciJuges: number;
}

/** France by EPCI. */
export function vueFrance(c: Communes, regle: Regle): Vue {
  const situation = situer(c, regle);
  const parts = partsParEpci(situation);
  const verdicts = blanches(parts);
  const codes = c.epci.map((e) => e.code);
  const priorites = prioritesEpci(c);
  return {
    regle,
    departement: null,
    situation,
    couleurs: couleursEpci(regle.definition, codes, parts),
    places: () =>
      c.epci.map((e, i) => {
        const r = situation.parEpci[i];
        const [part, siennes] = [parts[i], priorites[i]];
        if (r === undefined || part === undefined || siennes === undefined)
          throw new RangeError(`no sum for the EPCI ${e.code}: one is made for each`);
        return {
          code: e.code,
          nom: e.nom,
          habitants: r.blanche + r.desservie + r.indisponible + r.sansObjet,
          touches: part.valeur === null ? part : cellule(r.blanche),
          part,
          priorites: siennes,
        };
      }),
    epciBlancs: verdicts.filter((v) => v === true).length,
    epciJuges: verdicts.filter((v) => v !== null).length,
  };
}

const PART: Readonly<Record<Verdict, Cellule>> = {
  blanche: cellule(100),
  desservie: cellule(0),
  'sans-objet': celluleVide('sans-objet'),
  indisponible: celluleVide('indisponible'),
};

/** One département by commune; those of its EPCI beyond the border are known and not drawn. */
export function vueDepartement(c: Communes, noms: readonly string[], regle: Regle, departement: string): Vue {
  const dedans = c.codes.map((code) => departementDe(code) === departement);
  const situation = situer(c, regle, (i) => dedans[i] ?? false);
  const rangs = c.codes.flatMap((_, i) => (dedans[i] === true ? [i] : []));
  const verdictDe = (i: number): Verdict => situation.verdicts[i] ?? 'indisponible';
  return {
    regle,
    departement,
    situation,
    couleurs: couleursCommunes(
      rangs.map((i) => c.codes[i] ?? ''),
      rangs.map(verdictDe),
    ),
    places: () =>
      rangs.map((i) => {
        const [verdict, habitants] = [verdictDe(i), c.populations[i] ?? 0];
        const part = PART[verdict];
        const touches = part.valeur === null ? part : cellule(verdict === 'blanche' ? habitants : 0);
        return {
          code: c.codes[i] ?? '',
          nom: noms[i] ?? '',
          habitants,
          touches,
          part,
          priorites: prioritesCommune(c, i),
        };
      }),
    epciBlancs: 0,
    epciJuges: 0,
  };
}

/** Ranks of the communes of a place: those of an EPCI over France, the commune itself in a département. */
export function membresDe(c: Communes, code: string, departement: string | null): readonly number[] {
  if (departement !== null) return [c.codes.indexOf(code)];
  const rang = c.epci.findIndex((e) => e.code === code);
  return c.codes.flatMap((_, i) => (c.epciDe[i] === rang ? [i] : []));
}

/** What each of the definitions says of one place, at the distance and for the type chosen: the share of its inhabitants. */
export function sousChaque(c: Communes, regle: Regle, rangs: readonly number[]): readonly Cellule[] {
  return DEFINITIONS.map((definition) => partBlanche(repartirParmi(c, { ...regle, definition }, rangs)));
}
