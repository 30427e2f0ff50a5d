import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, vi } from 'vitest';

/** Test helper: compares a drawing with its reviewed copy beside this file. UPDATE_GOLDENS=1 writes the copy. */
export function verifierGolden(nom: string, dessiner: () => string): void {
  const avertir = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const dessin = normaliser(dessiner());
  // Plot warns on the console (and with a ⚠ in the drawing) when a scale or a channel is not what it thinks it should be
  expect(avertir.mock.calls, 'the chart warned').toEqual([]);
  avertir.mockRestore();
  expect(dessin).not.toMatch(/⚠|NaN|undefined|Infinity/);
  comparer(new URL(`./${nom}.svg`, import.meta.url), dessin);
}

export function comparer(fichier: URL, contenu: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(fichier, contenu);
  const attendu = existsSync(fichier) ? readFileSync(fichier, 'utf8') : '';
  expect(contenu, `${fichier.pathname.split('/').at(-1)} changed: look at it, then UPDATE_GOLDENS=1`).toBe(attendu);
}

/** One element per line, attributes in alphabetical order, so that a diff reads. */
function normaliser(svg: string): string {
  let retrait = 0;
  const lignes = svg.split(/(?<=>)(?=<)/).map((morceau) => {
    if (morceau.startsWith('</')) retrait -= 1;
    const ligne = '  '.repeat(retrait) + trierAttributs(morceau);
    if (/^<[^/]/.test(morceau) && !/\/>$|<\/[\w-]+>$/.test(morceau)) retrait += 1;
    return ligne;
  });
  return `${lignes.join('\n')}\n`;
}

function trierAttributs(balise: string): string {
  return balise.replace(/^<([\w-]+)((?: [\w:-]+="[^"]*")+)/, (_, nom: string, attributs: string) => {
    const tries = [...attributs.matchAll(/ [\w:-]+="[^"]*"/g)].map(([a]) => a).toSorted();
    return `<${nom}${tries.join('')}`;
  });
}
