import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/indicateurs/catalogue.ts';
import { blocksOf } from './blocks.ts';
import { addressOf, distFiles, readDist } from './dist.ts';

/** Indicators whose number is of one kind among others: a type of SIAE, the undetermined, the best rank. */
const PARTIAL = CATALOGUE.filter((i) => i.modalitePrincipale !== '').map((i) => {
  const principal = i.modalites.find((m) => m.id === i.modalitePrincipale);
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').toLowerCase();
  return { id: i.id, name: plain(i.nom), words: [plain(principal?.nom ?? ''), plain(i.modalitePrincipale)] };
});
const lower = (text: string) => text.toLowerCase();
const names = (text: string, words: readonly string[]) => words.some((w) => new RegExp(`(?<!\\p{L})${w}(?!\\p{L})`, 'u').test(lower(text)));

/** Rows that print such an indicator under its name alone; a table of all its kinds names each. */
const unlabelled = (html: string): readonly string[] =>
  blocksOf(html)
    .filter((b) => b.tag === 'td' || b.tag === 'th')
    .filter((b) => PARTIAL.some((i) => lower(b.text) === i.name || lower(b.text).startsWith(`${i.name},`)))
    .map((b) => `${b.tag} « ${b.text} »`);

/** Titles, subtitles and captions of the figures of the page of an indicator: each says which kind it is about. */
const ofItsPage = (html: string, words: readonly string[]): readonly string[] =>
  blocksOf(html)
    .filter((b) => b.figure !== null && (b.tag.startsWith('h') || b.tag === 'caption' || b.classes.includes('sous-titre')))
    .filter((b) => !names(b.text, words))
    .map((b) => `« ${b.text} »`);

/** What is known of a public, item by item: « Femmes dans les AI : 56 % (Île-de-France, 2013) ». */
const bareShares = (html: string): readonly string[] =>
  blocksOf(html)
    .filter((b) => b.tag === 'dd' && /\([^()]*(?:19|20)\d\d\)$/.test(b.text))
    .flatMap((b) => b.text.split(' ; '))
    .filter((item) => !/^\p{L}[^:]{3,} : /u.test(item))
    .map((item) => `« ${item} »`);

describe('a number is printed with what it counts', () => {
  test('the reader finds the faulty and lets the right pass', () => {
    const page = (body: string) => `<main>${body}</main>`;
    expect(PARTIAL.map((i) => i.id)).toEqual(expect.arrayContaining(['siae-part-type', 'secteur-naf', 'equipement-rang']));
    expect(unlabelled(page('<table><tr><th>SIAE par section d’activité</th></tr></table>'))).toHaveLength(1);
    expect(unlabelled(page('<table><tr><th>SIAE par section d’activité (activité indéterminée)</th></tr></table>'))).toEqual([]);
    const share = '<figure id="carte"><h2>De 15,6 % dans les Hauts-de-Seine à 70,0 % à La Réunion</h2></figure>';
    expect(ofItsPage(page(share), ['ateliers et chantiers d’insertion', 'aci'])).toHaveLength(1);
    expect(ofItsPage(page(share.replace('De 15', 'ACI : de 15')), ['ateliers et chantiers d’insertion', 'aci'])).toEqual([]);
    expect(bareShares(page('<dl><dd>48 % (Île-de-France, 2010) ; 63 % (France, 2019)</dd></dl>'))).toHaveLength(2);
    expect(bareShares(page('<dl><dd>Hommes : 63 % (France, 2019)</dd></dl>'))).toEqual([]);
  });

  test('in every row of every page that prints values', () => {
    const found = distFiles()
      .filter((file) => file.endsWith('.html') && !/^\/(?:donnees|methode)\//.test(addressOf(file)))
      .flatMap((file) => unlabelled(readDist(file)).map((why) => `${addressOf(file)}: ${why}`));
    expect(found.slice(0, 10), `${found.length} in all`).toEqual([]);
  });

  test.each(PARTIAL.filter((i) => i.id !== 'equipement-rang'))(
    'in every title, subtitle and caption of /indicateurs/$id/',
    ({ id, words }) => {
      expect(ofItsPage(readDist(`/indicateurs/${id}/`), words)).toEqual([]);
    },
  );

  test('in what is known of each public, and in the catalogue', () => {
    expect(bareShares(readDist('/publics/'))).toEqual([]);
    const catalogue = blocksOf(readDist('/indicateurs/')).filter((b) => b.tag === 'dd');
    for (const { id, words } of PARTIAL.filter((i) => i.id !== 'equipement-rang'))
      expect(catalogue.filter((b) => /\d/.test(b.text) && names(b.text, words)).length, id).toBeGreaterThan(0);
  });
});
