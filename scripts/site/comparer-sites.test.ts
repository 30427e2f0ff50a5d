import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { comparerSites } from './comparer-sites.ts';

let racine = '';
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'sites-'));
  for (const nom of ['avant', 'apres']) mkdirSync(join(racine, nom));
});
afterEach(() => rmSync(racine, { recursive: true }));

function comparer(avant: Readonly<Record<string, string>>, apres: Readonly<Record<string, string>>): readonly string[] {
  for (const [nom, site] of Object.entries({ avant, apres }))
    for (const [fichier, texte] of Object.entries(site)) writeFileSync(join(racine, nom, fichier), texte);
  return comparerSites(join(racine, 'avant'), join(racine, 'apres'))
    .map(({ titre, ou }) => `${ou.length} ${titre}`)
    .sort();
}

test('the hash of an asset is no difference', () => {
  const page = (empreinte: string) => `<link href="/_astro/Page.${empreinte}.css"><p>Ain</p>`;
  expect(comparer({ 'a.html': page('mPa7lK9_') }, { 'a.html': page('AAAAAAAA') })).toEqual([]);
});

test('a text, a link, an id and a label of a drawing are told apart', () => {
  const avant = '<p id="x">12,5 %</p><a href="/a/">a</a><svg aria-label="carte"><text>Ain</text></svg>';
  const apres = '<p id="y">13,5 %</p><a href="/b/">a</a><svg aria-label="carte"><text>Jura</text></svg>';
  expect(comparer({ 'a.html': avant }, { 'a.html': apres })).toEqual([
    '1 dessins + Jura',
    '1 dessins − Ain',
    '1 ids + y',
    '1 ids − x',
    '1 liens + /b/',
    '1 liens − /a/',
    '1 texte + # %',
    '1 texte − # %',
  ]);
});

test('the same change over several pages is one line, and an order alone is a change', () => {
  const page = (n: number) => ({ [`${n}.html`]: `<p>${n} structures</p><i>a</i><b>c</b>` });
  const apres = (n: number) => ({ [`${n}.html`]: `<p>${n} sièges</p><b>c</b><i>a</i>` });
  expect(comparer({ ...page(1), ...page(2) }, { ...apres(1), ...apres(2) })).toEqual(['2 texte + # sièges', '2 texte − # structures']);
  expect(comparer({ 'o.html': '<p>a</p><p>b</p>' }, { 'o.html': '<p>b</p><p>a</p>' })).toContain('1 texte: another order');
});

test('a file gone, come or changed is listed', () => {
  expect(comparer({ 'a.csv': '1', 'b.csv': '1' }, { 'a.csv': '2', 'c.json': '1' })).toEqual([
    '1 content of .csv files',
    '1 file come: .json',
    '1 file gone: .csv',
  ]);
});
