import { scan } from '../../scripts/site/scan.ts';

const PROSE = new Set(['p', 'li', 'dd']);
const APART = new Set(
  'a button summary nav table figure svg code pre label form dialog h1 h2 h3 h4 h5 h6 figcaption header footer'.split(' '),
);

export interface Sentences {
  /** What is read as sentences in the main of a page: not its links, headings, tables, figures or forms. */
  readonly prose: readonly string[];
  /** Addresses its text leads to. */
  readonly links: ReadonlySet<string>;
}

export function proseOf(html: string): Sentences {
  const prose: string[] = [];
  const links = new Set<string>();
  const depth = { prose: 0, apart: 0, main: 0 };
  const count = (name: string, step: 1 | -1) => {
    if (name === 'main') depth.main += step;
    if (PROSE.has(name)) depth.prose += step;
    if (APART.has(name)) depth.apart += step;
  };
  scan(html, {
    open(name, attributes) {
      count(name, 1);
      const href = attributes.get('href');
      if (depth.main > 0 && href !== undefined) links.add(href);
    },
    close: (name) => count(name, -1),
    text: (text) => {
      if (depth.main > 0 && depth.prose > 0 && depth.apart === 0) prose.push(text);
    },
    raw: () => undefined,
  });
  return { prose, links };
}
