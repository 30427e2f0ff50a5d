import type { Valeur } from '#domain/contrat.ts';
import type { Entree } from '#domain/recherche.ts';
import { estVide, rogner } from './grille.ts';
import { lieuxDuNom, normaliserCode, type Lieux, type NiveauApport } from './lieux.ts';

/** What another column of the same row says of where the place is. */
export interface Contexte {
  readonly departement?: string;
  readonly postal?: string;
}

export type Verdict =
  | { readonly sorte: 'apparie'; readonly lieu: Entree }
  | { readonly sorte: 'ambigu'; readonly candidats: readonly Entree[] }
  | { readonly sorte: 'inconnu' };

const INCONNU: Verdict = { sorte: 'inconnu' };

const CODE_PUIS_NOM = /^\W*(\d{1,9}|2[ab]\d{0,3})\s*[-–—:.)\]|\s]\s*(?=\D)(.+)$/i;
const NOM_PUIS_CODE = /^(.*[^\d\s(])\s*[-–—:(\s]\s*\(?(\d{2,9}|2[ab]\d{0,3})\)?$/i;

function trancher(candidats: readonly Entree[], contexte: Contexte): Verdict {
  const [seul, autre] = candidats;
  if (seul === undefined) return INCONNU;
  if (autre === undefined) return { sorte: 'apparie', lieu: seul };
  const restants = candidats.filter(
    (e) =>
      (contexte.departement === undefined || e.codeDepartement === contexte.departement) &&
      (contexte.postal === undefined || e.postaux.includes(contexte.postal)),
  );
  const [designe, second] = restants;
  return designe !== undefined && second === undefined
    ? { sorte: 'apparie', lieu: designe }
    : { sorte: 'ambigu', candidats: restants.length > 0 ? restants : candidats };
}

/** « 01 - Ain », « Saint-Denis (93) »: the figures are a code of the level, a département or a postcode. Both sides must agree. */
function compose(texte: string, niveau: NiveauApport, lieux: Lieux): Verdict {
  const avant = CODE_PUIS_NOM.exec(texte);
  const apres = avant === null ? NOM_PUIS_CODE.exec(texte) : null;
  const [code, nom] = avant === null ? [apres?.[2], apres?.[1]] : [avant[1], avant[2]];
  if (code === undefined || nom === undefined) return INCONNU;
  const nommes = lieuxDuNom(rogner(nom), niveau, lieux);
  const codes = lieux.parCode[niveau].get(normaliserCode(code, niveau) ?? '');
  if (codes !== undefined) {
    const accord = nommes.length === 0 || nommes.includes(codes);
    return accord ? { sorte: 'apparie', lieu: codes } : { sorte: 'ambigu', candidats: [codes, ...nommes] };
  }
  const designes = nommes.filter(
    (e) => e.codeDepartement === normaliserCode(code, 'departement') || e.postaux.includes(code.padStart(5, '0')),
  );
  return trancher(designes.length > 0 ? designes : nommes, {});
}

/** The commune of a postcode, when it serves one only. A postcode may be written like the Insee code of another commune: never both at once. */
export function situerPostal(texte: string, lieux: Lieux, contexte: Contexte = {}): Verdict {
  const postal = texte.padStart(5, '0');
  return trancher(lieux.parPostal(postal), contexte);
}

/** The place that one cell says, at a level. Codes first: they are never homonyms. */
export function situer(texte: string, niveau: NiveauApport, lieux: Lieux, contexte: Contexte = {}): Verdict {
  const code = normaliserCode(texte, niveau);
  const parCode = code === null ? undefined : lieux.parCode[niveau].get(code);
  if (parCode !== undefined) return { sorte: 'apparie', lieu: parCode };
  const parNom = trancher(lieuxDuNom(texte, niveau, lieux), contexte);
  return parNom.sorte === 'inconnu' ? compose(texte, niveau, lieux) : parNom;
}

/** A distinct text and where it stands in the file. */
export interface Groupe {
  /** Names the group when the reader decides for it. */
  readonly cle: string;
  readonly texte: string;
  /** 1-based lines of the file, the first ones. */
  readonly lignes: readonly number[];
  readonly nombre: number;
  readonly lieu: Entree | null;
  readonly candidats: readonly Entree[];
}

export interface Rapprochement {
  /** One per row, null when not matched. */
  readonly codes: readonly (string | null)[];
  readonly apparies: readonly Groupe[];
  readonly ambigus: readonly Groupe[];
  readonly inconnus: readonly Groupe[];
  /** Lines of the file whose cell is blank. */
  readonly vides: readonly number[];
  /** Rows, not texts. */
  readonly lignes: { readonly apparies: number; readonly ambigus: number; readonly inconnus: number };
}

export interface DemandeRapprochement {
  readonly valeurs: readonly Valeur[];
  readonly numeros: readonly number[];
  readonly niveau: NiveauApport;
  readonly lieux: Lieux;
  /** The column holds postcodes, not Insee codes. */
  readonly postal?: boolean;
  /** Of each row; a row without is judged by its own text. */
  readonly contexteDe?: (rang: number) => Contexte;
  /** What the reader decided for an ambiguous text, by `Groupe.cle`: a code. */
  readonly choix?: ReadonlyMap<string, string>;
}

/** A text in its context: « Saint-Denis » of one département is not that of another. */
const cleChoix = (texte: string, { departement = '', postal = '' }: Contexte) => `${texte}|${departement}|${postal}`;

/** Lines kept for each text: the report shows where to look, the table has them all. */
const LIGNES_GARDEES = 50;

interface EnCours {
  readonly cle: string;
  readonly texte: string;
  readonly verdict: Verdict;
  readonly lignes: number[];
  nombre: number;
}

function juger(texte: string, contexte: Contexte, demande: DemandeRapprochement): Verdict {
  const { niveau, lieux, postal = false } = demande;
  const choisi = demande.choix?.get(cleChoix(texte, contexte));
  const lieu = choisi === undefined ? undefined : lieux.parCode[niveau].get(choisi);
  if (lieu !== undefined) return { sorte: 'apparie', lieu };
  return postal ? situerPostal(texte, lieux, contexte) : situer(texte, niveau, lieux, contexte);
}

/** Every row to its territory, one lookup for each distinct text. */
export function rapprocher(demande: DemandeRapprochement): Rapprochement {
  const { valeurs, numeros, contexteDe = () => ({}) } = demande;
  const groupes = new Map<string, EnCours>();
  const vides: number[] = [];
  const codes = valeurs.map((v, i): string | null => {
    const ligne = numeros[i] ?? 0;
    if (estVide(v)) {
      vides.push(ligne);
      return null;
    }
    const groupe = groupeDe(groupes, rogner(String(v)), contexteDe(i), demande);
    groupe.nombre++;
    if (groupe.lignes.length < LIGNES_GARDEES) groupe.lignes.push(ligne);
    return groupe.verdict.sorte === 'apparie' ? groupe.verdict.lieu.code : null;
  });
  return { codes, vides, ...ranger([...groupes.values()]) };
}

function groupeDe(groupes: Map<string, EnCours>, texte: string, contexte: Contexte, demande: DemandeRapprochement): EnCours {
  const cle = cleChoix(texte, contexte);
  const connu = groupes.get(cle);
  if (connu !== undefined) return connu;
  const groupe: EnCours = { cle, texte, verdict: juger(texte, contexte, demande), lignes: [], nombre: 0 };
  groupes.set(cle, groupe);
  return groupe;
}

function ranger(groupes: readonly EnCours[]): Pick<Rapprochement, 'apparies' | 'ambigus' | 'inconnus' | 'lignes'> {
  const de = (sorte: Verdict['sorte']): readonly Groupe[] =>
    groupes
      .filter((g) => g.verdict.sorte === sorte)
      .map(({ cle, texte, verdict, lignes, nombre }) => ({
        cle,
        texte,
        lignes,
        nombre,
        lieu: verdict.sorte === 'apparie' ? verdict.lieu : null,
        candidats: verdict.sorte === 'ambigu' ? verdict.candidats : [],
      }));
  const total = (liste: readonly Groupe[]) => liste.reduce((n, g) => n + g.nombre, 0);
  const [apparies, ambigus, inconnus] = [de('apparie'), de('ambigu'), de('inconnu')];
  return { apparies, ambigus, inconnus, lignes: { apparies: total(apparies), ambigus: total(ambigus), inconnus: total(inconnus) } };
}
