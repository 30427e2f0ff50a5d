import type { Choix } from '#indicateurs/valeurs.ts';
import { cleTerritoire, codePartie, type CodeTerritoire, type Territoire } from '#domain/territoire.ts';
import { memoire } from '#lib/memoire.ts';
import { METROPOLE_DU_GRAND_PARIS } from '#domain/noms-ept.ts';
import { communesDe, type Commune, type Donnees, type Partie } from './donnees.ts';
import { observations, observationsDe, type ObservationLue } from './observations.ts';

/**
 * The mesh under the département: EPCI, EPT inside the Métropole du Grand Paris, and of those that straddle départements the part that is
 * here only. A place is judged by what is in it.
 */
type NiveauMaille = 'epci' | 'ept' | 'partie';
export type Maille = Territoire & { readonly niveau: NiveauMaille };

/** Where a commune is counted in the mesh of its département; null for the four islands of no EPCI. */
function mailleDeLaCommune({ partie, ept, epci }: Commune): (CodeTerritoire & { readonly niveau: NiveauMaille }) | null {
  if (partie !== undefined) return { niveau: 'partie', code: partie };
  if (ept !== undefined) return { niveau: 'ept', code: ept };
  return epci === undefined ? null : { niveau: 'epci', code: epci };
}

const parDepartement = memoire((d: Donnees) => {
  const deDepartement = (code: string): readonly Maille[] => {
    const lues = communesDe(d, { niveau: 'departement', code }).map(mailleDeLaCommune);
    const mailles = new Map(lues.flatMap((m) => (m === null ? [] : [[cleTerritoire(m), m]])));
    return [...mailles.values()].map((m) => d.territoire(m.niveau, m.code) as Maille);
  };
  return new Map(d.departements.map((t) => [t.code, deDepartement(t.code)]));
});

/** What a département is made of. */
export const maillesDe = (d: Donnees, departement: string): readonly Maille[] => parDepartement(d).get(departement) ?? [];

/** The same for a map: the code of the piece that a commune is in. */
export const codeDeMaille =
  (d: Donnees) =>
  (commune: string): string | undefined => {
    const c = d.communes.get(commune);
    return c === undefined ? undefined : mailleDeLaCommune(c)?.code;
  };

/** Every département of an EPCI or EPT, the most inhabited part first. */
export const departementsDe = (d: Donnees, { niveau, code }: CodeTerritoire): readonly string[] =>
  (niveau === 'ept' ? d.ept : d.epci).find((t) => t.code === code)?.departements ?? [];

/** The parts of an EPCI or EPT, one a département, the most inhabited first; none when it is in one only, or made of EPT. */
export function partiesDe(d: Donnees, t: CodeTerritoire): readonly Partie[] {
  const codes = departementsDe(d, t).map((departement) => codePartie(t.code, departement));
  return codes.flatMap((code) => d.parties.filter((p) => p.code === code));
}

/** Values of the mesh of a département, each at its own level. */
export function observationsDesMailles(d: Donnees, indicateur: string, departement: string, choix: Choix): readonly ObservationLue[] {
  const mailles = maillesDe(d, departement);
  return (['epci', 'ept', 'partie'] as const).flatMap((niveau) =>
    observationsDe(observations(d, indicateur, niveau, choix), new Set(mailles.filter((m) => m.niveau === niveau).map((m) => m.code))),
  );
}

export const estLaMetropole = (t: CodeTerritoire): boolean => t.niveau === 'epci' && t.code === METROPOLE_DU_GRAND_PARIS;
