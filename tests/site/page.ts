import { decodeEntities, scan, type Attributes } from '../../scripts/site/scan.ts';

export interface Link {
  readonly tag: string;
  readonly attribute: string;
  readonly value: string;
}

export interface Heading {
  readonly level: number;
  text: string;
  /** Nothing to read or see before the next heading of its level or above. */
  empty: boolean;
}

/** What the tests need to know of a page. */
export interface Page {
  lang: string | undefined;
  canonical: string | undefined;
  readonly titles: string[];
  /** `<meta name|property>` → content. */
  readonly meta: Map<string, string>;
  readonly ids: Set<string>;
  readonly duplicateIds: string[];
  readonly links: Link[];
  readonly headings: Heading[];
  readonly jsonLd: string[];
  /** Text a reader sees, node by node, without code samples. */
  readonly texts: string[];
  /** Attribute values that hold a number or an object gone wrong, e.g. `d="MNaN,0"`. */
  readonly leaks: string[];
}

const CODE = new Set(['code', 'pre', 'kbd', 'samp']);
/** Elements that are something to see by themselves. */
const VISIBLE = new Set(['svg', 'img', 'table', 'input', 'select', 'button', 'iframe', 'canvas', 'video']);
const ADDRESSES = ['href', 'src', 'srcset', 'xlink:href', 'poster'];
const LEAK = /NaN|\bundefined\b|\[object |Infinity\b/;

/** Follows headings: each is empty until a text, a drawing or a deeper heading comes under it. */
function headingTracker(headings: Heading[]) {
  let open: Heading | null = null;
  let waiting: Heading[] = [];
  const fill = () => {
    if (open !== null) return;
    for (const heading of waiting) heading.empty = false;
    waiting = [];
  };
  return {
    fill,
    start(level: number) {
      waiting = waiting.filter((heading) => heading.level < level);
      fill();
      open = { level, text: '', empty: true };
      headings.push(open);
    },
    end(name: string) {
      if (open !== null && name === `h${open.level}`) {
        waiting.push(open);
        open = null;
      }
      if (name === 'section' || name === 'article' || name === 'main') waiting = [];
    },
    text(text: string) {
      if (open === null) fill();
      else open.text += text;
    },
  };
}

/** `<meta>`, `<link rel=canonical>`, `<html lang>`, ids and addresses: what one tag says of the page. */
function readTag(page: Page, name: string, attributes: Attributes): void {
  const id = attributes.get('id');
  if (id !== undefined && page.ids.has(id)) page.duplicateIds.push(id);
  if (id !== undefined) page.ids.add(id);
  for (const attribute of ADDRESSES) {
    const value = attributes.get(attribute);
    if (value !== undefined) page.links.push({ tag: name, attribute, value });
  }
  for (const [attribute, value] of attributes) {
    if (LEAK.test(value)) page.leaks.push(`<${name} ${attribute}="${value.slice(0, 60)}">`);
  }
  const key = attributes.get('name') ?? attributes.get('property');
  if (name === 'meta' && key !== undefined) page.meta.set(key, attributes.get('content') ?? '');
  if (name === 'html') page.lang = attributes.get('lang');
  if (name === 'link' && attributes.get('rel') === 'canonical') page.canonical = attributes.get('href');
}

function emptyPage(): Page {
  const lists = { titles: [], duplicateIds: [], links: [], headings: [], jsonLd: [], texts: [], leaks: [] };
  return { lang: undefined, canonical: undefined, meta: new Map(), ids: new Set(), ...lists };
}

export function readPage(html: string): Page {
  const page = emptyPage();
  const headings = headingTracker(page.headings);
  const depth = { code: 0, svg: 0 };
  scan(html, {
    open(name, attributes) {
      readTag(page, name, attributes);
      if (CODE.has(name)) depth.code++;
      if (name === 'svg') depth.svg++;
      if (VISIBLE.has(name)) headings.fill();
      if (/^h[1-6]$/.test(name)) headings.start(Number(name.slice(1)));
    },
    close(name) {
      if (CODE.has(name)) depth.code--;
      if (name === 'svg') depth.svg--;
      headings.end(name);
    },
    text(text) {
      headings.text(text);
      if (depth.code === 0) page.texts.push(text);
    },
    raw(name, attributes, body) {
      // An SVG's <title> is a tooltip: text to check, not the title of the page.
      if (name === 'title' && depth.svg === 0) page.titles.push(decodeEntities(body).trim());
      else if (name === 'title') page.texts.push(decodeEntities(body));
      if (name === 'script' && attributes.get('type') === 'application/ld+json') page.jsonLd.push(body);
    },
  });
  return page;
}
