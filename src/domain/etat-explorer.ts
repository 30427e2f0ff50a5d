import { NIVEAUX, type Niveau } from './territoire.ts';

/** What the address of `/explorer/` asks to show. Nothing of it is ever run before the reader says so. */
type DemandeExplorer =
  { readonly sorte: 'vide' } | { readonly sorte: 'requete'; readonly sql: string } | ({ readonly sorte: 'indicateur' } & ValeurDesignee);

/** One printed value of the atlas: what « recalculer ce chiffre » points to. */
export interface ValeurDesignee {
  readonly indicateur: string;
  readonly niveau: Niveau;
  readonly code: string;
  readonly periode: string;
  /** '' is the whole. */
  readonly modalite: string;
}

export interface LectureExplorer {
  readonly demande: DemandeExplorer;
  /** Why the address was not followed, in French; null when it was. */
  readonly avis: string | null;
}

const VERSION_EXPLORER = '1';
/** Longest fragment that travels whole through mail and messaging. */
export const FRAGMENT_MAX = 8192;
/** Longest query an address may unfold to: a compressed text could otherwise fill the memory. */
const SQL_MAX = 60_000;
/** Past this a fragment is compressed: a short one stays readable. */
const LISIBLE = 1500;

/** Control characters other than tab and line ends, and those that reorder what is shown: a shared query must look like what it does. */
const TROMPEUR = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** The part of an EPCI bears its code and that of the département. */
const CODE = /^(FR|[0-9AB]{2,9}|T\d{1,2})(-[0-9AB]{2,3})?$/;
const PERIODE = /^\d{4}(-(\d\d(-\d\d)?|T[1-4]))?$/;
const MODALITE = /^[A-Za-z0-9-]{0,40}$/;

const VIDE: DemandeExplorer = { sorte: 'vide' };
const refus = (avis: string): LectureExplorer => ({ demande: VIDE, avis });

/** True when a text may be shown and shared as a query. */
export function estPartageable(sql: string): boolean {
  return sql.isWellFormed() && sql.length <= SQL_MAX && !TROMPEUR.test(sql);
}

/**
 * Reads the address: the fragment (`#v=1&sql=…`, or `sqlz=` compressed) first, else the search (`?indicateur=…`).
 * Anything wrong gives the empty state and a sentence that says why; never throws.
 */
export async function lireExplorer(recherche: string, fragment: string): Promise<LectureExplorer> {
  const dans = fragment.replace(/^#/, '');
  if (/(^|&)(v|sql|sqlz)=/.test(dans)) return lireFragment(dans);
  const parametres = new URLSearchParams(recherche);
  return parametres.has('indicateur') ? lireRecherche(parametres) : { demande: VIDE, avis: null };
}

async function lireFragment(fragment: string): Promise<LectureExplorer> {
  if (fragment.length > FRAGMENT_MAX) return refus('L’adresse est trop longue\u202f: la requête qu’elle porte n’a pas été reprise.');
  const parametres = new URLSearchParams(fragment);
  if (parametres.get('v') !== VERSION_EXPLORER || doubles(parametres))
    return refus('L’adresse n’est pas de celles que cette page écrit\u202f: la requête n’a pas été reprise.');
  const sql = parametres.get('sql') ?? (await deplier(parametres.get('sqlz') ?? ''));
  if (sql === null || sql.trim() === '') return refus('La requête de l’adresse est abîmée\u202f: elle n’a pas été reprise.');
  if (!estPartageable(sql))
    return refus('La requête de l’adresse contient des caractères invisibles ou trompeurs\u202f: elle n’a pas été reprise.');
  return { demande: { sorte: 'requete', sql }, avis: null };
}

const doubles = (parametres: URLSearchParams) =>
  new Set(parametres.keys()).size !== [...parametres.keys()].length || (parametres.has('sql') && parametres.has('sqlz'));

function lireRecherche(parametres: URLSearchParams): LectureExplorer {
  const lu = (nom: string) => parametres.get(nom) ?? '';
  const [indicateur, niveau, code, periode, modalite] = [lu('indicateur'), lu('niveau'), lu('code'), lu('periode'), lu('modalite')];
  const connu = NIVEAUX.find((n) => n === niveau);
  const bon = indicateur.length <= 60 && ID.test(indicateur) && CODE.test(code) && PERIODE.test(periode) && MODALITE.test(modalite);
  if (!bon || connu === undefined || doubles(parametres))
    return refus('L’adresse ne désigne pas un chiffre de l’atlas\u202f: il faut un indicateur, un niveau, un code et une période.');
  return { demande: { sorte: 'indicateur', indicateur, niveau: connu, code, periode, modalite }, avis: null };
}

/** Fragment that opens the page on this query, with its `#`; null when the query is too long or cannot be shown faithfully. */
export async function ecrireExplorer(sql: string): Promise<string | null> {
  if (sql.trim() === '' || !estPartageable(sql)) return null;
  const clair = `#${new URLSearchParams({ v: VERSION_EXPLORER, sql }).toString()}`;
  if (clair.length <= LISIBLE) return clair;
  const plie = `#v=${VERSION_EXPLORER}&sqlz=${await plier(sql)}`;
  const [court = clair] = [clair, plie].toSorted((a, b) => a.length - b.length);
  return court.length <= FRAGMENT_MAX + 1 ? court : null;
}

/** Address, under the base of the site, that recomputes one printed value. */
export function adresseRecalcul({ indicateur, niveau, code, periode, modalite }: ValeurDesignee): string {
  const parametres = new URLSearchParams({ indicateur, niveau, code, periode, ...(modalite === '' ? {} : { modalite }) });
  return `/explorer/?${parametres.toString()}`;
}

async function plier(texte: string): Promise<string> {
  const flux = new Blob([texte]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const octets = new Uint8Array(await new Response(flux).arrayBuffer());
  return btoa(Array.from(octets, (o) => String.fromCharCode(o)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The text behind `sqlz`, or null: bad alphabet, broken stream, not UTF-8, or longer than a query may be. */
async function deplier(code: string): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]+$/.test(code)) return null;
  try {
    const binaire = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    const octets = Uint8Array.from(binaire, (c) => c.charCodeAt(0));
    return await lireBorne(new Blob([octets]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
  } catch {
    return null;
  }
}

async function lireBorne(flux: ReadableStream<Uint8Array>): Promise<string | null> {
  const decodeur = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lecteur = flux.getReader();
  let texte = '';
  for (let lu = await lecteur.read(); !lu.done; lu = await lecteur.read()) {
    texte += decodeur.decode(lu.value, { stream: true });
    if (texte.length <= SQL_MAX) continue;
    await lecteur.cancel();
    return null;
  }
  return texte + decodeur.decode();
}
