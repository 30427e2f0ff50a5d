import { NIVEAUX_CARTE, type NiveauCarte } from './couche.ts';
import { lireAdresse, Refus, type FormeAdresse, type Parts } from './lecture-adresse.ts';

/**
 * Everything that the map shows, as an address: `?v=1&i=equipement-defm&n=departement&p=2021-12&c=jenks-4&z=region-84&s=38`.
 * Reading never trusts: each part is held against the catalogue, and one wrong part gives the first state back, with its name.
 */
const VERSION_ETAT = '1';

/** What validation needs to know of an indicator; periods in the order of time, by level and modality. */
export interface IndicateurConnu {
  readonly id: string;
  readonly modalites: readonly string[];
  readonly modalitePrincipale: string;
  readonly periodes: Readonly<Partial<Record<NiveauCarte, Readonly<Record<string, readonly string[]>>>>>;
  /** True for a number of things: only those may be drawn as circles. */
  readonly compte: boolean;
}

export interface CatalogueConnu {
  /** The indicator of the first state. */
  readonly defaut: string;
  readonly indicateurs: readonly IndicateurConnu[];
  readonly regions: readonly string[];
  readonly departements: readonly string[];
}

export const METHODES_NOMBREES = ['quantiles', 'jenks', 'egal'] as const;
type MethodeNombree = (typeof METHODES_NOMBREES)[number];
export const NOMBRES_DE_CLASSES = [3, 4, 5, 6, 7] as const;
/** Six breaks make seven classes, as many as the ramp tells apart. */
export const BORNES_MAX = 6;

export type ClassesAtlas =
  { readonly methode: MethodeNombree; readonly nombre: number } | { readonly methode: 'bornes'; readonly bornes: readonly number[] };

/** A named frame, or a scale and the point of the drawing at the centre. */
export type ZoomAtlas =
  { readonly lieu: 'region' | 'departement'; readonly code: string } | { readonly k: number; readonly x: number; readonly y: number };

const MODES = ['symboles', 'croise'] as const;
export type Mode = (typeof MODES)[number];

export interface EtatAtlas {
  readonly indicateur: string;
  readonly niveau: NiveauCarte;
  /** The département whose communes are drawn; null at the other levels. */
  readonly departement: string | null;
  readonly periode: string;
  readonly modalite: string;
  readonly classes: ClassesAtlas;
  /** null: all of France, or the whole département. */
  readonly zoom: ZoomAtlas | null;
  readonly selection: string | null;
  readonly second: { readonly indicateur: string; readonly mode: Mode } | null;
}

export interface LectureEtat {
  readonly etat: EtatAtlas;
  /** What was not understood, in French: empty when the address was good. */
  readonly fautes: readonly string[];
}

const CLASSES_DEFAUT: ClassesAtlas = { methode: 'quantiles', nombre: 5 };
/** The finest level first that a reader takes in at a glance. */
const PREFERENCE: readonly NiveauCarte[] = ['departement', 'epci', 'zone-emploi', 'region', 'ept', 'commune'];

export const niveauxDe = (i: IndicateurConnu): readonly NiveauCarte[] => NIVEAUX_CARTE.filter((n) => i.periodes[n] !== undefined);
export const modalitesDe = (i: IndicateurConnu, niveau: NiveauCarte): readonly string[] =>
  i.modalites.filter((m) => i.periodes[niveau]?.[m] !== undefined);
export const periodesDe = (i: IndicateurConnu, niveau: NiveauCarte, modalite: string): readonly string[] =>
  i.periodes[niveau]?.[modalite] ?? [];
export const indicateurConnu = (c: CatalogueConnu, id: string): IndicateurConnu | undefined => c.indicateurs.find((i) => i.id === id);

/** The state of an indicator as it opens; `garde` keeps the level, the modality and the period when it has them too. */
export function etatDe(catalogue: CatalogueConnu, id: string, garde: Partial<EtatAtlas> = {}): EtatAtlas {
  const i = indicateurConnu(catalogue, id);
  if (i === undefined) throw new Error(`no indicator "${id}" in the catalogue of the map: take an id of its list`);
  const niveaux = niveauxDe(i);
  const niveau = [garde.niveau, ...PREFERENCE].find((n) => n !== undefined && niveaux.includes(n)) ?? 'departement';
  const modalites = modalitesDe(i, niveau);
  const modalite = [garde.modalite, i.modalitePrincipale, modalites[0]].find((m) => m !== undefined && modalites.includes(m)) ?? '';
  const periodes = periodesDe(i, niveau, modalite);
  const periode = garde.periode !== undefined && periodes.includes(garde.periode) ? garde.periode : (periodes.at(-1) ?? '');
  const departement = niveau === 'commune' ? (garde.departement ?? catalogue.departements[0] ?? '') : null;
  return { indicateur: id, niveau, departement, periode, modalite, classes: CLASSES_DEFAUT, zoom: null, selection: null, second: null };
}

