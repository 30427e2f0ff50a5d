import { CLASSEMENTS_FRR, type ClassementFrr } from '#domain/tables/zonages.ts';
import { TYPES_LISTES, type TypeListe } from '#domain/types-siae.ts';

/**
 * What a page of the zones blanches reads to answer while the reader moves a cursor: columns as text, because every host compresses text, and
 * because columns compress where rows do not. `france.json` holds what the map of France needs, `lieux.json` where its communes are and how they are
 * called, `<département>.json` both for one département, with finer distances.
 */
export interface FichierCommunes {
  readonly version: 1;
  /** Last three characters of the codes, after their two first when those change: `01001,002,004`. */
  readonly codes: string;
  /** Rank in `epci`, base 36, a line each; empty for a commune without EPCI. */
  readonly epciDe: string;
  /** Inhabitants, base 36, a line each. */
  readonly populations: string;
  /** Distances to the nearest SIAE, of all types then by type. See `PAS`. */
  readonly distances: Readonly<Record<Offre, string>>;
  /** One character a commune: rank in `CLASSEMENTS_FRR`, or a space when the commune is not in the list. */
  readonly frr: string;
  /** QPV that the commune is part of, one character each, `0` for none. */
  readonly qpv: string;
  /** Codes of the communes too wide for one point to answer for them. */
  readonly grandes: string;
  readonly epci: FichierEpci;
}

/** All SIAE, or those of one type. */
export type Offre = '' | TypeListe;
export const OFFRES: readonly Offre[] = ['', ...TYPES_LISTES];

interface FichierEpci {
  readonly codes: string;
  readonly noms: string;
  /** Seats in the EPCI by type, a line each: `aci,ai,ei,etti`. */
  readonly etablissements: string;
  /** Registered jobseekers, categories A, B, C; empty when not available. */
  readonly demandeurs: string;
  /** Median equipment of comparable EPCI, by definition E; empty where E does not judge. */
  readonly medianes: string;
}

export interface FichierLieux {
  readonly version: 1;
  readonly noms: string;
  /** Hundred-thousandths of a degree from the corner of the world, base 36, a line each: « longitude,latitude »; empty without a point. */
  readonly points: string;
  /** Names of the pieces of land, then the rank of each commune's, one character each. */
  readonly bassins: readonly string[];
  readonly bassinDe: string;
}

/** What is known of the need of a département as a whole: registered jobseekers, RSA recipients. */
export interface Besoin {
  readonly id: 'defm' | 'rsa';
  readonly periode: string;
  readonly valeur: number | null;
}

/** `<département>.json`: its communes, and those of its EPCI that lie beyond its border. */
export interface FichierDepartement {
  readonly communes: FichierCommunes;
  readonly lieux: FichierLieux;
  readonly besoins: readonly Besoin[];
}

/**
 * Steps of the distances, in kilometres. They are rounded up: « at most d » is then the same answer on the step as on the distance, for every d that
 * is a whole number of steps. The cursor moves by kilometres, so that both steps are exact for it.
 */
const PAS = { france: 1, departement: 0.01 } as const;
export type Finesse = keyof typeof PAS;

/** Columns in memory, in the order of the communes. Distances: `NaN` when the commune has no point, `Infinity` when its piece of land has no SIAE. */
export interface Communes {
  readonly codes: readonly string[];
  readonly epciDe: Int32Array;
  readonly populations: Int32Array;
  readonly distances: Readonly<Record<Offre, Float64Array>>;
  readonly frr: readonly (ClassementFrr | null)[];
  readonly qpv: Uint8Array;
  /** Ranks of the communes too wide for one point: only a seat in the commune itself is known to be within reach. */
  readonly grandes: ReadonlySet<number>;
  readonly epci: readonly EpciLu[];
}

export interface EpciLu {
  readonly code: string;
  readonly nom: string;
  readonly etablissements: Readonly<Record<TypeListe, number>>;
  /** Seats of a type that the list does not hold, added by the reader: they count among all types and in none. */
  readonly ajoutes?: number;
  readonly demandeurs: number | null;
  readonly mediane: number | null;
}

