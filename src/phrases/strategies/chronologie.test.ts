import { expect, test } from 'vitest';
import { strategie } from '#domain/contenu/strategie.ts';
import { dessinerPeriodes, moments, parPeriode } from './chronologie.ts';

const texte = (id: string, de: string, contexte: readonly object[], a?: string) =>
  strategie.parse({
    ...{ id, titre: `Texte ${id}`, court: id, nature: 'strategie', date: de, editeur: 'x', resume: 'x' },
    periode: { de, ...(a === undefined ? {} : { a }) },
    territoires: [{ niveau: 'france', code: 'FR' }],
    document: { titre: 'x', reference: 'x' },
    contexte,
    recherche: { date: '2026-11-28', ou: 'x' },
    evaluation: { annoncee: 'x', retrouvee: 'non', note: 'x' },
    liens: [],
  });
const edec = 'dispositifs/edec-iae';
const jeune = texte('jeune', '2018-11', [{ date: '2018-05-28', texte: 'Accord EDEC.', liens: [edec] }], '2020');
const vieux = texte(
  'vieux',
  '2015',
  [
    { date: '2018', texte: 'L’accord.', liens: [edec] },
    { date: '2024-01', texte: 'Après', liens: [] },
  ],
  '2017',
);

test('an event that two texts tell is told once, at its most precise date', () => {
  expect(moments({ strategies: [jeune, vieux] }).map((m) => `${m.quand} : ${m.texte}`)).toEqual([
    '2015 : Texte vieux',
    '28 mai 2018 : Accord EDEC',
    'novembre 2018 : Texte jeune',
    'janvier 2024 : Après',
  ]);
});

test('the drawing spans the texts and what surrounds them, one bar a text', () => {
  const svg = dessinerPeriodes([jeune, vieux], moments({ strategies: [jeune, vieux] }));
  expect(parPeriode([jeune, vieux]).map((s) => s.id)).toEqual(['vieux', 'jeune']);
  expect(svg.match(/class="periode"/g)).toHaveLength(2);
  expect(svg.match(/class="evenement"/g)).toHaveLength(2);
  expect(svg).toContain('>2015<');
  expect(svg).toContain('>2024<');
  // three years out of ten, over the width that is left to the bars
  const largeurs = [...svg.matchAll(/class="periode" x="(\d+)" y="\d+" width="(\d+)"/g)].map((m) => Number(m[2]));
  expect((largeurs[0] ?? 0) / (720 - 172 - 12)).toBeCloseTo(0.3, 2);
});