export const etatInitial = (catalogue: CatalogueConnu): EtatAtlas => etatDe(catalogue, catalogue.defaut);

/** Each part of an address, in the words of a notice. */
const NOMS = {
  v: 'version',
  i: 'indicateur',
  n: 'niveau',
  d: 'département',
  p: 'période',
  m: 'modalité',
  c: 'classes',
  b: 'seuils',
  z: 'cadrage',
  s: 'territoire choisi',
  i2: 'second indicateur',
  mode: 'façon de montrer le second indicateur',
} as const;
type Cle = keyof typeof NOMS;
const FORME: FormeAdresse<Cle> = { noms: NOMS, version: VERSION_ETAT, longueurMax: 1000 };
const refus = (cle: Cle) => new Refus(cle);

/** The state behind a query string. Never throws; parts that are not ours (`utm_source`…) are ignored. */
export function lireEtat(requete: string, catalogue: CatalogueConnu): LectureEtat {
  const { etat, faute } = lireAdresse(requete, FORME, (parts: Parts<Cle>) => lire(parts, catalogue));
  return faute === null ? { etat, fautes: [] } : { etat: etatInitial(catalogue), fautes: [faute] };
}

const idsDe = (indicateurs: readonly IndicateurConnu[]): readonly string[] => indicateurs.map((i) => i.id);

function lire({ un, parmi }: Parts<Cle>, catalogue: CatalogueConnu): EtatAtlas {
  const id = parmi('i', idsDe(catalogue.indicateurs));
  const connu = indicateurConnu(catalogue, id ?? catalogue.defaut);
  if (connu === undefined) throw refus('i');
  const niveau = parmi('n', niveauxDe(connu)) ?? etatDe(catalogue, connu.id).niveau;
  const departement = parmi('d', niveau === 'commune' ? catalogue.departements : []);
  const modalite = parmi('m', modalitesDe(connu, niveau));
  const ouvert = etatDe(catalogue, connu.id, {
    niveau,
    ...(departement === undefined ? {} : { departement }),
    ...(modalite === undefined ? {} : { modalite }),
  });
  const periode = parmi('p', periodesDe(connu, niveau, ouvert.modalite)) ?? ouvert.periode;
  return {
    ...ouvert,
    periode,
    classes: lireClasses(un('c'), un('b')),
    zoom: lireZoom(un('z'), niveau, catalogue),
    selection: lireSelection(un('s'), ouvert, catalogue),
    second: lireSecond(parmi('i2', idsDe(secondsDe(catalogue, connu.id, niveau))), parmi('mode', MODES), catalogue),
  };
}

/** Indicators that may be set beside another one at a level. */
export function secondsDe(catalogue: CatalogueConnu, id: string, niveau: NiveauCarte): readonly IndicateurConnu[] {
  return catalogue.indicateurs.filter((i) => i.id !== id && i.periodes[niveau] !== undefined);
}

function lireSecond(id: string | undefined, mode: Mode | undefined, catalogue: CatalogueConnu): EtatAtlas['second'] {
  if (id === undefined) {
    if (mode !== undefined) throw refus('mode');
    return null;
  }
  const compte = indicateurConnu(catalogue, id)?.compte ?? false;
  if (mode === 'symboles' && !compte) throw refus('mode');
  return { indicateur: id, mode: mode ?? (compte ? 'symboles' : 'croise') };
}

const NOMBRE = /^-?\d{1,9}(\.\d{1,4})?$/;
/** A number as the address writes it, or null: digits, one point, four decimals at most. */
const lireNombre = (texte: string): number | null => (NOMBRE.test(texte) ? Number(texte) + 0 : null);

/** Breaks of a reader: one to six ascending numbers, or null. */
export function lireBornes(textes: readonly string[]): readonly number[] | null {
  const bornes = textes.map(lireNombre);
  if (bornes.length < 1 || bornes.length > BORNES_MAX) return null;
  const croissantes = bornes.every((b, k) => b !== null && (k === 0 || b > (bornes[k - 1] ?? Infinity)));
  return croissantes ? bornes.map((b) => b ?? 0) : null;
}

