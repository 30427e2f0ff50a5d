import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from './scan.ts';

// node scripts/site/comparer-sites.ts <dist before> <dist after> [examples]
//
// What a reader, a link or a program would find changed between two built sites: texts, links, ids, metadata, CSV, JSON and other files.
// Drawings are compared by their words. Differences are grouped by what changed, the most frequent first, so that each can be judged.

/** Aspects of a page, each an ordered list of what stands there. */
interface Page {
  readonly texte: readonly string[];
  readonly dessins: readonly string[];
  readonly liens: readonly string[];
  readonly ids: readonly string[];
  readonly meta: readonly string[];
}
type Aspect = keyof Page;

/** Names of built assets carry a hash of their content, which no reader sees. */
const sansEmpreinte = (texte: string) => texte.replace(/(_astro\/)[^"' )]+?\.[\w-]{8}\.(\w+)/g, '$1*.$2');

export function lirePage(html: string): Page {
  const page = { texte: [] as string[], dessins: [] as string[], liens: [] as string[], ids: [] as string[], meta: [] as string[] };
  let profondeur = 0;
  scan(html, {
    open: (nom, attributs) => {
      if (nom === 'svg') profondeur++;
      const dansDessin = profondeur > 0;
      const id = attributs.get('id');
      if (id !== undefined && !dansDessin) page.ids.push(id);
      const lien = attributs.get('href') ?? attributs.get('src');
      if (lien !== undefined && !(dansDessin && lien.startsWith('#'))) page.liens.push(sansEmpreinte(lien));
      for (const cle of ['content', 'aria-label', 'alt', 'title', 'datetime', 'value', 'placeholder']) {
        const valeur = attributs.get(cle);
        if (valeur !== undefined) page[dansDessin ? 'dessins' : 'meta'].push(`${nom} ${cle}: ${valeur}`);
      }
    },
    close: (nom) => {
      if (nom === 'svg') profondeur--;
    },
    text: (texte) => page[profondeur > 0 ? 'dessins' : 'texte'].push(texte.replace(/\s+/g, ' ').trim()),
    raw: (nom, _, corps) => {
      if (nom !== 'style' && corps.trim() !== '') page[profondeur > 0 ? 'dessins' : 'meta'].push(`${nom}: ${sansEmpreinte(corps)}`);
    },
  });
  return page;
}

/** What is in one list and not in the other, with repetitions counted. */
export function ecarts(avant: readonly string[], apres: readonly string[]): { readonly perdus: string[]; readonly gagnes: string[] } {
  const restes = new Map<string, number>();
  for (const x of avant) restes.set(x, (restes.get(x) ?? 0) + 1);
  const gagnes: string[] = [];
  for (const x of apres) {
    const n = restes.get(x) ?? 0;
    if (n === 0) gagnes.push(x);
    else restes.set(x, n - 1);
  }
  return { perdus: [...restes].flatMap(([x, n]) => Array<string>(n).fill(x)), gagnes };
}

interface Groupe {
  readonly titre: string;
  readonly ou: string[];
}

class Bilan {
  readonly #groupes = new Map<string, Groupe>();
  noter(titre: string, ou: string): void {
    const groupe = this.#groupes.get(titre) ?? { titre, ou: [] };
    this.#groupes.set(titre, groupe);
    groupe.ou.push(ou);
  }
  get groupes(): readonly Groupe[] {
    return [...this.#groupes.values()].sort((a, b) => b.ou.length - a.ou.length);
  }
}

const MESURES: readonly Aspect[] = ['texte', 'liens', 'ids', 'meta', 'dessins'];
const court = (texte: string) => (texte.length > 160 ? `${texte.slice(0, 157)}…` : texte);
/** Numbers are left out of the name of a group: one change of words over a thousand pages is one line. */
const forme = (texte: string) => court(texte.replace(/\d[\d\u202f\u00a0.,]*/g, '#'));

function comparerPages(bilan: Bilan, chemin: string, avant: string, apres: string): void {
  const [a, b] = [lirePage(avant), lirePage(apres)];
  for (const aspect of MESURES) {
    const { perdus, gagnes } = ecarts(a[aspect], b[aspect]);
    for (const x of perdus) bilan.noter(`${aspect} − ${forme(x)}`, chemin);
    for (const x of gagnes) bilan.noter(`${aspect} + ${forme(x)}`, chemin);
    if (perdus.length + gagnes.length === 0 && a[aspect].join('\n') !== b[aspect].join('\n'))
      bilan.noter(`${aspect}: another order`, chemin);
  }
}

const SANS_LECTEUR = /^(_astro|pagefind)\//;
const fichiers = (dossier: string) =>
  new Set(globSync('**/*.*', { cwd: dossier }).filter((f) => !SANS_LECTEUR.test(f) && !/\.(br|gz)$/.test(f)));

export function comparerSites(avant: string, apres: string): readonly Groupe[] {
  const bilan = new Bilan();
  const [a, b] = [fichiers(avant), fichiers(apres)];
  const genre = (f: string) => f.replace(/^.*\./, '.');
  for (const f of a) if (!b.has(f)) bilan.noter(`file gone: ${genre(f)}`, f);
  for (const f of b) if (!a.has(f)) bilan.noter(`file come: ${genre(f)}`, f);
  for (const f of [...a].filter((x) => b.has(x)).sort()) {
    const [x, y] = [readFileSync(join(avant, f)), readFileSync(join(apres, f))];
    if (x.equals(y)) continue;
    if (/\.(html|svg)$/.test(f)) comparerPages(bilan, f, x.toString(), y.toString());
    else bilan.noter(`content of ${genre(f)} files`, f);
  }
  return bilan.groupes;
}

if (import.meta.main) {
  const [avant = '', apres = '', exemples = '3'] = process.argv.slice(2);
  if (!existsSync(avant) || !existsSync(apres))
    throw new Error('two built sites are needed: node scripts/site/comparer-sites.ts <before> <after>');
  const groupes = comparerSites(avant, apres);
  for (const { titre, ou } of groupes) console.log(`${ou.length}\t${titre}\n\t\t${ou.slice(0, Number(exemples)).join('  ')}`);
  console.log(groupes.length === 0 ? 'nothing a reader would see has changed' : `${groupes.length} kinds of difference`);
}
