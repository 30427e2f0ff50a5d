import { describe, expect, test } from 'vitest';
import { blocksOf, sentencesOf, type Block } from './blocks.ts';
import { addressOf, distFiles, readDist } from './dist.ts';

/** What a sentence says of a place or of people at a moment: a number of them, or none, or all. */
const CLAIMS: readonly RegExp[] = [
  /\d(?:[\d ]*\d)?(?:,\d+)? (?:SIAE|structures?|établissements?|personnes?|habitants? (?:vi|sont|de )|millions d’habitants|demandeurs|foyers|allocataires|salariés|intercommunalités?|communes?|départements?|quartiers?|QPV|zones d’emploi)(?!\p{L})/u,
  /\d(?:,\d+)? (?:%|‰) (?:des|de ses|d’|en |dans |sur |à )/u,
  /(?:^|\P{L})[Aa]ucune? (?:structure|SIAE|établissement|siège|intercommunalité|commune|département|quartier)/u,
  /\d+(?:er|e|ᵉ) au \d+(?:e|ᵉ) (?:rang )?sur \d/u,
  /\b(?:une?|deux|trois|quatre|neuf) [^.]{3,50} sur (?:deux|trois|quatre|cinq|dix)\b/u,
  /^Personne ne |^Toutes ses |^Chaque (?:commune|intercommunalité) a|La moitié des habitants/u,
];
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/** A threshold, a class or a rule: it holds whatever the date, and says no fact. */
const RULES: readonly RegExp[] = [
  /\bpour (?:1 000|100 000|10 000|100|mille) /u,
  /\b(?:seuil|plancher|définition|norme|règle|médiane de|au moins \d+ %|moins de \d+ %|atteint \d|réunissent (?:au moins|plus)|[Ss]ous (?:trente|\d+ habitants)|tirages?)\b/u,
  /(?:Part|Nombre|Compte|Distance|Habitants|Sections?|Établissements?|SIAE) (?:des|de|d’|à|qui) [^.]*(?:compté|dont|sans|à plus de|que|où)/u,
  /rangs sur quatre|veut dire|ne couvre que|n’appartiennent à aucune|cette distance|distance choisie|^Parmi les habitants|hors des 101 départements|^La France, |^Les 101 départements$|^Aucune part|^\p{Lu}[^:]* hors [^:]*: /u,
  /\b(?:Code du travail|article|annexe|décret|loi|arrêté)\b/u,
  /\b(?:peut|peuvent|faut|doit|doivent|pourrait|suffit|suffisent)\b/u,
  /\b(?:n’est calculée?|n’est donnée?|n’est publiée?|est publié pour|ne traverse|n’est (?:tenue|proposée?|enregistrée?)|est publié pour|dite absente|fichier|table|CSV|ligne)\b/u,
];

/** The pages whose numbers are facts of the data: the others restate texts that have their own date, rules and methods. */
const READ = /^\/(?:$|territoires\/|zones-blanches\/|indicateurs\/|secteurs\/|publics\/|recits\/|comparer\/|atlas\/)/;

const isClaim = (s: string) => CLAIMS.some((c) => c.test(s)) && !RULES.some((r) => r.test(s));
/** What a reader has seen of dates when the sentence comes: the sentence, what stands before it in its paragraph, the heading above. */
const dated = (block: Block, sentence: string) =>
  [block.text.slice(0, block.text.indexOf(sentence) + sentence.length), block.under.at(-1) ?? ''].some((t) => YEAR.test(t)) ||
  // a paragraph may close on its dates: « SIAE de juillet 2019, population de 2026. »
  /SIAE de \p{Ll}+ \d{4}/u.test(block.text);

const PROSE = new Set(['p', 'li', 'dd', 'h1', 'h2', 'h3', 'h4']);

