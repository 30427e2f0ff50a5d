import { CODE_DEPARTEMENT, CODE_EPCI, CODE_EPT, CODES_REGION } from './contrat.ts';
import { cleTerritoire, type CodeTerritoire } from './territoire.ts';

/** What `/comparer/` shows, as an address: `?v=1&lieux=departement-01,region-84,france-FR`. The first place is the one being read. */
export const LIEUX_MAX = 4;
const VERSION = '1';
/** Longer than any address this file writes. */
const LONGUEUR_MAX = 400;

export interface LectureComparer {
  readonly lieux: readonly CodeTerritoire[];
  /** What was not followed, in a sentence that repeats nothing of it; null when the address was good. */
  readonly avis: string | null;
}

const CODES: Readonly<Record<'france' | 'region' | 'departement' | 'epci' | 'ept', (code: string) => boolean>> = {
  france: (code) => code === 'FR',
  region: (code) => (CODES_REGION as readonly string[]).includes(code),
  departement: (code) => CODE_DEPARTEMENT.test(code),
  epci: (code) => CODE_EPCI.test(code),
  ept: (code) => CODE_EPT.test(code),
};
type NiveauCompare = keyof typeof CODES;

const estNiveau = (v: string): v is NiveauCompare => Object.hasOwn(CODES, v);

/** A place as the address writes it; null when it has none of these levels or a code of another shape. */
export function lireLieu(texte: string): CodeTerritoire | null {
  const trait = texte.indexOf('-');
  const [niveau, code] = [texte.slice(0, trait), texte.slice(trait + 1)];
  return estNiveau(niveau) && CODES[niveau](code) ? { niveau, code } : null;
}

const sansDoubles = (lieux: readonly CodeTerritoire[]) => [...new Map(lieux.map((l) => [cleTerritoire(l), l])).values()];

/** Reads the address; never throws. A wrong version or no place that can be read gives the first page; parts that are not ours are ignored. */
export function lireComparer(recherche: string): LectureComparer {
  if (recherche.length > LONGUEUR_MAX) return { lieux: [], avis: 'L’adresse est trop longue pour être celle d’une comparaison.' };
  const parametres = new URLSearchParams(recherche);
  const [demande, autre] = parametres.getAll('lieux');
  if (demande === undefined || demande === '') return { lieux: [], avis: null };
  if ((parametres.get('v') ?? VERSION) !== VERSION || autre !== undefined)
    return { lieux: [], avis: 'L’adresse n’est pas de celles que cette page écrit\u202f: aucune comparaison n’a été reprise.' };
  const lus = demande.split(',').map(lireLieu);
  const connus = sansDoubles(lus.filter((l) => l !== null));
  if (connus.length === 0) return { lieux: [], avis: 'L’adresse ne désigne aucun territoire que l’atlas connaisse.' };
  return { lieux: connus.slice(0, LIEUX_MAX), avis: avisDe(lus, connus.length) };
}

function avisDe(lus: readonly (CodeTerritoire | null)[], connus: number): string | null {
  if (lus.includes(null)) return 'Une partie de l’adresse ne désigne aucun territoire\u202f: elle a été laissée de côté.';
  return connus > LIEUX_MAX
    ? `La comparaison se fait sur ${LIEUX_MAX} territoires au plus\u202f: les suivants ont été laissés de côté.`
    : null;
}

/** The query string of some places, with its `?`; empty for none. */
export function ecrireComparer(lieux: readonly CodeTerritoire[]): string {
  const ecrits = sansDoubles(lieux)
    .slice(0, LIEUX_MAX)
    .map((l) => `${l.niveau}-${l.code}`);
  return ecrits.length === 0 ? '' : `?v=${VERSION}&lieux=${ecrits.join(',')}`;
}