function lireClasses(c: string | undefined, b: string | undefined): ClassesAtlas {
  if (c === 'bornes') {
    const bornes = lireBornes((b ?? '').split(','));
    if (bornes === null) throw refus('b');
    return { methode: 'bornes', bornes };
  }
  if (b !== undefined) throw refus('b');
  if (c === undefined) return CLASSES_DEFAUT;
  const lu = /^([a-z]+)-(\d)$/.exec(c);
  const methode = METHODES_NOMBREES.find((m) => m === lu?.[1]);
  const nombre = NOMBRES_DE_CLASSES.find((n) => String(n) === lu?.[2]);
  if (methode === undefined || nombre === undefined) throw refus('c');
  return { methode, nombre };
}

/** How far one may zoom in, and the frame of the drawing. */
export const ZOOM_MAX = 40;
export const ETENDUE = 1200;

function lireZoom(z: string | undefined, niveau: NiveauCarte, catalogue: CatalogueConnu): ZoomAtlas | null {
  if (z === undefined) return null;
  const nomme = /^(region|departement)-(\w{2,3})$/.exec(z);
  if (nomme !== null && niveau !== 'commune') {
    const lieu = nomme[1] === 'region' ? 'region' : 'departement';
    const code = catalogue[lieu === 'region' ? 'regions' : 'departements'].find((x) => x === nomme[2]);
    if (code !== undefined) return { lieu, code };
  }
  const [k, x, y, ...reste] = z.split(',').map(lireNombre);
  const dansLeCadre = (v: number | null | undefined): v is number => typeof v === 'number' && v >= 0 && v <= ETENDUE;
  const agrandi = (v: number | null | undefined): v is number => typeof v === 'number' && v >= 1 && v <= ZOOM_MAX;
  if (reste.length > 0 || !agrandi(k) || !dansLeCadre(x) || !dansLeCadre(y)) throw refus('z');
  return { k, x, y };
}

const CODES: Readonly<Record<'epci' | 'ept' | 'zone-emploi', RegExp>> = {
  epci: /^\d{9}$/,
  ept: /^T\d{1,2}$/,
  'zone-emploi': /^[0-9A-Z]{4}$/,
};

/** A code of the right shape; that it exists is known once the names of the level are read. */
function lireSelection(s: string | undefined, { niveau, departement }: EtatAtlas, catalogue: CatalogueConnu): string | null {
  if (s === undefined) return null;
  const bonne = {
    region: () => catalogue.regions.includes(s),
    departement: () => catalogue.departements.includes(s),
    epci: () => CODES.epci.test(s),
    ept: () => CODES.ept.test(s),
    'zone-emploi': () => CODES['zone-emploi'].test(s),
    commune: () => /^\d[0-9AB]\d{3}$/.test(s) && s.startsWith(departement ?? ''),
  }[niveau]();
  if (!bonne) throw refus('s');
  return s;
}

/** The query string of a state, without its `?`; empty for the first one. Only what a reader chose is written. */
export function ecrireEtat(etat: EtatAtlas, catalogue: CatalogueConnu): string {
  const parts = parametres(etat, catalogue);
  if (ecrites(parts) === ecrites(parametres(etatInitial(catalogue), catalogue))) return '';
  return ecrites([['v', VERSION_ETAT], ...parts]);
}

const ecrites = (parts: readonly (readonly [Cle, string])[]): string =>
  // commas stay: an address is made to be read
  parts.map(([cle, valeur]) => `${cle}=${encodeURIComponent(valeur).replaceAll('%2C', ',')}`).join('&');

function parametres(e: EtatAtlas, catalogue: CatalogueConnu): readonly (readonly [Cle, string])[] {
  const principale = etatDe(catalogue, e.indicateur, { niveau: e.niveau }).modalite;
  const parts: (readonly [Cle, string])[] = [
    ['i', e.indicateur],
    ['n', e.niveau],
  ];
  if (e.departement !== null) parts.push(['d', e.departement]);
  parts.push(['p', e.periode]);
  if (e.modalite !== principale) parts.push(['m', e.modalite]);
  if (e.classes.methode === 'bornes') parts.push(['c', 'bornes'], ['b', e.classes.bornes.join(',')]);
  else if (e.classes.methode !== CLASSES_DEFAUT.methode || e.classes.nombre !== 5)
    parts.push(['c', `${e.classes.methode}-${e.classes.nombre}`]);
  if (e.zoom !== null) parts.push(['z', ecrireZoom(e.zoom)]);
  if (e.selection !== null) parts.push(['s', e.selection]);
  if (e.second !== null) parts.push(['i2', e.second.indicateur], ['mode', e.second.mode]);
  return parts;
}

const ecrireZoom = (z: ZoomAtlas): string => ('lieu' in z ? `${z.lieu}-${z.code}` : `${z.k},${z.x},${z.y}`);