export interface Lieux {
  readonly noms: readonly string[];
  /** Degrees; `NaN` without a point. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly bassins: readonly string[];
}

const ZERO = 48;
const lignes = (texte: string): readonly string[] => (texte === '' ? [] : texte.split('\n'));
const base36 = (n: number): string => n.toString(36);

function coderCodes(codes: readonly string[]): string {
  return codes.map((c, i) => (c.slice(0, 2) === codes[i - 1]?.slice(0, 2) ? c.slice(2) : c)).join(',');
}

function lireCodes(texte: string): readonly string[] {
  let debut = '';
  return texte.split(',').map((c) => {
    if (c.length === 5) debut = c.slice(0, 2);
    return debut + c.slice(-3);
  });
}

/** One character a kilometre from `0`; in tens of metres, a number a line. A space or an empty line: no point; `-`: no SIAE on this piece of land. */
function coderDistances(km: Float64Array, finesse: Finesse): string {
  const pas = PAS[finesse];
  const rond = (v: number): number => Math.ceil(Number((v / pas).toFixed(6)));
  if (finesse === 'departement') return Array.from(km, (v) => (Number.isNaN(v) ? '' : v === Infinity ? '-' : base36(rond(v)))).join('\n');
  return Array.from(km, (v) => (Number.isNaN(v) ? ' ' : v === Infinity ? '-' : String.fromCharCode(ZERO + rond(v)))).join('');
}

function lireDistances(texte: string, finesse: Finesse): Float64Array {
  const pas = PAS[finesse];
  const vides: Readonly<Record<string, number>> = { '': NaN, ' ': NaN, '-': Infinity };
  if (finesse === 'departement') return Float64Array.from(texte.split('\n'), (t) => vides[t] ?? Number((parseInt(t, 36) * pas).toFixed(2)));
  return Float64Array.from({ length: texte.length }, (_, i) => vides[texte.charAt(i)] ?? (texte.charCodeAt(i) - ZERO) * pas);
}

export function coderCommunes(c: Communes, finesse: Finesse): FichierCommunes {
  return {
    version: 1,
    codes: coderCodes(c.codes),
    epciDe: Array.from(c.epciDe, (e) => (e < 0 ? '' : base36(e))).join('\n'),
    populations: Array.from(c.populations, base36).join('\n'),
    distances: Object.fromEntries(OFFRES.map((o) => [o, coderDistances(c.distances[o], finesse)])) as Record<Offre, string>,
    frr: c.frr.map((f) => (f === null ? ' ' : String(CLASSEMENTS_FRR.indexOf(f)))).join(''),
    qpv: Array.from(c.qpv, (n) => String.fromCharCode(ZERO + n)).join(''),
    grandes: [...c.grandes].map((i) => c.codes[i] ?? '').join(','),
    epci: {
      codes: c.epci.map((e) => e.code).join('\n'),
      noms: c.epci.map((e) => e.nom).join('\n'),
      etablissements: c.epci.map((e) => TYPES_LISTES.map((t) => e.etablissements[t]).join(',')).join('\n'),
      demandeurs: c.epci.map((e) => (e.demandeurs === null ? '' : base36(e.demandeurs))).join('\n'),
      medianes: c.epci.map((e) => e.mediane ?? '').join('\n'),
    },
  };
}

function refuserVersion(version: unknown): void {
  if (version !== 1)
    throw new Error(`version ${String(version)} of the zones blanches is not the one this page reads: load the page again`);
}

export function lireCommunes(fichier: FichierCommunes, finesse: Finesse): Communes {
  refuserVersion(fichier.version);
  const codes = lireCodes(fichier.codes);
  return {
    codes,
    epciDe: Int32Array.from(fichier.epciDe.split('\n'), (t) => (t === '' ? -1 : parseInt(t, 36))),
    populations: Int32Array.from(fichier.populations.split('\n'), (t) => parseInt(t, 36)),
    distances: Object.fromEntries(OFFRES.map((o) => [o, lireDistances(fichier.distances[o], finesse)])) as Record<Offre, Float64Array>,
    frr: Array.from(fichier.frr, (f) => CLASSEMENTS_FRR[Number(f === ' ' ? NaN : f)] ?? null),
    qpv: Uint8Array.from(fichier.qpv, (n) => n.charCodeAt(0) - ZERO),
    grandes: new Set(fichier.grandes === '' ? [] : fichier.grandes.split(',').map((code) => codes.indexOf(code))),
    epci: lireEpci(fichier.epci),
  };
}

const vide = (t: string | undefined): t is undefined | '' => t === undefined || t === '';

function lireEpci({ codes, noms, etablissements, demandeurs, medianes }: FichierEpci): readonly EpciLu[] {
  const [n, s, d, m] = [noms, etablissements, demandeurs, medianes].map((t) => t.split('\n')) as [string[], string[], string[], string[]];
  return lignes(codes).map((code, i) => {
    const comptes = (s[i] ?? '').split(',').map(Number);
    const parType = Object.fromEntries(TYPES_LISTES.map((t, k) => [t, comptes[k] ?? 0])) as Record<TypeListe, number>;
    const [defm, mediane] = [d[i], m[i]];
    return {
      code,
      nom: n[i] ?? code,
      etablissements: parType,
      demandeurs: vide(defm) ? null : parseInt(defm, 36),
      mediane: vide(mediane) ? null : Number(mediane),
    };
  });
}

const CENT_MILLIEMES = 100_000;
const coder = (degres: number, coin: number): string => base36(Math.round((degres + coin) * CENT_MILLIEMES));
const decoder = (texte: string | undefined, coin: number): number =>
  vide(texte) ? NaN : Number((parseInt(texte, 36) / CENT_MILLIEMES - coin).toFixed(5));

export function coderLieux(l: Lieux): FichierLieux {
  const bassins = [...new Set(l.bassins)];
  return {
    version: 1,
    noms: l.noms.join('\n'),
    points: l.noms
      .map((_, i) => (Number.isNaN(l.lon[i]) ? '' : `${coder(l.lon[i] as number, 180)},${coder(l.lat[i] as number, 90)}`))
      .join('\n'),
    bassins,
    bassinDe: l.bassins.map((b) => String.fromCharCode(ZERO + bassins.indexOf(b))).join(''),
  };
}

export function lireLieux(fichier: FichierLieux): Lieux {
  refuserVersion(fichier.version);
  const points = fichier.points.split('\n').map((p) => p.split(','));
  return {
    noms: fichier.noms.split('\n'),
    lon: Float64Array.from(points, (p) => decoder(p[0], 180)),
    lat: Float64Array.from(points, (p) => decoder(p[1], 90)),
    bassins: Array.from(fichier.bassinDe, (c) => fichier.bassins[c.charCodeAt(0) - ZERO] ?? ''),
  };
}
