import { entier } from '#lib/format.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import type { Decision, Dossier } from './dossier.ts';
import { lireIndices } from './indices.ts';
import { cleNom } from './lieux.ts';
import { direPlace, question, TERRITOIRE } from './question.ts';
import { codesDe, type Piste } from './reconnaitre.ts';

const LIGNES_COMPAREES = 400;
/** Past this share of the rows, two columns do not say the same place. */
export const DESACCORD = 0.2;

/** Rows enough to compare two columns by, spread over the file. */
export function lignesComparees({ numeros, retenue }: Dossier): readonly number[] {
  const rangs = numeros.map((_, i) => i).filter((i) => retenue(i));
  const pas = Math.max(1, Math.floor(rangs.length / LIGNES_COMPAREES));
  return rangs.filter((_, k) => k % pas === 0);
}

/** A former commune under its old name: « 17219 » and « Marennes » are one place. */
function memeNom({ lieux, colonnes }: Dossier, a: Piste, b: Piste, rang: number, codes: readonly string[]): boolean {
  const texte = (p: Piste) => String(colonnes[p.colonne]?.valeurs[rang] ?? '').trim();
  const [parCode, parNom] = a.parCode ? [a, b] : [b, a];
  if (lieux.anciens.has(texte(parCode).padStart(5, '0'))) return true;
  const nom = cleNom(texte(parNom));
  return codes.some((c) => cleNom(lieux.parCode[a.niveau].get(c)?.nom ?? '').startsWith(nom));
}

/** Two columns of one level that place the rows elsewhere: which is it? Null when they agree, or when there is one only. */
export function comparerColonnes(choisie: Piste, toutes: readonly Piste[], dossier: Dossier): Decision | null {
  const { colonnes, lieux, numeros } = dossier;
  const nomme = (p: Piste) => lireIndices(colonnes[p.colonne]?.nom ?? '').niveaux.includes(p.niveau);
  const postale = (p: Piste) => lireIndices(colonnes[p.colonne]?.nom ?? '').postal;
  // a postcode narrows a name down, it is not another place
  if (postale(choisie)) return null;
  const autres = toutes.filter(
    (p) => p.niveau === choisie.niveau && p.colonne !== choisie.colonne && (!p.nue || nomme(p)) && p.couverture >= 0.8 && !postale(p),
  );
  const rangs = lignesComparees(dossier);
  const codes = (p: Piste) => {
    const c = colonnes[p.colonne];
    return c === undefined ? [] : codesDe(c, p.niveau, lieux, rangs);
  };
  const miens = codes(choisie);
  for (const autre of autres) {
    const siens = codes(autre);
    const comparees = rangs.map((_, k) => k).filter((k) => (miens[k]?.length ?? 0) > 0 && (siens[k]?.length ?? 0) > 0);
    const differentes = comparees.filter((k) => {
      const [a, b] = [miens[k] ?? [], siens[k] ?? []];
      return !a.some((c) => b.includes(c)) && !memeNom(dossier, choisie, autre, rangs[k] ?? 0, choisie.parCode ? a : b);
    });
    if (differentes.length < 2 && differentes.length < comparees.length) continue;
    if (differentes.length === 0 || differentes.length < comparees.length * DESACCORD) continue;
    return poser(choisie, autre, dossier, differentes.length, comparees.length, numeros[rangs[differentes[0] ?? 0] ?? 0] ?? 0);
  }
  return null;
}

function poser(a: Piste, b: Piste, { colonnes, numeros }: Dossier, n: number, sur: number, ligne: number): Decision {
  const rang = numeros.indexOf(ligne);
  const dit = (p: Piste) => `« ${colonnes[p.colonne]?.nom ?? ''} » (${String(colonnes[p.colonne]?.valeurs[rang] ?? '')})`;
  const texte = `Deux colonnes nomment des ${LIBELLES_NIVEAU[a.niveau].pluriel} et diffèrent à ${entier(n)} lignes sur ${entier(sur)} : à la ligne ${entier(ligne)}, ${dit(a)} et ${dit(b)}. Laquelle placer ?`;
  const choix = [a, b].map((p) => ({ valeur: direPlace(p.colonne, p.niveau), texte: `la colonne « ${colonnes[p.colonne]?.nom ?? ''} »` }));
  return { reconnaissance: null, question: question(TERRITOIRE, texte, choix), avis: [] };
}

/** What a column of names says of the codes beside it. */
export interface Confrontation {
  /** Lines whose name says another place than their code: the code wins, and they are told. */
  readonly desaccords: readonly number[];
  /** The names were read and bear the codes out. */
  readonly confirme: boolean;
}

/** The codes of a column against the names of another, row by row. */
export function confronter(choisie: { readonly colonne: number; readonly niveau: Piste['niveau'] }, dossier: Dossier): Confrontation {
  const mienne = dossier.pistes.find((p) => p.colonne === choisie.colonne && p.niveau === choisie.niveau);
  const noms = dossier.pistes.find(
    (p) => p.niveau === choisie.niveau && p.colonne !== choisie.colonne && !p.parCode && p.couverture >= 0.6,
  );
  const [a, b] = [dossier.colonnes[mienne?.colonne ?? -1], dossier.colonnes[noms?.colonne ?? -1]];
  if (mienne?.parCode !== true || noms === undefined || a === undefined || b === undefined) return { desaccords: [], confirme: false };
  const vus = new Map<string, boolean | null>();
  const comparer = (i: number): boolean | null => {
    const [x = [], y = []] = [codesDe(a, mienne.niveau, dossier.lieux, [i])[0], codesDe(b, mienne.niveau, dossier.lieux, [i])[0]];
    if (x.length === 0 || y.length === 0) return null;
    return x.some((c) => y.includes(c)) || memeNom(dossier, mienne, noms, i, x);
  };
  let [accords, comparables] = [0, 0];
  const desaccords = dossier.numeros.filter((_, i) => {
    if (!dossier.retenue(i)) return false;
    const cle = `${String(a.valeurs[i] ?? '')}\n${String(b.valeurs[i] ?? '')}`;
    const connu = vus.get(cle);
    const accord = connu === undefined ? comparer(i) : connu;
    vus.set(cle, accord);
    comparables++;
    if (accord === true) accords++;
    return accord === false;
  });
  return { desaccords, confirme: desaccords.length === 0 && accords > 0 && accords >= comparables / 2 };
}
