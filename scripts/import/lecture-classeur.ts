import { read, utils, type WorkBook } from '@e965/xlsx';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import { cellule } from '../../src/domain/cellule.ts';
import { faute } from './lecture-csv.ts';
import { lireNombre, type NombreLu, type OptionsNombre } from './nombre.ts';

/** A cell as the workbook stores it: text, number, or null when empty. */
export type Case = string | number | null;

export interface LigneFeuille {
  /** 1-based row of the sheet, as a spreadsheet shows it. */
  readonly numero: number;
  readonly cases: readonly Case[];
}

export interface Classeur {
  readonly fichier: string;
  /** Sheet name without spaces around → its rows, blank rows left out. */
  readonly feuilles: ReadonlyMap<string, readonly LigneFeuille[]>;
  readonly anomalies: readonly Anomalie[];
}

export interface DemandeFeuille {
  readonly nom: string;
  /** What the first filled cell of the sheet must say: a sheet that moved keeps its name and changes its title. */
  readonly titre: RegExp;
  /** Texts that the header row must hold, in any column. */
  readonly entete: readonly string[];
}

export interface Feuille {
  readonly fichier: string;
  readonly nom: string;
  readonly entete: readonly Case[];
  /** The rows under the header. */
  readonly lignes: readonly LigneFeuille[];
  readonly anomalies: readonly Anomalie[];
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Opens an .xls or .xlsx. The reader would take a web page or a CSV for a workbook, so the signature is looked at first. */
export function ouvrirClasseur(fichier: string, octets: Uint8Array): Classeur {
  const refus = (valeur: string, motif: string): Classeur => ({
    fichier,
    feuilles: new Map(),
    anomalies: [faute(fichier, null, null, valeur, motif, 'télécharger de nouveau le classeur, sans l’ouvrir ni le réenregistrer')],
  });
  if (octets.length === 0) return refus('0 octet', 'fichier vide');
  if (![ZIP, OLE].some((signature) => signature.every((o, i) => octets[i] === o))) {
    return refus(debut(octets), 'ce n’est pas un classeur .xls ou .xlsx (page HTML, CSV ou autre fichier renommé)');
  }
  try {
    return { fichier, feuilles: feuillesDe(read(octets, { type: 'array', cellFormula: false, cellHTML: false })), anomalies: [] };
  } catch (e) {
    return refus(e instanceof Error ? e.message : String(e), 'classeur illisible : fichier tronqué ou abîmé');
  }
}

/** A sheet by name, its header found by what it says and not by its row. Faults are collected; a faulty sheet has no rows. */
export function lireFeuille(classeur: Classeur, { nom, titre, entete }: DemandeFeuille): Feuille {
  const { fichier, feuilles } = classeur;
  const vide = (anomalies: readonly Anomalie[]): Feuille => ({ fichier, nom, entete: [], lignes: [], anomalies });
  if (feuilles.size === 0) return vide([]);

  const presentes = [...feuilles.keys()].map((n) => `« ${n} »`).join(', ');
  const lignes = feuilles.get(nom);
  if (lignes === undefined) {
    const motif = `feuille « ${nom} » absente ; feuilles présentes : ${presentes}`;
    return vide([faute(fichier, null, nom, null, motif, 'vérifier le millésime, ou adapter le nom de feuille dans le filtre')]);
  }
  const premiere = lignes[0]?.cases.find((c) => c !== null) ?? null;
  if (!titre.test(String(premiere))) {
    const motif = `feuille « ${nom} » : le titre n’est plus celui attendu (${titre.source}) ; feuilles présentes : ${presentes}`;
    const conseil = 'chercher sur quelle feuille le tableau a été déplacé, puis adapter le filtre';
    return vide([faute(fichier, lignes[0]?.numero ?? null, nom, texte(premiere), motif, conseil)]);
  }
  const rang = lignes.findIndex((l) => entete.every((e) => l.cases.some((c) => texte(c) === e)));
  const ligneEntete = lignes[rang];
  if (ligneEntete === undefined) {
    const motif = `feuille « ${nom} » : aucune ligne ne porte les en-têtes ${entete.map((e) => `« ${e} »`).join(', ')}`;
    return vide([faute(fichier, null, nom, null, motif, 'rétablir les en-têtes, ou adapter le filtre si le producteur les a renommés')]);
  }
  return { fichier, nom, entete: ligneEntete.cases, lignes: lignes.slice(rang + 1), anomalies: [] };
}

/** The text of a cell without spaces around; an empty cell is ''. */
export function texte(c: Case | undefined): string {
  return c === null || c === undefined ? '' : String(c).trim();
}

/** Territory codes lose their zeros when a spreadsheet takes them for numbers: 1 → « 01 ». */
export function codeTerritoire(c: Case | undefined): string {
  return texte(c).padStart(2, '0');
}

/** The number a cell says, under the rules of `lireNombre`; null for an unknown notation. */
export function lireCase(c: Case | undefined, options?: OptionsNombre): NombreLu | null {
  if (typeof c === 'number') return Number.isFinite(c) ? { ...cellule(c), provisoire: false } : null;
  return lireNombre(texte(c), options);
}

function feuillesDe(classeur: WorkBook): ReadonlyMap<string, readonly LigneFeuille[]> {
  return new Map(
    classeur.SheetNames.map((nom) => {
      const feuille = classeur.Sheets[nom];
      const plage = feuille?.['!ref'];
      if (feuille === undefined || plage === undefined) return [nom.trim(), []];
      const premiere = utils.decode_range(plage).s;
      const brutes = utils.sheet_to_json<(Case | boolean)[]>(feuille, { header: 1, raw: true, defval: null, blankrows: true });
      const lignes = brutes.map((cases, i) => ({ numero: premiere.r + i + 1, cases: cases.map(nettoyer) }));
      return [nom.trim(), lignes.filter((l) => l.cases.some((c) => c !== null))];
    }),
  );
}

/** Blank text is an empty cell (as an error like #N/A already is); a boolean comes out as text, which the number reader refuses. */
function nettoyer(c: Case | boolean | undefined): Case {
  if (c === null || c === undefined) return null;
  if (typeof c === 'number') return c;
  const lu = String(c);
  return lu.trim() === '' ? null : lu;
}

function debut(octets: Uint8Array): string {
  return new TextDecoder('utf-8').decode(octets.slice(0, 24)).replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '·');
}
