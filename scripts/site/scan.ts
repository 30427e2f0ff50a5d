/**
 * A scanner of tags and texts rather than a DOM: 1 400 pages of drawings in seconds, where building a DOM for each takes
 * minutes. Astro writes well-formed HTML, so nothing needs repair.
 */
export type Attributes = ReadonlyMap<string, string>;

export interface Handlers {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  /** Entities decoded; never only blanks. */
  readonly text: (text: string) => void;
  /** What stands between the tags of a script, a style, a template, a textarea or a title: not markup. */
  readonly raw: (name: string, attributes: Attributes, body: string) => void;
}

const TOKEN = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+/gi;
const ATTRIBUTE = /([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const RAW = new Set(['script', 'style', 'template', 'textarea', 'title']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    return decimal === undefined ? (NAMED[name ?? ''] ?? whole) : String.fromCodePoint(Number(decimal));
  });
}

function attributesOf(source: string): Attributes {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of source.matchAll(ATTRIBUTE)) {
    attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

export function scan(html: string, { open, close, text, raw }: Handlers): void {
  const tokens = new RegExp(TOKEN);
  for (let match = tokens.exec(html); match !== null; match = tokens.exec(html)) {
    const [token, slash, tag, rest = ''] = match;
    if (tag === undefined) {
      if (!token.startsWith('<') && token.trim() !== '') text(decodeEntities(token));
      continue;
    }
    const name = tag.toLowerCase();
    if (slash === '/') {
      close(name);
      continue;
    }
    const attributes = attributesOf(rest);
    open(name, attributes);
    if (rest.endsWith('/')) close(name);
    else if (RAW.has(name)) {
      const end = html.indexOf(`</${tag}`, tokens.lastIndex);
      raw(name, attributes, html.slice(tokens.lastIndex, end));
      tokens.lastIndex = end;
    }
  }
}
