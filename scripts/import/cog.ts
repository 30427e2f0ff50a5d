import { communesActuelles, estEnRegion, lirePaquet, type CommuneCog } from '../cog.ts';

export interface Cog {
  /** The 34 875 communes of the 18 régions. */
  readonly communes: ReadonlySet<string>;
  readonly departements: ReadonlySet<string>;
  readonly epci: ReadonlySet<string>;
  /** Communes of the collectivités d’outre-mer (Saint-Martin, Polynésie…), which are in no département. */
  readonly outreMer: ReadonlySet<string>;
  /** Parts of a current commune (déléguée, associée, arrondissement) → that commune. */
  readonly parties: ReadonlyMap<string, string>;
  /** Name and postcode as written in an address → current commune, or null when none or several answer. */
  readonly communeParAdresse: (nom: string, codePostal: string) => string | null;
}

/** The COG 2026 as an import needs it. */
export function lireCog(): Cog {
  const toutes = lirePaquet('communes');
  const dedans = communesActuelles();
  const communes = new Set(dedans.map((c) => c.code));
  const parties = new Map(toutes.flatMap((c) => (communes.has(c.code) ? [] : [[c.code, c.chefLieu ?? c.commune ?? ''] as const])));
  return {
    communes,
    departements: new Set(dedans.map((c) => c.departement)),
    epci: new Set(lirePaquet('epci').map((e) => e.code)),
    outreMer: new Set(toutes.filter((c) => c.type === 'commune-actuelle' && !estEnRegion(c)).map((c) => c.code)),
    parties: new Map([...parties].filter(([, commune]) => communes.has(commune))),
    communeParAdresse: chercheurParAdresse(toutes, communes),
  };
}

function chercheurParAdresse(toutes: readonly CommuneCog[], communes: ReadonlySet<string>): Cog['communeParAdresse'] {
  const postaux = new Map<string, Set<string>>();
  for (const c of toutes)
    for (const cp of c.codesPostaux ?? []) ajouter(postaux, cp, c.type === 'commune-actuelle' ? c.code : (c.commune ?? ''));
  const noms = new Map<string, Set<string>>();
  for (const c of toutes) ajouter(noms, cleNom(c.nom), communes.has(c.code) ? c.code : (c.chefLieu ?? c.commune ?? ''));
  return (nom, codePostal) => {
    const candidates = [...(noms.get(cleNom(nom)) ?? [])].filter((code) => postaux.get(codePostal)?.has(code) === true);
    return candidates.length === 1 ? (candidates[0] ?? null) : null;
  };
}

function ajouter(index: Map<string, Set<string>>, cle: string, code: string): void {
  const codes = index.get(cle) ?? new Set<string>();
  index.set(cle, codes.add(code));
}

/** « SAINT-PÈRE Marc en Poulet » and « St Père-Marc-en-Poulet » are the same name. */
export function cleNom(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst(e?)\b/g, 'saint$1');
}
