import { CODE_COMMUNE, CODE_DEPARTEMENT } from '#domain/contrat.ts';
import { lireAdresse, Refus, type FormeAdresse, type Parts } from '#domain/lecture-adresse.ts';
import { DEFINITIONS, type Definition } from '#zones-blanches/definitions.ts';
import { TYPES_SIAE, type TypeSiae } from '#domain/types-siae.ts';
import { PORTEE_KM } from '#zones-blanches/parametres.ts';
import { OFFRES, type Offre } from '#zones-blanches/couverture-max/fichiers.ts';
import { POIDS, type Poids } from '#zones-blanches/couverture-max/construire.ts';
import { REPERES, type Repere } from './prioritaires.ts';

/**
 * Everything that a page of the zones blanches shows, as an address: `?v=1&d=15&def=c&t=ACI&dep=48&z=qpv&si=48095-ACI,48009-EI&k=3&w=frr`. The map and
 * « Et si ? » share it: each writes its own part and keeps the other's. Reading never trusts: one wrong part gives the first state back, with its name.
 */
export const VERSION_ETAT = '1';
export const PORTEE_MIN = 5;
export const PORTEE_MAX = 50;
export const AJOUTS_MAX = 10;
export const LIEUX_MAX = 10;

/** A new SIAE: the commune it stands in, and its type. */
export interface Ajout {
  readonly commune: string;
  readonly type: TypeSiae;
}

/** « Où d’abord ? »: how many places, for whom, and where; a département or all of France. */
export interface Recherche {
  readonly k: number;
  readonly poids: Poids;
}

export interface EtatZones {
  readonly portee: number;
  readonly definition: Definition;
  readonly offre: Offre;
  /** The département whose communes are drawn; null: the EPCI of France. */
  readonly departement: string | null;
  /** Priority places marked on the map. */
  readonly repere: Repere;
  readonly ajouts: readonly Ajout[];
  /** null until it is asked for. */
  readonly recherche: Recherche | null;
}

export const ETAT_INITIAL: EtatZones = {
  portee: PORTEE_KM,
  definition: 'c',
  offre: '',
  departement: null,
  repere: '',
  ajouts: [],
  recherche: null,
};

export interface LectureZones {
  readonly etat: EtatZones;
  /** The part that was not understood, in French; null when the address was good. */
  readonly faute: string | null;
}

const NOMS = {
  v: 'version',
  d: 'distance',
  def: 'définition',
  t: 'type de structure',
  dep: 'département',
  z: 'territoires prioritaires',
  si: 'structures ajoutées',
  k: 'nombre d’implantations',
  w: 'public compté',
} as const;
type Cle = keyof typeof NOMS;
const FORME: FormeAdresse<Cle> = { noms: NOMS, version: VERSION_ETAT, longueurMax: 600 };
const refus = (cle: Cle) => new Refus(cle);

/** The state behind a query string. Never throws; parts that are not ours (`utm_source`…) are ignored. */
export function lireZones(requete: string): LectureZones {
  const { etat, faute } = lireAdresse(requete, FORME, lire);
  return faute === null ? { etat, faute } : { etat: ETAT_INITIAL, faute };
}

function lire({ un, parmi }: Parts<Cle>): EtatZones {
  const entier = (cle: Cle, min: number, max: number): number | null => {
    const lu = un(cle);
    if (lu === undefined) return null;
    const n = /^\d{1,2}$/.test(lu) ? Number(lu) : NaN;
    if (!(n >= min && n <= max)) throw refus(cle);
    return n;
  };
  const departement = un('dep') ?? null;
  if (departement !== null && !CODE_DEPARTEMENT.test(departement)) throw refus('dep');
  const k = entier('k', 1, LIEUX_MAX);
  const poids = parmi('w', POIDS) ?? 'habitants';
  return {
    portee: entier('d', PORTEE_MIN, PORTEE_MAX) ?? ETAT_INITIAL.portee,
    definition: parmi('def', DEFINITIONS) ?? ETAT_INITIAL.definition,
    offre: parmi('t', OFFRES) ?? ETAT_INITIAL.offre,
    departement,
    repere: parmi('z', REPERES) ?? '',
    ajouts: lireAjouts(un('si')),
    recherche: k === null ? null : { k, poids },
  };
}

function lireAjouts(texte: string | undefined): readonly Ajout[] {
  if (texte === undefined) return [];
  const morceaux = texte.split(',');
  const lus = morceaux.map((m): Ajout => {
    const [commune = '', sigle = '', ...reste] = m.split('-');
    const type = TYPES_SIAE.find((t) => t === sigle);
    if (!CODE_COMMUNE.test(commune) || type === undefined || reste.length > 0) throw refus('si');
    return { commune, type };
  });
  const distincts = new Set(morceaux);
  if (lus.length > AJOUTS_MAX || distincts.size < lus.length) throw refus('si');
  return lus;
}

/** The query string of a state, with its `?`; empty for the first one. Only what a reader chose is written. */
export function ecrireZones(e: EtatZones): string {
  const parts: (readonly [Cle, string])[] = [];
  if (e.portee !== ETAT_INITIAL.portee) parts.push(['d', String(e.portee)]);
  if (e.definition !== ETAT_INITIAL.definition) parts.push(['def', e.definition]);
  if (e.offre !== '') parts.push(['t', e.offre]);
  if (e.departement !== null) parts.push(['dep', e.departement]);
  if (e.repere !== '') parts.push(['z', e.repere]);
  if (e.ajouts.length > 0) parts.push(['si', e.ajouts.map((a) => `${a.commune}-${a.type}`).join(',')]);
  if (e.recherche !== null) {
    parts.push(['k', String(e.recherche.k)]);
    if (e.recherche.poids !== 'habitants') parts.push(['w', e.recherche.poids]);
  }
  return parts.length === 0 ? '' : `?v=${VERSION_ETAT}&${parts.map(([cle, valeur]) => `${cle}=${valeur}`).join('&')}`;
}
