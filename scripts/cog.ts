import { createRequire } from 'node:module';
import { EPT_PARIS, METROPOLE_DU_GRAND_PARIS, NUMEROS_EPT } from '../src/domain/noms-ept.ts';

/** A row of the communes of the official geographic code: current ones, but also déléguées, associées, arrondissements. */
export interface CommuneCog {
  readonly code: string;
  readonly nom: string;
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  readonly zone: Zone;
  readonly departement: string;
  readonly region: string;
  readonly population?: number;
  readonly codesPostaux?: readonly string[];
  /** Current commune of a déléguée or associée. */
  readonly chefLieu?: string;
  /** Current commune of an arrondissement municipal. */
  readonly commune?: string;
}

/** `com`: the collectivités d’outre-mer (Saint-Martin, Polynésie…), which are in no département. */
type Zone = 'metro' | 'drom' | 'com';

interface EpciCog {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly membres: readonly { readonly code: string }[];
}

interface TerritoireCog {
  readonly code: string;
  readonly nom: string;
  readonly region?: string;
  readonly zone: Zone;
}

interface Paquet {
  readonly communes: CommuneCog;
  readonly epci: EpciCog;
  readonly ept: EpciCog;
  readonly departements: TerritoireCog;
  readonly regions: TerritoireCog;
}

const demander = createRequire(import.meta.url);

/** The COG 2026 as the pinned npm package gives it. Read when asked: a process that needs none of it does not load 12 MB. */
export const lirePaquet = <N extends keyof Paquet>(nom: N): readonly Paquet[N][] =>
  demander(`@etalab/decoupage-administratif/data/${nom}.json`) as readonly Paquet[N][];

/** True in the 18 régions. */
export const estEnRegion = ({ zone }: { readonly zone: Zone }): boolean => zone !== 'com';

/** The 34 875 communes of the 18 régions. */
export const communesActuelles = (): readonly CommuneCog[] =>
  lirePaquet('communes').filter((c) => c.type === 'commune-actuelle' && estEnRegion(c));

/** The territory of the Métropole du Grand Paris of each of its communes: an EPT, or Paris for the commune that is in none. */
export function eptParCommune(): ReadonlyMap<string, string> {
  const metropole = lirePaquet('epci').find((e) => e.code === METROPOLE_DU_GRAND_PARIS);
  const membres = (metropole?.membres ?? []).map((m) => [m.code, EPT_PARIS] as const);
  const numero = (siren: string) => {
    const code = NUMEROS_EPT[siren];
    if (code === undefined) throw new Error(`EPT ${siren} has no number in the métropole: add it to NUMEROS_EPT`);
    return code;
  };
  return new Map([...membres, ...lirePaquet('ept').flatMap((e) => e.membres.map((m) => [m.code, numero(e.code)] as const))]);
}

/** The EPCI of each commune that has one. */
export const epciParCommune = (): ReadonlyMap<string, string> =>
  new Map(lirePaquet('epci').flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)));
