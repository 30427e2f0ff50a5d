import { describe, expect, it } from 'vitest';
import { creerHistorique, PASSAGES_MAX } from './historique.ts';

function memoire(initial: string | null = null) {
  let contenu = initial;
  const depot = { getItem: () => contenu, setItem: (_: string, v: string) => void (contenu = v), removeItem: () => void (contenu = null) };
  return { depot: () => depot, contenu: () => contenu };
}
const passage = (sql: string) => ({ sql, quand: '2026-01-01T00:00:00.000Z', lignes: 1 });

describe('history', () => {
  it('keeps the newest first, each text once, a bounded number', () => {
    const { depot } = memoire();
    const h = creerHistorique(depot);
    for (let i = 0; i < PASSAGES_MAX + 5; i += 1) h.ajouter(passage(`select ${i}`));
    h.ajouter(passage('select 20'));
    expect(h.lister()).toHaveLength(PASSAGES_MAX);
    expect(
      h
        .lister()
        .slice(0, 2)
        .map((p) => p.sql),
    ).toEqual(['select 20', `select ${PASSAGES_MAX + 4}`]);
    expect(creerHistorique(depot).lister()).toEqual(h.lister());
  });

  it('is erased, from the browser too', () => {
    const { depot, contenu } = memoire();
    const h = creerHistorique(depot);
    h.ajouter(passage('select 1'));
    expect(contenu()).not.toBeNull();
    h.effacer();
    expect([h.lister(), contenu()]).toEqual([[], null]);
  });

  it('works when storage is blocked, and says it stored nothing', () => {
    const h = creerHistorique(() => {
      throw new Error('SecurityError');
    });
    expect(h.ajouter(passage('select 1'))).toBe(false);
    expect(h.lister()).toHaveLength(1);
  });

  it.each(['{', '{"a":1}', '[1, null, {"sql": 3}]', '"x"'])('what another page left there (%s) is ignored', (contenu) => {
    expect(creerHistorique(memoire(contenu).depot).lister()).toEqual([]);
  });
});
