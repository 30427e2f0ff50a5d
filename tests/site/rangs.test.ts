import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../scripts/site/scan.ts';
import { addressOf, distFiles, readDist } from './dist.ts';
import { values } from './valeurs.ts';

/** What a rank may rest on, typed here again: the thresholds of the site are src/domain/rang.ts. */
const MANY = 0.1;
const SHARED = 0.5;
const COVERED = 90;

const PAGES = distFiles('/territoires')
  .filter((file) => /^\/territoires\/[\w-]+\/[\w-]+\/index\.html$/.test(file))
  .map(addressOf);

/** One number of a page that can be computed again, with the words around it. */
interface Figure {
  readonly page: string;
  readonly id: string;
  readonly level: string;
  readonly code: string;
  readonly period: string;
  readonly modality: string;
  readonly words: string;
}

const LINK = /\/explorer\/\?(indicateur=[^"]+)"/;
const plain = (html: string) =>
  decodeEntities(html.replaceAll(/<svg.*?<\/svg>/gs, ' ').replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();

function figures(page: string, blocks: RegExp): readonly Figure[] {
  return [...readDist(page).matchAll(blocks)].flatMap(([block]) => {
    const query = LINK.exec(block)?.[1];
    if (query === undefined) return [];
    const asked = new URLSearchParams(decodeEntities(query));
    const word = (name: string) => asked.get(name) ?? '';
    const names = {
      id: word('indicateur'),
      level: word('niveau'),
      code: word('code'),
      period: word('periode'),
      modality: word('modalite'),
    };
    return [{ page, ...names, words: plain(block) }];
  });
}

/** How many others have the very value of this one, and how many territories have one. */
function ties({ id, level, code, period, modality }: Figure): { readonly others: number; readonly ranked: number } {
  const all = values(id, level, period, modality);
  const mine = all.get(code);
  return { others: [...all.values()].filter((v) => v === mine).length - 1, ranked: all.size };
}
const crowded = (others: number, ranked: number) => others >= Math.max(2, MANY * ranked);

/** Share of the values of a level that a tenth of the others hold too. */
function confounded({ id, level, period }: Figure): number {
  const all = [...values(id, level, period).values()];
  const counts = new Map<number, number>();
  for (const v of all) counts.set(v, (counts.get(v) ?? 0) + 1);
  return all.filter((v) => crowded((counts.get(v) ?? 1) - 1, all.length)).length / all.length;
}

const say = ({ page, id, words }: Figure) => `${page} ${id}: ${words.slice(-120)}`;
const ROWS = /<tr\b[^>]*>(?:(?!<\/tr>).)*?<\/tr>/gs;
const HEADLINES = /<div class="repere">.*?<a [^>]*aria-label="Recalculer[^>]*>/gs;

/** Every territory of a level, with or without a value: all have a count of establishments. */
const everyOf = (level: string) => values('siae-nombre', level, '2019-07').size;

const headlines = PAGES.flatMap((page) => figures(page, HEADLINES)).filter((f) => f.level !== 'france');

describe('a rank that says nothing is not printed', () => {
  it('is looked for on the headline figures of every territory', () => {
    expect(PAGES.length).toBeGreaterThan(2);
    expect(new Set(headlines.map((f) => f.page)).size / PAGES.length).toBeGreaterThan(0.9);
  });

  it('a headline figure is not shared by a tenth of the others', () => {
    const faults = headlines.filter((f) => {
      const { others, ranked } = ties(f);
      return crowded(others, ranked);
    });
    expect([faults.length, ...faults.slice(0, 3).map(say)]).toEqual([0]);
  });

  it('a headline figure sets most territories in an order, not in two heaps', () => {
    const shares = new Map(headlines.map((f) => [`${f.id} ${f.level}`, confounded(f)]));
    expect([...shares].filter(([, share]) => share >= SHARED)).toEqual([]);
  });

  it('a headline figure speaks for nine inhabitants in ten, here and in the level', () => {
    const covered = ({ id, level, code, period }: Figure) => values(id, level, period, 'couverture').get(code) ?? 100;
    const faults = headlines.filter((f) => covered(f) < COVERED);
    const levels = new Map(headlines.map((f) => [`${f.id} ${f.level}`, values(f.id, f.level, f.period).size / everyOf(f.level)]));
    expect([faults.length, ...faults.slice(0, 3).map(say)]).toEqual([0]);
    expect([...levels].filter(([, share]) => share < COVERED / 100)).toEqual([]);
  });

  it('a rank with ties says how many, and a long tie stands for the rank', () => {
    const rows = PAGES.flatMap((page) => [...figures(page, ROWS), ...figures(page, HEADLINES)]).filter((f) => f.level !== 'france');
    const faults = rows.filter((f) => {
      const rank = /\d (?:\/|sur) \d/.test(f.words);
      const tie = Number(/à égalité avec ([\d ]+) autre/.exec(f.words)?.[1]?.replaceAll(' ', '') ?? 0);
      if (!rank && tie === 0) return false;
      const { others, ranked } = ties(f);
      return tie !== others || (rank && crowded(others, ranked));
    });
    expect(rows.length).toBeGreaterThan(100);
    expect([faults.length, ...faults.slice(0, 3).map(say)]).toEqual([0]);
  });
});
