import { fin, lirePeriode, MOIS } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';

declare const DATEE: unique symbol;
/** A sentence that says when its numbers are from: `datee` is the only way to make one. */
export type PhraseDatee = string & { readonly [DATEE]: true };

/** What a sentence may rest on: a value, or a period alone. */
export type Date = { readonly periode: string } | string;

/** True when the text says this period: its year, and its month or its quarter where it has one (« fin 2019 » is December). */
function dit(texte: string, code: string): boolean {
  const p = lirePeriode(code);
  if (p.sorte === 'annee') return texte.includes(String(p.annee));
  if (p.sorte === 'trimestre') return new RegExp(`${p.trimestre}(?:er|e|ᵉ) trimestre ${p.annee}`).test(texte);
  return texte.includes(`${MOIS[p.mois - 1]} ${p.annee}`) || texte.toLowerCase().includes(fin(code));
}

/**
 * A sentence with its typography, and the dates of everything it rests on: the build stops at the first that it does not say. Two dates
 * are both said.
 */
export function datee(texte: string, ...dates: readonly Date[]): PhraseDatee {
  const lisible = texte.replace(/[\u00a0\u202f]/g, ' ');
  const tus = dates.map((d) => (typeof d === 'string' ? d : d.periode)).filter((code) => !dit(lisible, code));
  if (tus.length > 0) throw new Error(`« ${texte} » rests on values of ${tus.join(', ')}: say so in the sentence`);
  return insecables(texte) as PhraseDatee;
}

/** A sentence on what has no date: a rule of reading, a method. */
export function sansDate(texte: string): PhraseDatee {
  return insecables(texte) as PhraseDatee;
}
