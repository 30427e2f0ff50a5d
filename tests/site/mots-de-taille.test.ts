import { describe, expect, test } from 'vitest';
import { blocksOf, sentencesOf } from './blocks.ts';
import { addressOf, distFiles, readDist } from './dist.ts';

// read here again, in other code than what chooses the words: half of what each word rounds to, then as far again for « près de », « plus de »
const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'].flatMap((word, i) => [
    [word, i + 1],
    [`${word}e`, i + 1],
  ]),
);
/** What rounding to the tenth may hide. */
const PRINTED = 0.05;
const number = (text: string) => Number(text.replaceAll(' ', '').replace(',', '.').replace('−', '-'));
const band = (exact: number) => Math.min(0.5, exact * 0.025);

type Hedge = 'près' | 'plus' | '';
const hedgeOf = (text: string | undefined): Hedge => (/^près/i.test(text ?? '') ? 'près' : /^plus/i.test(text ?? '') ? 'plus' : '');
function holds(value: number, exact: number, tolerance: number, hedge: Hedge, slack: number, upper = 3 * tolerance): boolean {
  const gap = value - exact;
  if (hedge === '') return Math.abs(gap) <= tolerance + slack;
  return hedge === 'près' ? gap >= -3 * tolerance - slack && gap <= slack : gap >= -slack && gap <= upper + slack;
}

const FRACTION = /((?:[Pp]rès|[Pp]lus) d[e’] ?)?\b(une?|deux|trois|quatre|neuf) [\p{L}’ ]{3,40}? sur (deux|trois|quatre|cinq|dix)\b/giu;
const PART =
  /((?:[Pp]rès|[Pp]lus) (?:de |d’|des |du ))?\b(la moitié|le quart|un quart|un tiers|(?:les )?deux tiers|(?:les )?trois quarts)(?!\p{L}| au moins)/giu;
const NAMED: Readonly<Record<string, number>> = {
  'la moitié': 50,
  'le quart': 25,
  'un quart': 25,
  'un tiers': 100 / 3,
  'deux tiers': 200 / 3,
  'trois quarts': 75,
};
/** The share said beside the words: « …, soit 17,6 % », « … (49,8 %) ». */
const BESIDE = /(?:soit|:|\() ?(\d[\d ]*(?:,\d+)?) %/u;

function sharesMisnamed(sentence: string): readonly string[] {
  const said = [
    ...[...sentence.matchAll(FRACTION)].map((m) => ({
      m,
      exact: (100 * (NUMBERS[m[2]?.toLowerCase() ?? ''] ?? NaN)) / (NUMBERS[m[3] ?? ''] ?? NaN),
    })),
    ...[...sentence.matchAll(PART)].map((m) => ({ m, exact: NAMED[(m[2] ?? '').toLowerCase().replace(/^les /, '')] ?? NaN })),
  ];
  return said.flatMap(({ m, exact }) => {
    const beside = BESIDE.exec(sentence.slice(m.index + m[0].length).split(' ; ')[0] ?? '');
    if (beside === null) return [];
    const value = number(beside[1] ?? '');
    return holds(value, exact, band(exact), hedgeOf(m[1]), PRINTED) ? [] : [`« ${m[0]} » for ${beside[1]} %`];
  });
}

/** « 16,4 % …, deux fois plus élevé qu’en France (7,9 %) », « de 9,6 ‰ … à 72,4 ‰ … : 7,5 fois plus ». */
const TIMES = /((?:près|plus) de )?\b(\d+(?:,\d)?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) fois (plus|moins)\b/iu;
const EQUAL = /(à peu près )?\b(?:aussi élevé|autant) (?:que|qu’)/iu;
const RATE = /(\d[\d ]*(?:,\d+)?) (?:%|‰)/gu;

function ratiosMisnamed(sentence: string): readonly string[] {
  const rates = [...sentence.matchAll(RATE)].map((m) => number(m[1] ?? ''));
  const [a, b] = rates;
  if (rates.length !== 2 || a === undefined || b === undefined || a === 0 || b === 0) return [];
  const ratio = Math.max(a, b) / Math.min(a, b);
  const slack = ratio * (PRINTED / a + PRINTED / b);
  const times = TIMES.exec(sentence);
  const equal = EQUAL.exec(sentence);
  if (times !== null) {
    const exact = NUMBERS[times[2]?.toLowerCase() ?? ''] ?? number(times[2] ?? '');
    const tolerance = (times[2] ?? '').includes(',') ? PRINTED : exact * 0.025;
    if (!holds(ratio, exact, tolerance, hedgeOf(times[1]), slack, exact === 10 ? Infinity : 1))
      return [`« ${times[0]} » for ${ratio.toFixed(2)}`];
  }
  if (equal === null) return [];
  return (equal[1] === undefined ? a === b : ratio <= 1.025 + slack) ? [] : [`« ${equal[0]} » for ${a} and ${b}`];
}

/** A trend is never said without its number, and « stable » is for what rounds to no change. */
function trendsMisnamed(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\bstable (?:sur|en) [\p{L} ]+?(?: \(([+−]?\d[\d ]*(?:,\d+)?) %\))?(?=[.,;)]|$)/gu)].flatMap((m) => {
    if (m[1] === undefined) return [`« ${m[0]} » without its number`];
    return Math.abs(number(m[1])) <= 0.5 ? [] : [`« ${m[0]} »`];
  });
}