function undated(html: string): readonly string[] {
  const blocks = blocksOf(html).filter((b) => PROSE.has(b.tag));
  return blocks.flatMap((b) => {
    // the words of a definition have no capital, and no date
    if (b.tag === 'dd' && /^\p{Ll}/u.test(b.text)) return [];
    // under its title, a figure is dated by it
    if (b.figure !== null && !b.tag.startsWith('h')) return [];
    if (b.figure !== null) return /\d/.test(b.text) && !YEAR.test(b.text) ? [`figure « ${b.text} »`] : [];
    return sentencesOf(b.text)
      .filter((s) => isClaim(s) && !dated(b, s))
      .map((s) => `« ${s} »`);
  });
}

/** The inhabitants of today beside the offer of 2019: both dates are said. */
const TWO =
  /(?:aucune structure|comptait .*structure|SIAE|établissement)[^.]*\d (?:millions d’)?habitants|\d habitants[^.]*(?:SIAE|structure)/u;
const twoDates = (html: string): readonly string[] =>
  blocksOf(html)
    .filter((b) => b.classes.includes('chapo') || b.tag === 'h1')
    .flatMap((b) => sentencesOf(b.text))
    .filter((s) => TWO.test(s) && !RULES.some((r) => r.test(s)) && new Set(s.match(new RegExp(YEAR, 'g'))).size < 2);

const pages = () => distFiles().filter((file) => file.endsWith('.html') && READ.test(addressOf(file)));
const found = (judge: (html: string) => readonly string[]) =>
  pages().flatMap((file) => judge(readDist(file)).map((why) => `${addressOf(file)}: ${why}`));

describe('a number of the past says its date', () => {
  const page = (body: string) => `<main>${body}</main>`;
  test('the reader finds the faulty and lets the right pass', () => {
    const faulty = [
      '<h2>6 intercommunalités sans siège de SIAE sur 17</h2>',
      '<h2>Personne ne vit à plus de 20 km d’une SIAE dans l’Ain</h2>',
      '<p>C’est 17,8 % des habitants, contre 1,5 % en France. La moitié des habitants vivent à moins de 9,5 km d’un siège.</p>',
      '<h3>Départements voisins</h3><ul><li>Ardèche <span>24 SIAE</span></li></ul>',
      '<p>La Lozère compte 1 quartier prioritaire de la politique de la ville, où vivent 1 050 habitants.</p>',
      '<figure id="carte"><h2>De 8 en Lozère à 185 SIAE dans le Nord</h2></figure>',
    ];
    const right = [
      '<h2>6 intercommunalités sans SIAE sur 17 en juillet 2019</h2>',
      '<h3>Départements voisins, et leurs SIAE en juillet 2019</h3><ul><li>Ardèche <span>24 SIAE</span></li></ul>',
      '<p>En juillet 2019, l’Ain comptait 31 structures. La moitié des habitants vivent à moins de 9,5 km d’une SIAE.</p>',
      '<p>Aucune part n’est calculée sous trente structures.</p>',
    ];
    expect(faulty.filter((html) => undated(page(html)).length === 0)).toEqual([]);
    expect(right.flatMap((html) => undated(page(html)))).toEqual([]);
    const two = (s: string) => twoDates(page(`<p class="chapo">${s}</p>`)).length;
    expect(two('En juillet 2019, aucune structure n’avait son siège ici, qui réunit 131 216 habitants.')).toBe(1);
    expect(two('En juillet 2019, aucune structure n’était implantée ici, qui réunit 131 216 habitants en 2026.')).toBe(0);
  });

  test('in every sentence and every title of a figure, on every page', () => {
    const all = found(undated);
    expect(all.slice(0, 20), `${all.length} in all, on ${new Set(all.map((f) => f.split(':')[0])).size} pages`).toEqual([]);
  });

  test('and where the first sentence of a page sets two moments side by side, both', () => {
    const all = found(twoDates);
    expect(all.slice(0, 10), `${all.length} in all`).toEqual([]);
  });
});
