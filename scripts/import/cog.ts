import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CODES_REGION } from '../../src/domain/contrat.ts';

/** One row of communes.json in @etalab/decoupage-administratif: current communes, but also déléguées, associées, arrondissements. */
interface CommuneCog {
  readonly code: string;
  readonly nom: string;
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  readonly departement?: string;
  readonly region?: string;
  readonly codesPostaux?: readonly string[];
  /** Current commune of a déléguée or associée. */
  readonly chefLieu?: string;
  /** Current commune of an arrondissement municipal. */
  readonly commune?: string;
}

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

function lirePaquet<T>(nom: string): T {
  const chemin = fileURLToPath(import.meta.resolve(`@etalab/decoupage-administratif/data/${nom}.json`));
  return JSON.parse(readFileSync(chemin, 'utf8')) as T;
}

/** The COG 2026 as the pinned npm package gives it. */
export function lireCog(): Cog {
  const toutes = lirePaquet<readonly CommuneCog[]>('communes');
  const regions = new Set<string>(CODES_REGION);
  const actuelles = toutes.filter((c) => c.type === 'commune-actuelle');
  const dedans = actuelles.filter((c) => regions.has(c.region ?? ''));
  const communes = new Set(dedans.map((c) => c.code));
  const parties = new Map(toutes.flatMap((c) => (communes.has(c.code) ? [] : [[c.code, c.chefLieu ?? c.commune ?? ''] as const])));
  return {
    communes,
    departements: new Set(dedans.map((c) => c.departement ?? '')),
    epci: new Set(lirePaquet<readonly { readonly code: string }[]>('epci').map((e) => e.code)),
    outreMer: new Set(actuelles.filter((c) => !regions.has(c.region ?? '')).map((c) => c.code)),
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
