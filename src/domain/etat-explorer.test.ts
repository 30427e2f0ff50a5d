import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adresseRecalcul, ecrireExplorer, estPartageable, FRAGMENT_MAX, lireExplorer } from './etat-explorer.ts';
import { NIVEAUX } from './territoire.ts';

const VIDE = { sorte: 'vide' };
const mots = fc.constantFrom(
  'select',
  'from siae',
  "where nom = 'L''Aïn & co'",
  '%23',
  '&sql=',
  '#',
  '+',
  '=',
  'é',
  '\n',
  '\t',
  '😀',
  '-- note',
  '<b>',
);
const requete = fc
  .oneof(
    fc.array(mots, { minLength: 1, maxLength: 40 }).map((m) => m.join(' ')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  )
  .filter((sql) => sql.trim() !== '' && estPartageable(sql));

describe('the address of a query', () => {
  it('gives back every query it carries (1 000 of them)', async () => {
    await fc.assert(
      fc.asyncProperty(requete, async (sql) => {
        const fragment = await ecrireExplorer(sql);
        expect(fragment).not.toBeNull();
        expect(await lireExplorer('', fragment ?? '')).toEqual({ demande: { sorte: 'requete', sql }, avis: null });
      }),
      { numRuns: 1000 },
    );
  });

  it('is readable when short, compressed when long, refused when too long', async () => {
    expect(await ecrireExplorer('select 1')).toBe('#v=1&sql=select+1');
    const longue = `select ${Array.from({ length: 400 }, (_, i) => `c${i}`).join(', ')}`;
    const fragment = await ecrireExplorer(longue);
    expect(fragment).toMatch(/^#v=1&sqlz=[\w-]+$/);
    expect(await lireExplorer('', fragment ?? '')).toEqual({ demande: { sorte: 'requete', sql: longue }, avis: null });
    // a text without repetition cannot be folded under the limit
    const [brouille] = fc.sample(fc.string({ minLength: 20_000, maxLength: 20_000, unit: 'grapheme-ascii' }), { numRuns: 1, seed: 7 });
    expect(await ecrireExplorer(brouille ?? '')).toBeNull();
  });

  it('never writes what could not be shown faithfully', async () => {
    expect(await ecrireExplorer('   ')).toBeNull();
    expect(await ecrireExplorer('select \u202e1')).toBeNull();
    expect(await ecrireExplorer('select \ud800')).toBeNull();
    expect(await ecrireExplorer('select \u0000')).toBeNull();
  });
});

describe('a bad or hostile address', () => {
  it.each([
    ['#v=2&sql=select+1'],
    ['#sql=select+1'],
    ['#v=1'],
    ['#v=1&sql='],
    ['#v=1&sql=a&sql=b'],
    ['#v=1&sql=a&sqlz=b'],
    ['#v=1&sqlz=***'],
    ['#v=1&sqlz=AAAA'],
    ['#v=1&sql=select%00'],
    ['#v=1&sql=%E2%80%AEselect'],
    [`#v=1&sql=${'a'.repeat(FRAGMENT_MAX)}`],
  ])('%s gives the empty state and says so', async (fragment) => {
    const { demande, avis } = await lireExplorer('', fragment);
    expect(demande).toEqual(VIDE);
    expect(avis).toMatch(/\.$/);
  });

  it('a compressed bomb is not unfolded', async () => {
    const flux = new Blob([' '.repeat(8_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bombe = Buffer.from(await new Response(flux).arrayBuffer()).toString('base64url');
    expect((await lireExplorer('', `#v=1&sqlz=${bombe.slice(0, 8000)}`)).demande).toEqual(VIDE);
    const petite = new Blob(['a'.repeat(70_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const code = Buffer.from(await new Response(petite).arrayBuffer()).toString('base64url');
    expect(await lireExplorer('', `#v=1&sqlz=${code}`)).toMatchObject({ demande: VIDE, avis: expect.stringContaining('abîmée') });
  });

  it('2 000 of them never throw: a query that is a text, or the empty state', async () => {
    const morceau = fc.oneof(
      fc.constantFrom(
        'v=1',
        'v=',
        'sql=',
        'sqlz=',
        '&',
        '#',
        '%',
        '%zz',
        '%E0%A4',
        '<script>',
        '"onload=',
        'javascript:',
        '__proto__',
        '\u202e',
        '=',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    const adresse = fc.array(morceau, { maxLength: 12 }).map((m) => m.join(''));
    await fc.assert(
      fc.asyncProperty(adresse, adresse, async (recherche, fragment) => {
        const { demande, avis } = await lireExplorer(`?indicateur=${recherche}`, `#${fragment}`);
        if (demande.sorte === 'requete') expect(estPartageable(demande.sql)).toBe(true);
        else if (demande.sorte === 'vide') expect(avis === null || avis.endsWith('.')).toBe(true);
        else expect(demande.indicateur).toMatch(/^[a-z0-9-]+$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the address of a printed value', () => {
  const valeur = fc.record({
    indicateur: fc.constantFrom('siae-nombre', 'equipement-rsa', 'deld-24'),
    niveau: fc.constantFrom(...NIVEAUX),
    code: fc.constantFrom('FR', '01', '2A', '971', '01001', '240100883', '0051'),
    periode: fc.constantFrom('2019', '2019-12', '2019-12-31', '2019-T4'),
    modalite: fc.constantFrom('', 'ACI', 'moins-bon'),
  });

  it('gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(valeur, async (v) => {
        const { search } = new URL(adresseRecalcul(v), 'https://atlas.example');
        expect(await lireExplorer(search, '')).toEqual({ demande: { sorte: 'indicateur', ...v }, avis: null });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['?indicateur=siae-nombre'],
    ["?indicateur=siae-nombre&niveau=region&code=01' or 1=1 --&periode=2019-07"],
    ['?indicateur=siae-nombre&niveau=planete&code=01&periode=2019-07'],
    ["?indicateur=siae-nombre&niveau=region&code=01&periode=2019';drop table siae"],
    ['?indicateur=__proto__&niveau=region&code=01&periode=2019'],
    ["?indicateur=siae-nombre&niveau=region&code=01&periode=2019&modalite=';"],
    ['?indicateur=siae-nombre&niveau=region&code=01&code=02&periode=2019'],
  ])('%s is refused', async (recherche) => {
    const { demande, avis } = await lireExplorer(recherche, '');
    expect(demande).toEqual(VIDE);
    expect(avis).not.toBeNull();
  });
});
