import { departementDe } from '#domain/departement.ts';
import { CODE_COMMUNE, CODE_DEPARTEMENT, CODE_EPCI, CODE_EPT, CODE_ZONE_EMPLOI, CODES_REGION } from '#domain/contrat.ts';
import type { NiveauCarte } from '#domain/couche.ts';
import type { Rangee } from '#db/database.ts';
import type { ColonneResultat, Resultat } from './resultat.ts';

/** A column that holds territory codes. */
export interface ColonneLieu {
  readonly colonne: string;
  readonly niveau: NiveauCarte;
}

const REGIONS: ReadonlySet<string> = new Set(CODES_REGION);
const FORMES: Readonly<Record<NiveauCarte, (code: string) => boolean>> = {
  region: (c) => REGIONS.has(c),
  departement: (c) => CODE_DEPARTEMENT.test(c),
  epci: (c) => CODE_EPCI.test(c),
  ept: (c) => CODE_EPT.test(c),
  'zone-emploi': (c) => CODE_ZONE_EMPLOI.test(c),
  commune: (c) => CODE_COMMUNE.test(c),
};

/** Names that the tables give to their codes: they tell the région 84 from the département 84. */
const PAR_NOM: readonly (readonly [RegExp, NiveauCarte])[] = [
  [/^(code_?)?(reg|region)/i, 'region'],
  [/^(code_?)?(dep|departement)/i, 'departement'],
  [/^(code_?|siren_?)?epci/i, 'epci'],
  [/^(code_?)?ept/i, 'ept'],
  [/^(code_?)?(zone_?emploi|ze)/i, 'zone-emploi'],
  [/^(code_?)?(commune|com|insee|depcom)/i, 'commune'],
];
const PAR_FORME: readonly NiveauCarte[] = ['epci', 'ept', 'commune', 'zone-emploi', 'departement'];

/** Share of the codes that must be right: a row « HORS » or « FR » among them does not hide the others. */
const SUFFISANT = 0.9;

const codesDe = (lignes: readonly Rangee[], colonne: string) => lignes.map((l) => l[colonne]).filter((v) => typeof v === 'string');

function convient(codes: readonly string[], niveau: NiveauCarte): boolean {
  const bons = codes.filter(FORMES[niveau]).length;
  return bons > 0 && bons >= SUFFISANT * codes.length;
}

/** Level written beside a bare `code`, when all rows have the same. */
function niveauDit(lignes: readonly Rangee[]): NiveauCarte | null {
  const dits = new Set(lignes.map((l) => l['niveau']));
  const [seul] = dits;
  return dits.size === 1 && typeof seul === 'string' && seul in FORMES ? (seul as NiveauCarte) : null;
}

function niveauDe({ nom }: ColonneResultat, lignes: readonly Rangee[]): NiveauCarte | null {
  const codes = codesDe(lignes, nom);
  if (codes.length === 0) return null;
  const dit = nom === 'code' ? niveauDit(lignes) : null;
  const nomme = dit ?? PAR_NOM.find(([motif]) => motif.test(nom))?.[1];
  if (nomme !== undefined && convient(codes, nomme)) return nomme;
  return PAR_FORME.find((n) => convient(codes, n)) ?? null;
}

/** Columns of codes, the finest level first: a table of communes has their département too. */
export function reconnaitreLieux({ colonnes, lignes }: Pick<Resultat, 'colonnes' | 'lignes'>): readonly ColonneLieu[] {
  const finesse: readonly NiveauCarte[] = ['commune', 'epci', 'ept', 'zone-emploi', 'departement', 'region'];
  return colonnes
    .flatMap((c) => {
      const niveau = c.genre === 'texte' ? niveauDe(c, lignes) : null;
      return niveau === null ? [] : [{ colonne: c.nom, niveau }];
    })
    .toSorted((a, b) => uniques(lignes, b.colonne) - uniques(lignes, a.colonne) || finesse.indexOf(a.niveau) - finesse.indexOf(b.niveau));
}

/** 1 when each code has one row: only such a column can be mapped as it is. */
const uniques = (lignes: readonly Rangee[], colonne: string) => (doublons(lignes, colonne) === null ? 1 : 0);

/** The first code that has several rows, with how many; null when each has one. */
export function doublons(lignes: readonly Rangee[], colonne: string): { readonly code: string; readonly lignes: number } | null {
  const comptes = new Map<string, number>();
  for (const code of codesDe(lignes, colonne)) comptes.set(code, (comptes.get(code) ?? 0) + 1);
  const double = [...comptes].find(([, n]) => n > 1);
  return double === undefined ? null : { code: double[0], lignes: double[1] };
}

/** Départements of the communes of a column, the one with the most rows first. */
export function departementsDe(lignes: readonly Rangee[], colonne: string): readonly string[] {
  const comptes = new Map<string, number>();
  for (const code of codesDe(lignes, colonne)) {
    const d = departementDe(code);
    if (CODE_DEPARTEMENT.test(d)) comptes.set(d, (comptes.get(d) ?? 0) + 1);
  }
  return [...comptes].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([d]) => d);
}
