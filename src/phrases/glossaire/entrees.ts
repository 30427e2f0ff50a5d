import type { Contenu } from '#domain/contenu/verification.ts';
import { deLaPeriode, lirePeriode, periode, quand } from '#lib/format.ts';
import { sansAccents } from '#lib/slug.ts';
import { insecables, majuscule } from '#lib/typographie.ts';

export type Terme = Contenu['termes'][number];

export const GLOSSAIRE = '/reperes/glossaire/';

/** What the entry is filed under: its acronym when it has one. */
export const vedette = (t: Pick<Terme, 'nom' | 'sigle'>): string => t.sigle ?? t.nom;

/** Everything else it is or was called: what a search for it may type. */
export const autresNoms = (t: Terme): readonly string[] => [
  ...(t.sigle === undefined ? [] : [t.nom]),
  ...t.variantes,
  ...t.anciensNoms.map((n) => n.nom),
];

const lettre = (t: Terme) => sansAccents(vedette(t)).slice(0, 1).toUpperCase();

/** Letters in order, each with its terms in the order of a French dictionary. */
export function parLettre(termes: readonly Terme[]): ReadonlyMap<string, readonly Terme[]> {
  const tries = termes.toSorted((a, b) => vedette(a).localeCompare(vedette(b), 'fr', { sensitivity: 'base' }));
  return Map.groupBy(tries, lettre);
}

const depuisQuand = (code: string) => `${lirePeriode(code).sorte === 'jour' ? 'depuis le' : 'depuis'} ${periode(code)}`;
const jusquA = (code: string) => `jusqu’${quand(code)}`;
const duAu = (de: string, a: string) => `${deLaPeriode(de)} ${lirePeriode(a).sorte === 'jour' ? 'au' : 'à'} ${periode(a)}`;

/** « depuis le 1er avril 2021 », « de 1995 au 30 juin 2024 », « jusqu’en 2021 »; null without a date. */
export function epoque({ de, a }: { readonly de?: string | undefined; readonly a?: string | undefined }): string | null {
  if (de !== undefined && a !== undefined) return duAu(de, a);
  if (de !== undefined) return depuisQuand(de);
  return a === undefined ? null : jusquA(a);
}

/** What stands under the definition: when it was so, and what it was called before. */
export function precisions(t: Terme): readonly string[] {
  const quandEtait = epoque({ de: t.depuis, a: t.jusque });
  const avant = t.anciensNoms.map((n) => {
    const dates = epoque(n);
    return `Auparavant\u00a0: ${n.nom}${dates === null ? '' : ` (${dates})`}`;
  });
  const aussi = t.variantes.length === 0 ? [] : [`On lit aussi\u00a0: ${t.variantes.join(', ')}`];
  return [...(quandEtait === null ? [] : [majuscule(quandEtait)]), ...avant, ...aussi].map((p) => insecables(p));
}

/** Where it was read: « Code du travail, art. L. 5132-1 ». */
export const citation = (s: Terme['source'][number]): string =>
  insecables(s.reference === undefined ? s.titre : `${s.titre}, ${s.reference}`);

/** The terms it points at, which the reader may go on with. */
export function voirAussi(t: Terme, tous: ReadonlyMap<string, Terme>): readonly Terme[] {
  return t.liens.flatMap((l) => {
    const vers = tous.get(l.replace(/^termes\//, ''));
    return vers === undefined || !l.startsWith('termes/') ? [] : [vers];
  });
}
