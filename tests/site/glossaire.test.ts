import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCHEMAS } from '../../src/domain/contenu/schemas.ts';
import { formesDuGlossaire } from '../../src/phrases/glossaire/formes.ts';
import { lireCollection } from '../../src/lecture/fichiers-contenu.ts';
import { openSite, visit, type Site } from './browser.ts';
import { addressOf, distFiles, readDist } from './dist.ts';
import { proseOf } from './sentences.ts';

const GLOSSAIRE = '/reperes/glossaire/';
const termes = lireCollection('termes').map((e) => SCHEMAS.termes.parse(e.donnees));
const formes = formesDuGlossaire(termes);
const pages = distFiles()
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ address: addressOf(file), ...proseOf(readDist(addressOf(file))) }));

/** Capitals that are no word of the field: formats, languages, licences, zones and names that are written so. */
const NOT_OF_THE_FIELD = new Set(
  'A4 API CSP CSS CSV DCAT FRM HTML HTTP HTTPS ID JSON JSON-LD KO MIT MO PDF PNG RAM SHA SIL SQL SVG TSV URL UTF WASM WGS WGS84 XLS XLSX XML ZIP'.split(
    ' ',
  ),
);
/** Codes shown as they stand in a table, references of a circular, names of structures, of a union and of one range of aids. */
const NAMES = new Set('FR HORS SDPAE MIP-METH APROSEP UP ARES ARIES ACR HEP RATP SNCF UNSA'.split(' '));
/** EPCI that call themselves by capitals: « CIVIS ». */
const EPCI = (createRequire(import.meta.url)('@etalab/decoupage-administratif/data/epci.json') as readonly { readonly nom: string }[])
  .map(({ nom }) => nom)
  .join('\n');
/** Roman numerals of the old levels of diploma and of centuries; code values shown as they are. */
const ROMAN = /^[IVX]+$/;
const ACRONYM = /(?<![\p{L}\d·'’-])\p{Lu}[\p{Lu}-]*\p{Lu}(?![\p{L}\d-]|’\p{Ll})/gu;

/** The dead names that the texts are full of: each must be explained wherever it is read. */
const DEAD = ['Direccte', 'Dieccte', 'Pôle emploi', 'agrément', 'CDIAE', 'OPCA', 'ZRR', 'ZUS', 'CUCS', 'RMI', 'ANPE', 'Garantie jeunes'];

test('the glossary holds at least 120 entries, each at its anchor, in the order of a dictionary', () => {
  const html = readDist(GLOSSAIRE);
  const ids = [...html.matchAll(/<div id="([\w-]+)"[^>]*>\s*<dt/g)].map(([, id]) => id ?? '');
  expect(ids.length).toBeGreaterThanOrEqual(120);
  expect(ids.toSorted()).toEqual(termes.map((t) => t.id).toSorted());
  const cle = (id: string) => {
    const t = termes.find((x) => x.id === id);
    return t?.sigle ?? t?.nom ?? '';
  };
  expect(ids.map(cle)).toEqual(ids.map(cle).toSorted((a, b) => a.localeCompare(b, 'fr', { sensitivity: 'base' })));
});

test('every dead name has its entry', () => {
  expect(DEAD.filter((nom) => !formes.has(nom))).toEqual([]);
});

describe('every page', () => {
  test('writes no acronym in a sentence that the glossary does not hold', () => {
    const faults = pages.flatMap(({ address, prose }) =>
      [...new Set(prose.flatMap((text) => [...text.matchAll(ACRONYM)].map(([a]) => a)))]
        .filter((a) => !formes.has(a) && !NOT_OF_THE_FIELD.has(a) && !NAMES.has(a) && !EPCI.includes(a) && !ROMAN.test(a))
        .map((a) => `${address}: ${a}`),
    );
    expect(faults.slice(0, 20)).toEqual([]);
  });

  test('leads to the glossary from each acronym and dead name of its sentences', () => {
    const faults = pages
      .filter(({ address }) => address !== GLOSSAIRE)
      .flatMap(({ address, prose, links }) => {
        const whole = prose.join('\n').replaceAll(/[\u00a0\u202f]/g, ' ');
        return [...formes]
          .filter(
            ([forme, id]) =>
              new RegExp(`(?<![\\p{L}\\d_·-])${forme}(?![\\p{L}\\d_·-])`, 'u').test(whole) && !links.has(`${GLOSSAIRE}#${id}`),
          )
          .map(([forme]) => `${address}: ${forme}`);
      });
    expect(faults.slice(0, 20)).toEqual([]);
  });
});

describe('the filter', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('leaves what holds the word, accents or not, and gives way to an address', async () => {
    await visit(site, GLOSSAIRE, {}, async ({ page, complaints }) => {
      await page.getByLabel('Chercher un mot ou un sigle').fill('agrement');
      const seen = page.locator('.glossaire > div:visible');
      const texts = await seen.allInnerTexts();
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.length).toBeLessThan(20);
      expect(texts.filter((t) => !/agrément/i.test(t))).toEqual([]);
      await page.evaluate(() => (location.hash = '#zrr'));
      await page.locator('#zrr').waitFor({ state: 'visible' });
      expect(await seen.count()).toBe(termes.length);
      expect(complaints).toEqual([]);
    });
  });
});
