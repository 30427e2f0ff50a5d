import type { Definition } from '../definitions.ts';
import { PLANCHER_KM } from '#domain/tables/accessibilite.ts';
import { DEFINITIONS } from '../definitions.ts';
import { TYPES_LISTES, type TypeSiae } from '#domain/types-siae.ts';
import { OFFRES, type Communes, type EpciLu, type Lieux, type Offre } from './fichiers.ts';
import { blanches, partsParEpci, situer, type Regle } from './situation.ts';
import type { Voisinage } from './voisinage.ts';

/** A new SIAE: the commune it would stand in, at the commune's point, and its type. */
export interface Implantation {
  readonly commune: number;
  readonly type: TypeSiae;
}

/** No reach is longer: what lies further keeps its distance. */
const PORTEE_MAX_KM = 50;

const sert = (offre: Offre, type: TypeSiae): boolean => offre === '' || offre === type;

function ajouterSieges(epci: readonly EpciLu[], c: Communes, ajouts: readonly Implantation[]): readonly EpciLu[] {
  return epci.map((e, rang) => {
    const siens = ajouts.filter((a) => c.epciDe[a.commune] === rang);
    if (siens.length === 0) return e;
    const etablissements = Object.fromEntries(TYPES_LISTES.map((t) => [t, e.etablissements[t] + siens.filter((a) => a.type === t).length]));
    return {
      ...e,
      etablissements: etablissements as EpciLu['etablissements'],
      ajoutes: siens.filter((a) => !TYPES_LISTES.some((t) => t === a.type)).length,
    };
  });
}

/** The communes as they would be with the new SIAE: nearer where one is nearer, and counted in their EPCI. The given ones are left as they are. */
export function avecAjouts(c: Communes, l: Lieux, voisinage: Voisinage, ajouts: readonly Implantation[]): Communes {
  const distances = Object.fromEntries(OFFRES.map((o) => [o, c.distances[o].slice()])) as Record<Offre, Float64Array>;
  for (const { commune, type } of ajouts) {
    const [lon = NaN, lat = NaN, bassin = ''] = [l.lon[commune], l.lat[commune], l.bassins[commune]];
    if (Number.isNaN(lon)) continue;
    voisinage({ lon, lat, bassin }, PORTEE_MAX_KM, (i, km) => {
      // of a commune too wide for its point, only a seat of its own is known to be within reach
      if (c.grandes.has(i) && i !== commune) return;
      const retenue = i === commune ? PLANCHER_KM : Math.max(km, PLANCHER_KM);
      for (const o of OFFRES) if (sert(o, type) && (i === commune || retenue < (distances[o][i] ?? NaN))) distances[o][i] = retenue;
    });
  }
  return { ...c, distances, epci: ajouterSieges(c.epci, c, ajouts) };
}

interface CommuneGagnee {
  readonly rang: number;
  readonly habitants: number;
  readonly kmAvant: number;
  readonly kmApres: number;
}

interface EpciGagne {
  readonly rang: number;
  readonly habitants: number;
  readonly communes: number;
}

/** One definition, before and after, over the EPCI judged and the inhabitants of the perimeter. */
export interface Changement {
  readonly definition: Definition;
  readonly epciAvant: number;
  readonly epciApres: number;
  readonly habitantsAvant: number;
  readonly habitantsApres: number;
  /** Ranks of the EPCI that are no longer blank, and of those that become so. */
  readonly sortent: readonly number[];
  readonly entrent: readonly number[];
}

export interface Effet {
  /** Inhabitants of the perimeter newly within reach. */
  readonly habitants: number;
  readonly communes: readonly CommuneGagnee[];
  readonly epci: readonly EpciGagne[];
  readonly changements: readonly Changement[];
}

export type Lunette = Omit<Regle, 'definition'>;

function gagnees(avant: Communes, apres: Communes, { offre, porteeKm }: Lunette, parmi: (i: number) => boolean): readonly CommuneGagnee[] {
  const [a, b] = [avant.distances[offre], apres.distances[offre]];
  return avant.codes
    .flatMap((_, rang) => {
      const [kmAvant, kmApres] = [a[rang] ?? NaN, b[rang] ?? NaN];
      const gagnee = kmAvant > porteeKm && kmApres <= porteeKm && parmi(rang);
      return gagnee ? [{ rang, habitants: avant.populations[rang] ?? 0, kmAvant, kmApres }] : [];
    })
    .sort((x, y) => y.habitants - x.habitants);
}

function comparer(avant: Communes, apres: Communes, regle: Regle, parmi: (i: number) => boolean): Changement {
  const [s0, s1] = [situer(avant, regle, parmi), situer(apres, regle, parmi)];
  const [b0, b1] = [blanches(partsParEpci(s0)), blanches(partsParEpci(s1))];
  const compter = (b: readonly (boolean | null)[]) => b.filter((v) => v === true).length;
  const rangs = (de: readonly (boolean | null)[], a: readonly (boolean | null)[]) =>
    de.flatMap((v, i) => (v === true && a[i] !== true ? [i] : []));
  return {
    definition: regle.definition,
    epciAvant: compter(b0),
    epciApres: compter(b1),
    habitantsAvant: s0.ensemble.blanche,
    habitantsApres: s1.ensemble.blanche,
    sortent: rangs(b0, b1),
    entrent: rangs(b1, b0),
  };
}

/** What the new SIAE would change, at a distance and for a type (or all), for the communes of a perimeter. */
export function mesurer(avant: Communes, apres: Communes, lunette: Lunette, parmi: (i: number) => boolean): Effet {
  const communes = gagnees(avant, apres, lunette, parmi);
  const parEpci = Map.groupBy(communes, (c) => avant.epciDe[c.rang] ?? -1);
  const epci = [...parEpci]
    .filter(([rang]) => rang >= 0)
    .map(([rang, siennes]) => ({ rang, habitants: siennes.reduce((n, c) => n + c.habitants, 0), communes: siennes.length }))
    .sort((x, y) => y.habitants - x.habitants);
  return {
    habitants: communes.reduce((n, c) => n + c.habitants, 0),
    communes,
    epci,
    changements: DEFINITIONS.map((definition) => comparer(avant, apres, { ...lunette, definition }, parmi)),
  };
}
