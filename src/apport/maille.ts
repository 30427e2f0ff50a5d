import { entier } from '#lib/format.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import type { ColonneLue } from './colonne.ts';
import { niveauDuMot } from './ecriture-lieu.ts';
import { estVide, rogner } from './grille.ts';
import { mots } from './indices.ts';
import type { NiveauApport } from './lieux.ts';
import { question, type Question, type Reponses } from './question.ts';
import type { Retenue } from './reconnaitre.ts';

const MODALITES_MAX = 14;
const NOM = / (?:niveaux?|mailles?|echelons?|echelles?|granularites?|types?|natures?|nivgeo|geo|zonage|perimetre) /;

interface Maille {
  readonly colonne: number;
  /** Values in the order of the file, with their level and their rows. */
  readonly valeurs: readonly { readonly texte: string; readonly niveau: NiveauApport | 'autre'; readonly lignes: number }[];
}

/** A column that says the level of each row: « DEP », « REG », « France ». */
function lireMaille(c: ColonneLue, colonne: number): Maille | null {
  if (c.type !== 'texte') return null;
  const comptes = new Map<string, number>();
  for (const v of c.valeurs) {
    if (estVide(v)) continue;
    const t = rogner(String(v));
    comptes.set(t, (comptes.get(t) ?? 0) + 1);
    if (comptes.size > MODALITES_MAX) return null;
  }
  const textes = [...comptes.keys()];
  const epci = textes.some((t) => /^c[acu]$/i.test(t));
  const valeurs = textes.map((texte) => ({
    texte,
    niveau: epci ? ('epci' as const) : niveauDuMot(texte),
    lignes: comptes.get(texte) ?? 0,
  }));
  const connues = valeurs.filter((v): v is Maille['valeurs'][number] => v.niveau !== null && v.niveau !== undefined);
  const nommee = NOM.test(mots(c.nom));
  const enLettres = textes.every((t) => t.length > 1);
  if (connues.length === 0 || !(nommee || enLettres) || connues.length < textes.length) return null;
  return connues.some((v) => v.niveau !== 'autre') ? { colonne, valeurs: connues } : null;
}

export interface LignesDeMaille {
  readonly retenue: Retenue;
  /** The level that the kept rows say to be. */
  readonly niveau: NiveauApport | null;
  readonly question: Question | null;
}

const TOUTES: LignesDeMaille = { retenue: () => true, niveau: null, question: null };

/** Codes of several levels collide (11 is the Aude and the Île-de-France): when a column says the level of each row, the reader keeps one. */
export function lignesDeMaille(colonnes: readonly ColonneLue[], reponses: Reponses): LignesDeMaille {
  const maille = colonnes.map(lireMaille).find((m) => m !== null);
  if (maille === undefined) return TOUTES;
  const niveaux = new Set(maille.valeurs.map((v) => v.niveau));
  const [seul] = niveaux;
  if (niveaux.size === 1) return { ...TOUTES, niveau: seul === 'autre' ? null : (seul ?? null) };
  const cle = `maille:${maille.colonne}`;
  const choisie = maille.valeurs[Number(reponses.get(cle) ?? -1)];
  if (choisie === undefined) return { ...TOUTES, question: demander(maille, cle, colonnes[maille.colonne]?.nom ?? '') };
  const valeurs = colonnes[maille.colonne]?.valeurs ?? [];
  const memes = new Set(maille.valeurs.filter((v) => v.niveau === choisie.niveau).map((v) => v.texte));
  return {
    retenue: (i) => !estVide(valeurs[i]) && memes.has(rogner(String(valeurs[i]))),
    niveau: choisie.niveau === 'autre' ? null : choisie.niveau,
    question: null,
  };
}

function demander({ valeurs }: Maille, cle: string, nom: string): Question {
  const quoi = valeurs.map((v) => `${v.texte} (${entier(v.lignes)})`).join(', ');
  const choix = valeurs.flatMap(({ texte, niveau }, k) =>
    niveau === 'autre' || valeurs.findIndex((v) => v.niveau === niveau) !== k
      ? []
      : [{ valeur: String(k), texte: `les lignes « ${texte} » : des ${LIBELLES_NIVEAU[niveau].pluriel}` }],
  );
  return question(cle, `La colonne « ${nom} » mêle plusieurs niveaux de territoire : ${quoi}. Lesquelles garder ?`, choix);
}
