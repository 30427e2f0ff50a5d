import { entier } from '#lib/format.ts';
import type { Valeur } from '#domain/contrat.ts';
import { ErreurApport } from './erreur.ts';
import { habiller, type FormatCellule } from './format-cellule.ts';
import { estVide, type Grille } from './grille.ts';
import { LIMITES, refuserCellule } from './limites.ts';

/** What the cells of every sheet refer to. */
export interface Ressources {
  readonly textes: readonly string[];
  readonly styles: readonly FormatCellule[];
  readonly depuis1904: boolean;
}

const ENTITES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decoderXml(texte: string): string {
  if (!texte.includes('&')) return texte;
  return texte.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (tout, hexa?: string, nombre?: string, nom?: string) => {
    if (nom !== undefined) return ENTITES[nom] ?? tout;
    const point = hexa === undefined ? Number(nombre) : parseInt(hexa, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : tout;
  });
}

/** « _x000D_ » is how a workbook writes a carriage return. */
const nettoyer = (texte: string) => decoderXml(texte).replace(/_x000[dD]_/g, '');

/** The text of a cell or of a shared entry: its runs put together, without the phonetics of Japanese files. */
function texteDe(xml: string): string {
  const sansPhonetique = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml;
  return nettoyer([...sansPhonetique.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)].map(([, t = '']) => t).join(''));
}

export function lireTextes(xml: string): readonly string[] {
  return [...xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, contenu = '']) => texteDe(contenu));
}

/** « AB12 » → 28. */
function colonneDe(reference: string): number {
  let n = 0;
  for (let i = 0; i < reference.length; i++) {
    const c = reference.charCodeAt(i);
    if (c < 65 || c > 90) break;
    n = n * 26 + c - 64;
  }
  return n;
}

function valeurDe(type: string | undefined, style: number, contenu: string, r: Ressources): Valeur {
  if (type === 'inlineStr') return texteDe(contenu);
  const brut = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/.exec(contenu)?.[1];
  if (brut === undefined || brut === '') return null;
  if (type === 's') return r.textes[Number(brut)] ?? null;
  if (type === 'b') return brut === '1';
  if (type === 'str' || type === 'e' || type === 'd') return nettoyer(brut);
  const v = Number(brut);
  return Number.isFinite(v) ? habiller(v, r.styles[style] ?? null, r.depuis1904) : nettoyer(brut);
}

function refuserEtendue(reference: string, ligne: number, colonne: number): never {
  throw new ErreurApport(
    'limite',
    `Cette feuille s’étend jusqu’à la case ${reference} (ligne ${entier(ligne)}, colonne ${entier(colonne)}), et la page lit ${entier(LIMITES.lignes)} lignes et ${entier(LIMITES.colonnes)} colonnes au plus. Effacez ce qui est loin du tableau, ou enregistrez les colonnes utiles en CSV.`,
  );
}

const PARTIES = /<(?:\w+:)?row\b([^>]*)>|<(?:\w+:)?c\b((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

/** The cells that hold something, by line: what they spread over is checked as they come, before any room is made for it. */
function cellulesDe(xml: string, r: Ressources): Map<number, Valeur[]> {
  const lignes = new Map<number, Valeur[]>();
  let [ligne, colonne, cases] = [0, 0, 0];
  for (const [, rangee, attributs, contenu] of xml.matchAll(PARTIES)) {
    if (rangee !== undefined) {
      ligne = Number(/\sr="(\d+)"/.exec(rangee)?.[1] ?? ligne + 1);
      colonne = 0;
      continue;
    }
    const reference = /\sr="([A-Z]+\d+)"/.exec(attributs ?? '')?.[1];
    colonne = reference === undefined ? colonne + 1 : colonneDe(reference);
    if (contenu === undefined) continue;
    const v = valeurDe(/\st="(\w+)"/.exec(attributs ?? '')?.[1], Number(/\ss="(\d+)"/.exec(attributs ?? '')?.[1] ?? 0), contenu, r);
    if (estVide(v)) continue;
    if (colonne > LIMITES.colonnes || ligne > LIMITES.lignes) refuserEtendue(reference ?? '', ligne, colonne);
    if (typeof v === 'string' && v.length > LIMITES.caracteres) refuserCellule(ligne, colonne, v.length);
    const cellules = lignes.get(ligne) ?? [];
    if (cellules.length === 0) lignes.set(ligne, cellules);
    const avant = cellules.length;
    while (cellules.length < colonne - 1) cellules.push(null);
    cellules[colonne - 1] = v;
    cases += cellules.length - avant;
    if (cases > LIMITES.cellules) refuserEtendue(reference ?? '', ligne, colonne);
  }
  return lignes;
}

/** A text merged over several lines holds for each of them; a number does not: it would be counted again. */
function etendreFusions(xml: string, lignes: Map<number, Valeur[]>): void {
  for (const [, a = '', debut = '', b = '', fin = ''] of xml.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
    if (a !== b) continue;
    const k = colonneDe(a) - 1;
    const v = lignes.get(Number(debut))?.[k];
    if (typeof v !== 'string') continue;
    for (let l = Number(debut) + 1; l <= Number(fin); l++) {
      const cellules = lignes.get(l);
      if (cellules === undefined) continue;
      while (cellules.length <= k) cellules.push(null);
      cellules[k] ??= v;
    }
  }
}

/** One sheet, from its XML. Throws ErreurApport on a limit. */
export function lireFeuille(xml: string, ressources: Ressources): Grille {
  const lignes = cellulesDe(xml, ressources);
  etendreFusions(xml, lignes);
  const triees = [...lignes].sort(([a], [b]) => a - b);
  return { rangees: triees.map(([, cellules]) => cellules), numeros: triees.map(([n]) => n), avis: [] };
}
