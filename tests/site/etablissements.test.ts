import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST, distFiles } from './dist.ts';

/** Where the word is right, with the reason. Anywhere else it would call a head office what the list calls an établissement conventionné. */
const RIGHT: readonly (readonly [RegExp, string])[] = [
  [/qui y siège|commission siège|siègent/i, 'to sit on a commission'],
  [/sièges sociaux|un siège, pas ce que font/i, 'the NAF code of head offices, and why it says no trade'],
  [/le siège est l’établissement principal/i, 'the glossary tells the two apart'],
  [/(?:où elle a son|département du) siège/i, 'the procedure: where a dossier is handed in'],
  [/établissement[;,] siège[;,] lieu de travail|établissement;siège;lieu de travail/, 'the glossary: words that lead to its entry'],
  [/Les Sièges(?!\p{L})/u, 'a commune of the Yonne'],
  [/["',>;](?:Le |La )?[\p{L} '’-]*Si[èe]ge[\p{L} '’-]*["',<;]/u, 'a name: of a commune, of a glossary entry'],
];
const WORD = /(?<!\p{L})[Ss]i[èe]ges?(?![\p{L}_-])/gu;
const READ = /\.(?:html|svg|json|js|xml|txt)$|^\/donnees\/.*\.csv$/;

test('no page, drawing, file or script calls an établissement conventionné a siège', () => {
  const files = distFiles().filter((file) => READ.test(file) && !file.startsWith('/_astro/duckdb'));
  expect(files.length).toBeGreaterThan(5000);
  const faults = files.flatMap((file) => {
    const text = readFileSync(join(DIST, file), 'utf8');
    return [...text.matchAll(WORD)].flatMap(({ index }) => {
      const around = text.slice(Math.max(0, index - 60), index + 50).replaceAll('\u00a0', ' ');
      return RIGHT.some(([right]) => right.test(around)) ? [] : [`${file}: ${around}`];
    });
  });
  expect(faults.slice(0, 40), `${faults.length} in all`).toEqual([]);
}, 300_000);
