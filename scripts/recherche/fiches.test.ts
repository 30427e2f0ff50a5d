import { describe, expect, test } from 'vitest';
import { abreger, fichesDePage, notionsDe } from './fiches.ts';

const page = (main: string, tete = '') =>
  `<!doctype html><html lang="fr"><head><title>T</title><meta name="description" content="Ce que dit la page.">${tete}</head><body><nav>Menu</nav><main>${main}</main></body></html>`;

describe('fichesDePage', () => {
  test('a page is its h1, its description and its words, without menu, drawing, table or source line', () => {
    const html = page(
      '<h1>Titre de  la page</h1><p>Premier</p><p>second.</p><svg><title>dessin</title></svg><table><td>42</td></table><p class="source">Source</p>',
    );
    expect(fichesDePage(html, '/indicateurs/x/')).toEqual([
      {
        adresse: '/indicateurs/x/',
        genre: 'indicateur',
        titre: 'Titre de la page',
        extrait: 'Ce que dit la page.',
        texte: 'Titre de la page Premier second.',
        noms: [],
      },
    ]);
  });

  test('a part is found by itself, by its id and its other names, and is not said twice', () => {
    const html = page(
      '<h1>Glossaire</h1><article id="siae" data-recherche="terme" data-recherche-noms="structure d’insertion ; "><h2>SIAE</h2><p>Définition.</p></article>',
    );
    const [entiere, partie] = fichesDePage(html, '/reperes/glossaire/');
    expect(entiere?.texte).toBe('Glossaire');
    expect(partie).toEqual({
      adresse: '/reperes/glossaire/#siae',
      genre: 'terme',
      titre: 'SIAE',
      extrait: 'Définition.',
      texte: 'siae SIAE Définition.',
      noms: ['structure d’insertion'],
    });
    expect(notionsDe(fichesDePage(html, '/reperes/glossaire/'))).toEqual([['SIAE', 'structure d’insertion']]);
  });

  test('the parts of a heading are words apart', () => {
    const html = page('<h1>R</h1><article id="plie" data-recherche="repere"><h2>Plan local<span>PLIE</span></h2><p>Texte.</p></article>');
    expect(fichesDePage(html, '/reperes/')[1]?.titre).toBe('Plan local PLIE');
  });

  test('a row of a table may be a part', () => {
    const html = page(
      '<h1>R</h1><table><tr id="idf-2015-123" data-recherche="objectif" data-recherche-titre="123"><td>Cibler</td></tr></table>',
    );
    expect(fichesDePage(html, '/strategies/')[1]).toMatchObject({ genre: 'objectif', titre: '123', texte: 'idf-2015-123 Cibler' });
  });

  test('a part without an address or of no kind stops the build', () => {
    expect(() => fichesDePage(page('<h1>R</h1><p data-recherche="terme">x</p>'), '/a/')).toThrow(/no id/);
    expect(() => fichesDePage(page('<h1>R</h1><p id="x" data-recherche="mot" data-recherche-titre="x">x</p>'), '/a/')).toThrow(/no kind/);
  });

  test('what asks not to be indexed is not found', () => {
    expect(fichesDePage(page('<h1>R</h1>', '<meta name="robots" content="noindex">'), '/a/')).toEqual([]);
  });
});

test('an extract is cut between two words', () => {
  expect(abreger('un deux, trois', 9)).toBe('un deux…');
  expect(abreger('un deux', 9)).toBe('un deux');
});
