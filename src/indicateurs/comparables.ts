import { memoire } from '#lib/memoire.ts';

/**
 * Comparable places, by a published method: each place is a point whose coordinates are a few figures, centred and
 * reduced over the level; the nearest points are the comparable places. A place with a figure missing is not compared.
 */
export interface Profil {
  readonly code: string;
  /** One figure per criterion, in the order of the criteria; null when not known. */
  readonly mesures: readonly (number | null)[];
}

export interface Comparable {
  readonly code: string;
  /** Euclidean distance between centred and reduced profiles; 0 is the same profile. */
  readonly distance: number;
}

const complet = (p: Profil): p is Profil & { readonly mesures: readonly number[] } => p.mesures.every((m) => m !== null);

function echelles(profils: readonly (readonly number[])[]): readonly { readonly moyenne: number; readonly ecart: number }[] {
  return (profils[0] ?? []).map((_, k) => {
    const serie = profils.map((p) => p[k] ?? 0);
    const moyenne = serie.reduce((a, b) => a + b, 0) / serie.length;
    const ecart = Math.sqrt(serie.reduce((a, b) => a + (b - moyenne) ** 2, 0) / serie.length);
    return { moyenne, ecart: ecart === 0 ? 1 : ecart };
  });
}

/** The complete profiles of a level and the spread of each figure: the same for every place of it. */
const niveau = memoire((profils: readonly Profil[]) => {
  const connus = profils.filter(complet);
  return { connus, echelle: echelles(connus.map((p) => p.mesures)) };
});

/** The `nombre` places nearest to `code`; null when its own profile is incomplete, so that the page says so. */
export function comparables(profils: readonly Profil[], code: string, nombre: number): readonly Comparable[] | null {
  const { connus, echelle } = niveau(profils);
  const ici = connus.find((p) => p.code === code);
  if (ici === undefined) return null;
  const distance = (p: readonly number[]) =>
    Math.sqrt(echelle.reduce((somme, { ecart }, k) => somme + (((p[k] ?? 0) - (ici.mesures[k] ?? 0)) / ecart) ** 2, 0));
  return connus
    .filter((p) => p.code !== code)
    .map((p) => ({ code: p.code, distance: distance(p.mesures) }))
    .sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
    .slice(0, nombre);
}

/** Criteria of the two levels that have comparable places, as printed on the methods page. */
export const CRITERES = {
  departement: [
    { id: 'population', nom: 'population (échelle logarithmique)' },
    { id: 'chomage-localise', nom: 'taux de chômage localisé' },
    { id: 'rsa-part', nom: 'allocataires du RSA pour 100 habitants de 15 à 64 ans' },
    { id: 'deld-part', nom: 'part du chômage de longue durée' },
  ],
  epci: [
    { id: 'population', nom: 'population (échelle logarithmique)' },
    { id: 'deld-part', nom: 'part du chômage de longue durée, décembre 2019' },
    { id: 'demandeurs', nom: 'demandeurs d’emploi pour 100 habitants' },
    { id: 'frr-population', nom: 'part des habitants en commune FRR' },
  ],
} as const;
