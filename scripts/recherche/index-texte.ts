import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { autresNoms, sansElisions, type Synonymes } from '../../src/domain/recherche-site.ts';
import { fichesDePage, notionsDe, type Fiche } from './fiches.ts';
import { fichesDesStructures } from './territoires.ts';

/** Pages of places, a thousand of one template, found by name elsewhere; figures alone; the search itself. */
const LIEUX = /^\/(?:(?:territoires|zones-blanches|avis|integrer)\/.|recherche\/)/;
/** Pagefind’s own interfaces and the engine for other languages: 600 kB that nobody would load. */
const INUTILES = /^(pagefind-(highlight|ui|modular-ui|component-ui)\.|wasm\.unknown\.)/;
/** Bundles of results: few enough for the disc, small enough for a phone. */
const PAQUETS = 48;

function pages(dist: string, dossier = ''): readonly string[] {
  return readdirSync(join(dist, dossier), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => {
      const adresse = `${dossier}/${e.name}`;
      if (e.isDirectory()) return LIEUX.test(`${adresse}/`) || e.name === 'pagefind' ? [] : pages(dist, adresse);
      return e.name === 'index.html' ? [`${dossier}/`] : [];
    });
}

/** Everything that the built site lets one find, places by name apart. */
function fichesDuSite(dist: string): readonly Fiche[] {
  const lues = pages(dist).flatMap((adresse) => fichesDePage(readFileSync(join(dist, adresse, 'index.html'), 'utf8'), adresse));
  return [...lues, ...fichesDesStructures(join(dist, 'donnees'))];
}

const html = (texte: string) => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const indexe = (texte: string) => html(sansElisions(texte));

/** The page as Pagefind reads it: words without elisions, title first; what is shown travels beside, as it is written. */
function document(f: Fiche, notions: readonly Synonymes[]): string {
  const corps = `${f.titre} ${f.extrait} ${f.texte}`;
  const autres = f.genre === 'structure' ? [] : autresNoms(corps, notions).filter((n) => !f.noms.includes(n));
  return `<html lang="fr"><body data-pagefind-body data-pagefind-filter="genre:${f.genre}">
<i data-pagefind-meta="extrait[data-e]" data-e="${html(f.extrait)}"></i><i data-pagefind-meta="titre[data-t]" data-t="${html(f.titre)}"></i><i data-pagefind-meta="adresse[data-a]" data-a="${html(f.adresse)}"></i>
<p data-pagefind-weight="10">${indexe(f.titre)}</p><p data-pagefind-weight="7">${f.noms.map(indexe).join(' ; ')}</p>
<p data-pagefind-weight="2">${indexe(f.extrait)}</p><p>${indexe(f.texte)}</p><p data-pagefind-weight="0.5">${autres.map(indexe).join(' ; ')}</p></body></html>`;
}

function sansErreur<T extends { readonly errors: readonly string[] }>(reponse: T, quoi: string): T {
  if (reponse.errors.length > 0) throw new Error(`pagefind refuses ${quoi}: ${reponse.errors.join('; ')}`);
  return reponse;
}

async function remplir(index: PagefindIndex, fiches: readonly Fiche[]): Promise<void> {
  const notions = notionsDe(fiches);
  // Pagefind knows an entry by its address, and several structures share a page: the number is what tells them apart
  for (const [i, f] of fiches.entries()) sansErreur(await index.addHTMLFile({ url: `/${i}/`, content: document(f, notions) }), f.adresse);
}

export interface Bilan {
  readonly fiches: number;
  readonly fichiers: number;
  readonly octets: number;
}

/** Writes `pagefind/` into the built site, from its pages alone: no network, one local program. */
export async function indexer(dist: string): Promise<Bilan> {
  const fiches = fichesDuSite(dist);
  const { index } = sansErreur(await createIndex({ forceLanguage: 'fr', maxFragments: PAQUETS }), 'its options');
  if (index === undefined) throw new Error('pagefind gives no index: is its program for this machine installed (npm ci)?');
  await remplir(index, fiches);
  const { files } = sansErreur(await index.getFiles(), 'to write');
  await close();
  const gardes = files.filter((f) => !INUTILES.test(f.path));
  rmSync(join(dist, 'pagefind'), { recursive: true, force: true });
  for (const f of gardes) {
    const chemin = join(dist, 'pagefind', f.path);
    mkdirSync(dirname(chemin), { recursive: true });
    writeFileSync(chemin, f.content);
  }
  return { fiches: fiches.length, fichiers: gardes.length, octets: gardes.reduce((n, f) => n + f.content.length, 0) };
}
