import { millesimeEnMots } from '#lib/millesime.ts';
import { insecables } from '#lib/typographie.ts';

declare const DIT: unique symbol;
/** A title that says what its numbers count and when: `titreDit` is the only way to make one that holds a number. */
export type TitreDit = string & { readonly [DIT]: true };

/** First words that lose their capital after what is counted: « Activité indéterminée : de 4 en Lozère… ». */
const PREMIERS = /^(?:De|La|Le|Les|En|Pour|Un|Une|Aucun|Aucune|Chaque)\b/;
const annee = (texte: string): string | undefined => /\b(?:19|20)\d\d\b/.exec(texte)?.[0];

/**
 * The finding of a figure. `quoi` is the modality it is about, which is part of its numbers: the title begins with it unless it holds
 * it. `quand` is the period of its values, as a code or in words: the title ends with it unless it holds it.
 */
export function titreDit(titre: string, { quand, quoi = '' }: { readonly quand: string; readonly quoi?: string }): TitreDit {
  const moment = millesimeEnMots(quand);
  const an = annee(moment);
  if (an === undefined) throw new TypeError(`"${quand}" holds no year: date the title « ${titre} » with a period`);
  const su = quoi === '' || titre.toLowerCase().includes(quoi.toLowerCase());
  // a title in two halves has its colon already
  const debut = su
    ? titre
    : `${quoi}${titre.includes(' : ') || titre.includes('\u00a0: ') ? ',' : ' :'} ${titre.replace(PREMIERS, (mot) => mot.toLowerCase())}`;
  return insecables(debut.includes(an) ? debut : dater(debut, moment)) as TitreDit;
}

/** « …, juillet 2019 » after a list or an aside, « … en juillet 2019 » after a plain sentence. */
function dater(titre: string, moment: string): string {
  const simple = !/[:;()]|, /.test(titre) && /^\p{Ll}+ \d{4}$|^\d{4}$/u.test(moment);
  return `${titre}${simple ? ' en' : ','} ${moment}`;
}

/** A title without any number, of what has no date: a circuit, a list. */
export function titreSansNombre(titre: string): TitreDit {
  if (/\d/.test(titre)) throw new TypeError(`« ${titre} » holds a number: date it with titreDit`);
  return insecables(titre) as TitreDit;
}
