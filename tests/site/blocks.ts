import { scan, type Attributes } from '../../scripts/site/scan.ts';

const LEAVES = new Set('p li dd dt h1 h2 h3 h4 figcaption caption summary th td'.split(' '));
const UNREAD = new Set(['svg', 'code', 'pre', 'button', 'select', 'form']);

/** One piece of running text of a page, with what stands above it. */
export interface Block {
  readonly tag: string;
  readonly text: string;
  /** Headings it stands under, the nearest last. */
  readonly under: readonly string[];
  /** Id of the figure it belongs to, and the line under its title. */
  readonly figure: string | null;
  readonly classes: string;
}

interface Open {
  readonly tag: string;
  readonly classes: string;
  text: string;
}

const spaces = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** The blocks of text in the main of a page, in order; what only a screen reader hears and what is folded in tables included. */
export function blocksOf(html: string): readonly Block[] {
  const blocks: Block[] = [];
  const stack: Open[] = [];
  const headings: { readonly level: number; readonly text: string }[] = [];
  const figures: (string | null)[] = [];
  const depth = { main: 0, unread: 0 };
  const end = ({ tag, classes, text: raw }: Open) => {
    const text = spaces(raw);
    if (text === '') return;
    blocks.push({ tag, text, classes, under: headings.map((h) => h.text), figure: figures.at(-1) ?? null });
    const level = /^h([1-6])$/.exec(tag);
    if (level === null) return;
    while ((headings.at(-1)?.level ?? 0) >= Number(level[1])) headings.pop();
    headings.push({ level: Number(level[1]), text });
  };
  scan(html, {
    open(name, attributes: Attributes) {
      if (name === 'main') depth.main++;
      if (UNREAD.has(name)) depth.unread++;
      if (name === 'figure') figures.push(attributes.get('id') ?? '');
      if (depth.main > 0 && LEAVES.has(name)) stack.push({ tag: name, classes: attributes.get('class') ?? '', text: '' });
    },
    close(name) {
      if (name === 'main') depth.main--;
      if (UNREAD.has(name)) depth.unread--;
      if (name === 'figure') figures.pop();
      if (depth.main > 0 && stack.at(-1)?.tag === name) end(stack.pop() as Open);
    },
    text(text) {
      const leaf = stack.at(-1);
      if (leaf !== undefined && depth.unread === 0) leaf.text += text;
    },
    raw: () => undefined,
  });
  return blocks;
}

/** A text cut where a sentence ends; « art. L. 5132-2 » and « n.c.a. » do not end one. */
export const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[^\s.]{2}[.!?]|[)»%‰][.!?])\s+(?=[«\p{Lu}\d])/u);
