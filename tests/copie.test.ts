import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lireFichier } from '../src/lecture/fichiers-contenu.ts';
import { estUneListeDeChiffres, mots, sansNomsOfficiels, suites } from './copie.ts';

/** Five documents that belong to their publishers; they stay outside the repository. */
const TEXTES = '../shared/textes';
const LONGUEUR = 8;

/** Names of axes, objectives and documents may be given as they are. */
const TITRES = new Set(['id', 'titre', 'nom', 'sigle', 'variantes', 'anciensNoms', 'numero', 'document', 'source', 'libelle', 'section']);

function phrases(valeur: unknown): readonly string[] {
  if (typeof valeur === 'string') return [valeur];
  if (Array.isArray(valeur)) return valeur.flatMap(phrases);
  if (typeof valeur !== 'object' || valeur === null) return [];
  return Object.entries(valeur).flatMap(([cle, v]) => (TITRES.has(cle) ? [] : phrases(v)));
}

/** Each text of the content with the file it comes from; a story is read whole, its markup apart. */
function contenu(): readonly (readonly [string, string])[] {
  const fiches = globSync('src/content/**/*.yaml').flatMap((f) =>
    lireFichier(f).flatMap((e) => phrases(e.donnees).map((p) => [f, p] as const)),
  );
  const recits = globSync('src/content/recits/*.mdx').map((f) => [f, readFileSync(f, 'utf8').replace(/<[^>]*>/g, ' ')] as const);
  return [...fiches, ...recits];
}

describe('no sentence of the source texts is copied', () => {
  test('the comparison sees a copy, and lets figures through', () => {
    const source = new Set(suites(mots('L’offre d’insertion doit couvrir de façon équilibrée les besoins des personnes'), LONGUEUR));
    const copie = suites(mots('On y lit : l’offre d’insertion doit couvrir de façon équilibrée.'), LONGUEUR);
    expect(copie.some((s) => source.has(s))).toBe(true);
    expect(estUneListeDeChiffres('55 10 21 14 pour cent des salaries')).toBe(true);
    expect(estUneListeDeChiffres('l offre d insertion en 2018 doit couvrir')).toBe(false);
  });

  test(`runs of ${LONGUEUR} words, where the texts are at hand`, ({ skip }) => {
    const ecrit = contenu();
    expect(ecrit.length).toBeGreaterThan(1_000);
    if (!existsSync(TEXTES)) return skip('the source texts are not at hand: nothing to compare with');
    const textes = globSync(`${TEXTES}/*.txt`).map((f) => readFileSync(f, 'utf8').replace(/-\s*\n\s*/g, ''));
    const connues = new Set(textes.flatMap((t) => suites(mots(t), LONGUEUR)).filter((s) => !estUneListeDeChiffres(s)));
    expect(connues.size).toBeGreaterThan(10_000);
    const copies = ecrit.flatMap(([f, p]) =>
      suites(sansNomsOfficiels(mots(p)), LONGUEUR)
        .filter((s) => connues.has(s))
        .map((s) => `${f} : ${s}`),
    );
    expect(copies).toEqual([]);
  });
});
