import type { Rangee, Scalaire } from '#db/database.ts';
import type { ColonneSql } from '#db/moteur.ts';
import { FINE, INSECABLE, MOINS } from '#lib/format.ts';

/** How a column reads. `entier` and `nombre` are numbers; anything the engine gives as text is text. */
export type Genre = 'texte' | 'entier' | 'nombre' | 'booleen';

export interface ColonneResultat extends ColonneSql {
  readonly genre: Genre;
}

export interface Resultat {
  readonly sql: string;
  readonly colonnes: readonly ColonneResultat[];
  readonly lignes: readonly Rangee[];
  /** Milliseconds of the query alone, tables already open. */
  readonly duree: number;
}

export const estNombre = ({ genre }: ColonneResultat): boolean => genre === 'entier' || genre === 'nombre';

/** The number that a cell of a column of numbers is drawn at; a text of digits, which is exact, is drawn at the nearest. */
export function nombreDe(v: Scalaire | undefined): number | null {
  if (typeof v === 'number') return v;
  return typeof v === 'string' && CHIFFRES.test(v) ? Number(v) : null;
}
const CHIFFRES = /^-?\d+(?:\.\d+)?$/;

/** Columns with a number to draw: one that is null all the way down has none. */
export const mesuresDe = ({ colonnes, lignes }: Pick<Resultat, 'colonnes' | 'lignes'>): readonly string[] =>
  colonnes.filter((c) => estNombre(c) && lignes.some((l) => Number.isFinite(nombreDe(l[c.nom])))).map((c) => c.nom);

function genreDe(type: string): Genre {
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|BIGNUM)$/.test(type)) return 'entier';
  if (/^(?:DOUBLE|FLOAT|DECIMAL\(\d+,\d+\))$/.test(type)) return 'nombre';
  return type === 'BOOLEAN' ? 'booleen' : 'texte';
}

/** Columns of a result, as the engine declares them. */
export const colonnesDe = (declarees: readonly ColonneSql[]): readonly ColonneResultat[] =>
  declarees.map(({ nom, type }) => ({ nom, type, genre: genreDe(type) }));

/** What the remark about divisions looks at. */
export function casesDe({ lignes }: Pick<Resultat, 'lignes'>): { readonly vides: boolean; readonly infinis: boolean } {
  let [vides, infinis] = [false, false];
  for (const ligne of lignes)
    for (const v of Object.values(ligne)) {
      if (v === null) vides = true;
      else if (typeof v === 'number' && !Number.isFinite(v)) infinis = true;
    }
  return { vides, infinis };
}

const NOMBRES = new Intl.NumberFormat('fr-FR', { useGrouping: 'min2', maximumFractionDigits: 6 });
const soigner = (texte: string) => texte.replace(/[\u00a0 ]/g, FINE).replace('-', MOINS);

/** All the digits of an exact number, with the comma and the thousands apart. */
function ecrireChiffres(chiffres: string): string {
  const [, signe = '', entiere = '', suite = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(chiffres) ?? [];
  const groupee = entiere.length < 5 ? entiere : entiere.replace(/\B(?=(\d{3})+$)/g, FINE);
  return signe.replace('-', MOINS) + groupee + (suite === '' ? '' : `,${suite}`);
}

/** What a table of plain figures would write as zero, or over a whole line. */
const estExtreme = (v: number): boolean => v !== 0 && (Math.abs(v) < 1e-6 || Math.abs(v) >= 1e21);

function ecrireExtreme(v: number): string {
  const [mantisse = '', exposant = ''] = v.toExponential().split('e');
  return `${soigner(mantisse).replace('.', ',')}${FINE}×${FINE}10^${soigner(exposant.replace('+', ''))}`;
}

function ecrireNombre(v: number): string {
  if (Number.isNaN(v)) return 'pas un nombre';
  if (!Number.isFinite(v)) return v > 0 ? `+${FINE}infini` : `${MOINS}${FINE}infini`;
  return estExtreme(v) ? ecrireExtreme(v) : soigner(NOMBRES.format(v));
}

/** A cell as it is read: decimal comma, thousands apart from five digits on (so that 2019 stays a year); bytes are said to be bytes. */
export function ecrireCase(v: Scalaire, { genre, type }: Pick<ColonneResultat, 'genre' | 'type'>): string {
  if (v === null) return 'null';
  if (typeof v === 'boolean') return v ? 'vrai' : 'faux';
  if (typeof v === 'number') return type.startsWith('DECIMAL') && !estExtreme(v) ? ecrireChiffres(String(v)) : ecrireNombre(v);
  if (type === 'BLOB') return `octets${INSECABLE}: ${v === '' ? 'aucun' : v}`;
  return genre === 'texte' ? v : ecrireChiffres(v);
}
