import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPage, type Page } from './page.ts';

/** The built site; ATLAS_DIST points the same tests at another copy. */
export const DIST = process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** What the build leaves beside a file: its compressed body, which no address names. */
const BESIDE = /\.(?:br|gz)$/;

/** Files of dist as URL paths, `/a/b.css`; a page as its folder, `/a/`. */
export function distFiles(folder = ''): readonly string[] {
  if (!existsSync(DIST)) throw new Error(`no built site at ${DIST}: run npm run build first`);
  return readdirSync(join(DIST, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return distFiles(path);
    return BESIDE.test(path) ? [] : [path];
  });
}

export const addressOf = (file: string): string => file.replace(/\/index\.html$/, '/');
export const fileOf = (address: string): string => (address.endsWith('/') ? `${address}index.html` : address);
export const readDist = (address: string): string => readFileSync(join(DIST, fileOf(address)), 'utf8');

/** Every HTML page by address, read once. */
export function readPages(files: readonly string[]): ReadonlyMap<string, Page> {
  const pages = files.filter((file) => file.endsWith('.html'));
  return new Map(pages.map((file) => [addressOf(file), readPage(readDist(file))]));
}

interface Territoire {
  readonly code: string;
  readonly zone?: string;
}
const read = createRequire(import.meta.url);
/** Territories as the COG package lists them, read here again so that a territory lost by the build is missed. */
const cog = (name: string) => read(`@etalab/decoupage-administratif/data/${name}.json`) as readonly Territoire[];
const hasPage = ({ zone }: Territoire) => zone === 'metro' || zone === 'drom';

export const EXPECTED = {
  france: ['/territoires/france/'],
  regions: cog('regions')
    .filter(hasPage)
    .map(({ code }) => `/territoires/regions/${code}/`),
  departements: cog('departements')
    .filter(hasPage)
    .map(({ code }) => `/territoires/departements/${code}/`),
  zonesBlanches: cog('departements')
    .filter(hasPage)
    .map(({ code }) => `/zones-blanches/${code}/`),
  epci: cog('epci').map(({ code }) => `/territoires/epci/${code}/`),
  // Paris, then the établissements publics that the package lists
  ept: ['', ...cog('ept')].map((_, k) => `/territoires/ept/T${k + 1}/`),
  strategies: ['ile-de-france-2015-2017', 'ile-de-france-2018-2020', 'guadeloupe', 'guyane-2018-2019', 'ecosysteme-2019'].map(
    (id) => `/strategies/${id}/`,
  ),
} as const;

/** One page of every kind, for what only a browser can tell. */
export const KINDS = [
  '/',
  '/territoires/',
  '/territoires/france/',
  '/territoires/regions/84/',
  '/territoires/departements/01/',
  '/territoires/epci/240100883/',
  '/territoires/ept/T12/',
  '/indicateurs/',
  '/indicateurs/equipement-rsa/',
  '/atlas/',
  '/zones-blanches/',
  '/zones-blanches/62/',
  '/comparer/',
  '/explorer/',
  '/recits/',
  '/recits/ou-l-iae-manque/',
  '/recherche/',
  '/donnees/',
  '/methode/',
  '/ouverture/',
  '/publics/',
  '/publics/femmes/',
  '/reperes/',
  '/reperes/instances/',
  '/reperes/instances/cdiae/',
  '/reperes/dossier/',
  '/reperes/dispositifs/',
  '/reperes/acteurs/',
  '/secteurs/',
  '/strategies/',
  '/strategies/comparer/',
  '/strategies/ile-de-france-2015-2017/',
  '/reperes/glossaire/',
  '/mentions-legales/',
  '/hors-ligne/',
  '/404.html',
] as const;
/** Kinds whose main matter is figures: the reader without JavaScript must get them too. */
export const WITH_FIGURES: readonly string[] = KINDS.filter((kind) =>
  /^\/$|^\/(territoires|indicateurs|recits)\/.|^\/strategies\/ile|^\/(publics|secteurs|zones-blanches)\//.test(kind),
);
/** Kinds a reader leaves by a link of the text. */
export const WITH_LINKS: readonly string[] = KINDS.filter((kind) => kind !== '/mentions-legales/');
