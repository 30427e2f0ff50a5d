import { parseHTML } from 'linkedom';
import { genreDe, GENRES, type Genre, type Synonymes } from '../../src/domain/recherche-site.ts';

/** One thing that a search can find: a page, or a part of a page that has an address of its own. */
export interface Fiche {
  /** Without the base of the site. */
  readonly adresse: string;
  readonly genre: Genre;
  readonly titre: string;
  /** What a reader sees under the title. */
  readonly extrait: string;
  /** What is searched, besides title and extract. */
  readonly texte: string;
  /** Other names of the same thing. */
  readonly noms: readonly string[];
}

/** What is read with the eyes, repeats another part of the page, or is the same on a thousand. */
const HORS_TEXTE = 'script, style, svg, table, form, nav, template, noscript, .actions, .source, .visuellement-cache, [data-recherche]';
const EXTRAIT = 180;

const espaces = (texte: string) => texte.replace(/\s+/g, ' ').trim();

/** The first words of a text, cut between two of them. */
export function abreger(texte: string, longueur = EXTRAIT): string {
  if (texte.length <= longueur) return texte;
  const coupe = texte.slice(0, longueur);
  return `${coupe.slice(0, coupe.lastIndexOf(' ')).replace(/[\s,;:«(–-]+$/, '')}…`;
}

function texteDe(element: Element): string {
  const copie = element.cloneNode(true) as Element;
  for (const e of copie.querySelectorAll(HORS_TEXTE)) e.remove();
  // two blocks side by side are not one word
  for (const e of copie.querySelectorAll('p, li, dd, dt, h1, h2, h3, h4, figure, div, summary')) e.append(' ');
  return espaces(copie.textContent);
}

/** A heading whose parts stand apart on the page: « Plan local » and « PLIE » are two words. */
function titreDe(entete: Element): string {
  const copie = entete.cloneNode(true) as Element;
  for (const e of copie.querySelectorAll('*')) e.before(' ');
  return copie.textContent;
}

function genreDeclare(element: Element): Genre {
  const genre = element.getAttribute('data-recherche') ?? '';
  const connu = GENRES.find((g) => g === genre);
  if (connu === undefined) throw new Error(`data-recherche="${genre}" is no kind of result: write one of ${GENRES.join(', ')}`);
  return connu;
}

/**
 * Parts of a page that are found by themselves: `<article id="idf-2015-123" data-recherche="objectif">`, with
 * `data-recherche-titre` when no heading says it, and `data-recherche-noms` for the other names, parted by « ; ».
 */
function fichesDesParties(main: Element, adresse: string): readonly Fiche[] {
  return [...main.querySelectorAll('[data-recherche]')].map((element) => {
    if (element.id === '') throw new Error(`${adresse}: a part with data-recherche has no id, so no address: give it one`);
    const entete = element.querySelector('h1, h2, h3, h4, h5, dt, summary');
    const titre = espaces(element.getAttribute('data-recherche-titre') ?? (entete === null ? '' : titreDe(entete)));
    if (titre === '') throw new Error(`${adresse}#${element.id}: no heading and no data-recherche-titre to show for it`);
    const entier = texteDe(element);
    const paragraphe = espaces(element.querySelector('p, dd')?.textContent ?? '');
    const noms = (element.getAttribute('data-recherche-noms') ?? '').split(';').map(espaces);
    return {
      adresse: `${adresse}#${element.id}`,
      genre: genreDeclare(element),
      titre,
      extrait: abreger(paragraphe === '' ? entier : paragraphe),
      texte: `${element.id} ${entier}`,
      noms: noms.filter((n) => n !== ''),
    };
  });
}

/** Drawings are half of a page and hold nothing to search; a table is kept only for the parts it may hold. */
function alleger(html: string): string {
  return html
    .replace(/<svg[^]*?<\/svg>/g, '')
    .replace(/<table[^]*?<\/table>/g, (table) => (table.includes('data-recherche=') ? table : ''));
}

/** A page and its parts; nothing for a page that asks not to be indexed. */
export function fichesDePage(html: string, adresse: string): readonly Fiche[] {
  const { document } = parseHTML(alleger(html));
  const main = document.querySelector('main');
  if (main === null || (document.querySelector(`meta[name="robots"]`)?.getAttribute('content') ?? '').includes('noindex')) return [];
  const titre = espaces(main.querySelector('h1')?.textContent ?? document.title);
  const extrait = espaces(document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '');
  const page: Fiche = { adresse, genre: genreDe(adresse), titre, extrait, texte: texteDe(main), noms: [] };
  return [page, ...fichesDesParties(main, adresse)];
}

/** What the parts of kind « terme » say of names: the groups that are one notion. */
export function notionsDe(fiches: readonly Fiche[]): readonly Synonymes[] {
  return fiches.filter((f) => f.genre === 'terme' && f.noms.length > 0).map((f) => [f.titre, ...f.noms]);
}
