import { neutraliser } from '../../src/lib/csv.ts';

/** Longer than any name, wording or address of the tables (142 characters): a whole page was pasted into a cell. */
const LONGUEUR_MAX = 300;
/** They turn the direction of what follows: a name then reads as another. */
const CONTROLES_BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Not to be seen, so that two names that read alike differ. */
const INVISIBLES = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200d\u2060\ufeff]/u;
/** UTF-8 read as Windows-1252: « Ã© » for « é ». */
const DOUBLE_ENCODAGE = /Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|\ufffd/u;

export interface FauteTexte {
  readonly motif: string;
  readonly conseil: string;
}

const RELIRE = 'relire cette cellule dans l’original, ou la corriger dans data/corrections';

/** What makes a text unfit to be published, and what to do; null when it is a name as others. */
export function fauteDeTexte(texte: string): FauteTexte | null {
  if (texte.length > LONGUEUR_MAX)
    return {
      motif: `texte de ${texte.length} caractères, plus de ${LONGUEUR_MAX}`,
      conseil: 'vérifier les guillemets de la ligne : une page entière tient dans la cellule',
    };
  if (texte.search(CONTROLES_BIDI) !== -1)
    return {
      motif: 'caractère qui renverse le sens de lecture (contrôle bidirectionnel)',
      conseil: 'relancer data:import, qui le retire avec un avis',
    };
  if (INVISIBLES.test(texte)) return { motif: 'caractère invisible ou de contrôle', conseil: RELIRE };
  if (DOUBLE_ENCODAGE.test(texte))
    return { motif: 'accents abîmés : de l’UTF-8 a été lu comme du Latin-1', conseil: 'reprendre l’original et le lire en UTF-8' };
  if (neutraliser(texte) !== texte) return { motif: 'texte qu’un tableur exécuterait comme une formule', conseil: RELIRE };
  if (texte.trim() !== texte) return { motif: 'espace en tête ou en fin de texte', conseil: RELIRE };
  return null;
}

/** A value as a message shows it: what cannot be seen is named, what is too long is cut. */
export function lisible(valeur: string): string {
  const vue = valeur.length > 60 ? `${valeur.slice(0, 60)}… (${valeur.length} caractères)` : valeur;
  return vue.replace(/[\p{Cc}\p{Cf}\ufffd]/gu, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** A text without its bidirectional controls: nothing a reader sees is lost. */
export const sansBidi = (texte: string): string => texte.replace(CONTROLES_BIDI, '');
