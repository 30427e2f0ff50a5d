import { expect, test } from 'vitest';
import type { FicheSource } from '#domain/source.ts';
import type { TableDuManifeste } from '#domain/manifeste.ts';
import { citation, extraits } from './reutiliser.ts';

const absolue = (a: string) => `https://exemple.fr${a}`;

test('a citation names the producer, its date and the file that was read', () => {
  const table = {
    table: 'siae',
    sources: ['asp'],
    csv: { chemin: '/donnees/siae.csv', octets: 1, sha256: '0123456789abcdef' },
  } as unknown as TableDuManifeste;
  const sources = new Map([['asp', { id: 'asp', producteur: 'ASP', titre: 'Liste', millesime: '2019-07' } as FicheSource]]);
  expect(citation(table, sources, absolue)).toBe(
    'ASP, «\u00a0Liste\u00a0», millésime juillet 2019. Mise en table\u00a0: Atlas de l’IAE, https://exemple.fr/donnees/siae.csv, sha256 0123456789ab…, Licence Ouverte 2.0.',
  );
});

test('each sample reads a file of this site, and R keeps codes as text', () => {
  expect(extraits(absolue).map((e) => e.code.includes('https://exemple.fr/donnees/siae.'))).toEqual([true, true, true]);
  expect(extraits(absolue).find((e) => e.langage === 'R')?.code).toContain('siret = "character"');
});
