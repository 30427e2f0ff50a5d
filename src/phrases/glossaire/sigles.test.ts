import { describe, expect, test } from 'vitest';
import { formesDuGlossaire, type TermeNomme } from './formes.ts';
import { lieurDeSigles } from './sigles.ts';

const terme = (id: string, nom: string, reste: Partial<TermeNomme> = {}): TermeNomme => ({
  id,
  nom,
  variantes: [],
  anciensNoms: [],
  ...reste,
});
const TERMES = [
  terme('iae', 'Insertion par l’activité économique', { sigle: 'IAE' }),
  terme('cor-iae', 'Comité', { sigle: 'COR-IAE' }),
  terme('france-travail', 'France Travail', { anciensNoms: [{ nom: 'Pôle emploi' }, { nom: 'ANPE' }] }),
  terme('pole-emploi', 'Pôle emploi', { jusque: '2023' }),
  terme('pass-iae', 'PASS IAE'),
  terme('agrement', 'Agrément', { jusque: '2021' }),
  terme('deld', 'Demandeur d’emploi de longue durée', { sigle: 'DELD', variantes: ['longue durée', 'CLD'] }),
];
const lier = lieurDeSigles(formesDuGlossaire(TERMES), (id) => `/g/#${id}`);
const page = (corps: string) => `<!doctype html><body><nav><p>IAE</p></nav><main id="contenu">${corps}</main></body>`;
const corps = (html: string) => lier(page(html)).replace(/^.*<main id="contenu">|<\/main>.*$/g, '');

describe('the forms', () => {
  test('are acronyms and dead names, an entry of its own before an heir', () => {
    const formes = formesDuGlossaire(TERMES);
    expect([...formes.keys()].toSorted()).toEqual(
      ['ANPE', 'Agrément', 'CLD', 'PASS IAE', 'COR-IAE', 'DELD', 'IAE', 'Pôle emploi', 'agrément', 'pôle emploi'].toSorted(),
    );
    expect(formes.get('Pôle emploi')).toBe('pole-emploi');
    expect(formes.get('ANPE')).toBe('france-travail');
  });
});

describe('a page', () => {
  test('leads to the glossary at the first occurrence, once', () => {
    expect(corps('<p>L’IAE et <b>l’IAE</b></p><p>IAE</p>')).toBe(
      '<p>L’<a class="sigle" href="/g/#iae">IAE</a> et <b>l’IAE</b></p><p>IAE</p>',
    );
  });

  test('keeps whole words: neither COR-IAE nor SIAE is IAE', () => {
    expect(corps('<p>SIAE COR-IAE IAE2 pseudo-IAE</p>')).toBe(
      '<p>SIAE <a class="sigle" href="/g/#cor-iae">COR-IAE</a> IAE2 pseudo-IAE</p>',
    );
    expect(corps('<p>IAE-là, DELD-24</p>')).toContain('#deld');
  });

  test('reads a name through any space', () => {
    expect(corps('<p>Pôle\u00a0emploi puis Pôle&nbsp;emploi</p>')).toBe(
      '<p><a class="sigle" href="/g/#pole-emploi">Pôle\u00a0emploi</a> puis Pôle&nbsp;emploi</p>',
    );
  });

  test('leaves links, headings, tables, figures, controls and attributes alone, and what is outside <main>', () => {
    const laisse =
      '<h2>IAE</h2><p title="IAE"><a href="/x/">IAE</a></p><table><tr><td><p>IAE</p></td></tr></table>' +
      '<figure><p>IAE</p></figure><div>IAE</div><p><label>IAE<input value="IAE"/></label></p>';
    expect(lier(page(laisse))).toBe(page(laisse));
  });

  test('without a <main> is left as it is', () => {
    expect(lier('<p>IAE</p>')).toBe('<p>IAE</p>');
  });
});