const misnamed = (sentence: string) => [...sharesMisnamed(sentence), ...ratiosMisnamed(sentence), ...trendsMisnamed(sentence)];

describe('words of size and trend', () => {
  test('the reader finds the faulty and lets the right pass', () => {
    const faulty = [
      'Près d’un habitant sur cinq vit dans une commune classée, soit 17,4 %.',
      'Plus d’un habitant sur dix vit dans une commune classée, soit 11,5 %.',
      'La moitié des habitants vivent dans une commune classée, soit 52,0 %.',
      'Il allait de 9,6 ‰ dans le Val-d’Oise à 72,4 ‰ dans l’Allier : 8 fois plus d’un bout à l’autre.',
      'Le taux était de 8,1 %, aussi élevé qu’en France (7,9 %).',
      '128 personnes employées au 30 septembre 2022, stable sur un an',
      '128 personnes employées, stable sur un an (−1,0 %)',
    ];
    const right = [
      'Un habitant sur cinq vit dans une commune classée, soit 19,6 %.',
      'Plus de la moitié des habitants vivent dans une commune classée, soit 51,4 %.',
      'Il allait de 9,6 ‰ dans le Val-d’Oise à 72,4 ‰ dans l’Allier : 7,5 fois plus d’un bout à l’autre.',
      'Le taux était de 16,4 %, plus de deux fois plus élevé qu’en France (7,9 %).',
      'Le taux était de 7,9 %, aussi élevé qu’en France (7,9 %).',
      '128 personnes employées, stable sur un an (−0,3 %)',
    ];
    expect(faulty.filter((s) => misnamed(s).length === 0)).toEqual([]);
    expect(right.flatMap(misnamed)).toEqual([]);
  });

  test('say on every page what the number beside them says', () => {
    let read = 0;
    const found = distFiles()
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) => {
        const sentences = blocksOf(readDist(file)).flatMap((b) => sentencesOf(b.text));
        read += sentences.filter((s) => FRACTION.test(s) || TIMES.test(s) || EQUAL.test(s) || /\bstable sur\b/.test(s)).length;
        return sentences.flatMap((s) => misnamed(s).map((why) => `${addressOf(file)}: ${why}`));
      });
    expect(found.slice(0, 12), `${found.length} in all`).toEqual([]);
    expect(read).toBeGreaterThan(100);
  });
});
