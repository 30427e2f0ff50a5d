import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../scripts/site/scan.ts';
import { addressOf, distFiles, readDist } from './dist.ts';
import { names, values } from './valeurs.ts';

/** The four counts that people in IAE are set against, and the words that name each. */
const EQUIPMENT = {
  'equipement-defm': { latest: '2021-12', digits: 1, word: 'demandeurs d’emploi' },
  'equipement-deld': { latest: '2021-12', digits: 1, word: 'demandeurs d’emploi de longue durée' },
  'equipement-actifs': { latest: '2021-12', digits: 1, word: 'habitants de 15 à 64 ans' },
  'equipement-rsa': { latest: '2019-12', digits: 1, word: 'foyers allocataires du RSA' },
} as const;
type Id = keyof typeof EQUIPMENT;
const IDS = Object.keys(EQUIPMENT) as Id[];

const NAMED = /demandeurs? d’emploi|inscrits?\b|allocataires?\b|habitants?\b|population\b|dénominateurs?\b/;
/** Words that set the offer of a place above or below another’s. « Sous-doté » is the name of a definition. */
const COMPARES =
  /(?:plus|moins|mieux|peu) (?:équipée?s?|dotée?s?|pourvue?s?|fournie?s?|denses?)\b|sous le taux|le taux national|taux d’équipement national|sans l’offre/i;

const text = (html: string) =>
  decodeEntities(html.replaceAll(/<svg.*?<\/svg>/gs, ' ').replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => text(found));

const pages = distFiles()
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ address: addressOf(file), html: readDist(addressOf(file)) }));

/** What a page concludes: its headings, what it says of itself, its first paragraph, the findings of the home page. */
const findings = (html: string): readonly string[] => [
  ...all(html, /<h[1-6][^>]*>(.*?)<\/h[1-6]>/gs),
  ...all(html, /<meta name="description" content="([^"]*)"/g),
  ...all(html, /<p class="chapo"[^>]*>(.*?)<\/p>/gs),
  ...all(html, /<ol class="constats"[^>]*>(.*?)<\/ol>/gs),
];
const sentences = (finding: string): readonly string[] => finding.split(/(?<=[.!?]) /);

const report = (faults: readonly string[]) => [faults.length, ...faults.slice(0, 5)];

describe('a finding of equipment names its denominator', () => {
  it('wherever a title, a description or a finding compares the offer of places', () => {
    const compared = pages.flatMap(({ address, html }) =>
      findings(html)
        .flatMap(sentences)
        .filter((s) => COMPARES.test(s))
        .map((s) => ({ address, s })),
    );
    expect(report(compared.flatMap(({ address, s }) => (NAMED.test(s) ? [] : [`${address} « ${s} »`])))).toEqual([0]);
  });

  it('in the title of every figure of a rate of equipment', () => {
    const titles = pages.flatMap(({ address, html }) =>
      [...html.matchAll(/<figure class="figure"(?:(?!<figure).)*?<\/figure>/gs)]
        .filter(([figure]) => /\/indicateurs\/equipement-(?:defm|deld|rsa|actifs)\/"[^>]*>Définition/.test(figure))
        .flatMap(([figure]) => all(figure, /<h[2-4][^>]*>(.*?)<\/h[2-4]>/gs).slice(0, 1))
        .map((title) => ({ address, title })),
    );
    expect(titles.length).toBeGreaterThan(10);
    expect(report(titles.flatMap(({ address, title }) => (NAMED.test(title) ? [] : [`${address} « ${title} »`])))).toEqual([0]);
  });
});

const written = (id: Id, v: number) => v.toFixed(EQUIPMENT[id].digits);
/** +1 above the country, −1 under it, 0 when both are written alike, null when one is not known. */
function side(id: Id, level: string, code: string): number | null {
  const { latest } = EQUIPMENT[id];
  const [here, country] = [values(id, level, latest).get(code), values(id, 'france', latest).get('FR')];
  if (here === undefined || country === undefined) return null;
  return written(id, here) === written(id, country) ? 0 : Math.sign(here - country);
}

describe('a comparison of equipment holds under every denominator, or says which contradict it', () => {
  const LEVELS: Readonly<Record<string, string>> = { regions: 'region', departements: 'departement' };
  const places = pages.flatMap(({ address, html }) => {
    const [, folder = '', code = ''] = /^\/territoires\/(regions|departements)\/(\w+)\/$/.exec(address) ?? [];
    const level = LEVELS[folder];
    return level === undefined ? [] : [{ address, html, level, code }];
  });

  it('in the first sentence of a place', () => {
    const faults = places.flatMap(({ address, html, level, code }) => {
      const [sentence = ''] = all(html, /<p class="chapo"[^>]*>(.*?)<\/p>/gs);
      if (!sentence.includes('contre une pour')) return [];
      const mine = side('equipement-defm', level, code);
      const contrary = IDS.filter((id) => mine !== null && mine !== 0 && side(id, level, code) === -mine);
      const said = sentence.split(' ; ')[1] ?? '';
      const word = mine === 1 ? 'moins' : 'plus';
      const right = contrary.every((id) => said.includes(EQUIPMENT[id].word)) && (contrary.length === 0 || said.endsWith(`${word}.`));
      return right && (contrary.length > 0 || said === '') ? [] : [`${address} ${contrary.join(', ')}: « ${sentence} »`];
    });
    expect(places.length).toBeGreaterThan(0);
    expect(report(faults)).toEqual([0]);
  });

  const among = (low: number, high: number): string => {
    if (high === 0) return 'Aucun des 8 territoires comparables n’avait une offre plus faible, quel que soit le dénominateur';
    if (low === 8) return 'que dans les 8 territoires comparables, quel que soit le dénominateur';
    if (low === high) return `que dans ${high} des 8 territoires comparables, quel que soit le dénominateur`;
    const range = low === 0 ? `au plus ${high}` : `${low} ${low + 1 === high ? 'ou' : 'à'} ${high}`;
    return `que dans ${range} des 8 territoires comparables, selon le dénominateur`;
  };

  it('in the title that sets a département among those like it', () => {
    const faults = places.flatMap(({ address, html, level, code }) => {
      const figure = /<figure[^>]*id="comparables".*?<\/figure>/s.exec(html)?.[0];
      if (level !== 'departement' || figure === undefined) return [];
      const [title = ''] = all(figure, /<h[2-4][^>]*>(.*?)<\/h[2-4]>/gs);
      const others = all(figure, /<tr[^>]*><th scope="row">(.*?)<\/th>/gs).flatMap(
        (name) => names('equipement-defm', level).get(name) ?? [],
      );
      const counts = IDS.map((id) => {
        const known = values(id, level, EQUIPMENT[id].latest);
        return others.filter((o) => o !== code && (known.get(o) ?? Infinity) < (known.get(code) ?? -Infinity)).length;
      });
      const [low, high] = [Math.min(...counts), Math.max(...counts)];
      return others.length === 9 && title.includes(among(low, high)) ? [] : [`${address} ${low} à ${high}: « ${title} »`];
    });
    expect(report(faults)).toEqual([0]);
  });
});
