/**
 * `sw.js`, at the root of the built site: the service worker of src/islands/hors-ligne as one classic script, with the inventory of
 * this very build inside, so that another build is another worker.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { DOSSIER_IMMUABLE, estPage, LONGUEUR_EMPREINTE, type Inventaire } from '../../src/islands/hors-ligne/inventaire.ts';

const SOURCE = fileURLToPath(new URL('../../src/islands/hors-ligne/service.ts', import.meta.url));

const PAGES = ['atlas/', 'comparer/', 'explorer/', 'hors-ligne/', 'mentions-legales/'];
const MOTEUR = /^_astro\/(duckdb|travailleur)[^/]*\.(js|wasm)$/;
/** A browser that runs service workers reads woff2. */
const CODE = /^_astro\/.*\.(js|css|woff2)$/;
/** All indicators at all levels and the national contours: about a megabyte and a half on the wire, code and pages included. */
const INTERACTIF =
  /^(indicateurs\/[^/]+\.parquet|geo\/[^/]+\.json|atlas\/noms\/(epci|ept|zone-emploi)\.json|donnees\/manifest\.json|comparables\.json|recherche\.json)$/;
/** Kept besides once read: the tables, the communes of a département. */
const AU_BESOIN = /^(donnees\/[^/]+\.parquet|geo\/communes\/[^/]+\.json|atlas\/noms\/[^/]+\.json)$/;

const sha256 = (octets: string | Buffer) => createHash('sha256').update(octets).digest('hex').slice(0, LONGUEUR_EMPREINTE);

function fichiersDe(dossier: string): readonly string[] {
  return readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((entree) => entree.isFile())
    .map((entree) =>
      join(entree.parentPath, entree.name)
        .slice(dossier.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** What the offline page itself asks for. */
const demandesPar = (html: string, base: string): readonly string[] =>
  [...new Set([...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, adresse = '']) => adresse))]
    .filter((adresse) => adresse.startsWith(`${base}${DOSSIER_IMMUABLE}`))
    .map((adresse) => adresse.slice(base.length));

/** What is kept of a built site, and in which lots. */
export function inventorier(dossier: string, base: string): Omit<Inventaire, 'version'> {
  const fichiers = fichiersDe(dossier);
  const lire = (chemin: string) => readFileSync(join(dossier, estPage(chemin) ? `${chemin}index.html` : chemin));
  const interactif = fichiers.filter((f) => INTERACTIF.test(f));
  const compares = [...PAGES, ...interactif, ...fichiers.filter((f) => AU_BESOIN.test(f) && !interactif.includes(f))];
  const horsLigne = demandesPar(lire('hors-ligne/').toString(), base);
  const moteur = fichiers.filter((f) => MOTEUR.test(f));
  if (moteur.length !== 3) throw new Error(`the engine is ${moteur.join(', ')}: expected its module and two scripts`);
  return {
    base,
    empreintes: Object.fromEntries(compares.map((chemin) => [chemin, sha256(lire(chemin))])),
    lots: {
      socle: ['hors-ligne/', ...horsLigne],
      interactif: [...PAGES, ...fichiers.filter((f) => CODE.test(f) && !MOTEUR.test(f)), ...interactif],
      moteur,
    },
  };
}

async function assembler(inventaire: Inventaire): Promise<string> {
  const resultat = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { INVENTAIRE: JSON.stringify(inventaire) },
    build: { write: false, modulePreload: false, rollupOptions: { input: SOURCE, output: { format: 'iife', entryFileNames: 'sw.js' } } },
  });
  const [sortie] = 'output' in resultat ? resultat.output : [];
  if (sortie?.type !== 'chunk') throw new Error('the service worker was not built as one script');
  return sortie.code;
}

/** Writes `sw.js` into a built site. */
export async function ecrireService(racine: string, base: string): Promise<void> {
  const dossier = resolve(racine);
  const contenu = inventorier(dossier, base);
  const brouillon = await assembler({ ...contenu, version: '' });
  // The worker's own code is part of the version: a rule of keeping that changes starts anew too.
  writeFileSync(join(dossier, 'sw.js'), await assembler({ ...contenu, version: sha256(brouillon) }));
}
