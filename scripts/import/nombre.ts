import { cellule, celluleVide, type Cellule } from '../../src/domain/cellule.ts';

export interface NombreLu extends Cellule {
  /** The producer starred the figure: published, to be revised. */
  readonly provisoire: boolean;
}

export interface OptionsNombre {
  /** What a lone dash means in this file; without it a dash is an unknown notation and gives null. */
  readonly tiret?: 'sans-objet' | 'indisponible' | 'secret';
}

const SECRET = new Set(['s', 's.s', 's.s.', 'ss', 'secret']);
const INDISPONIBLE = new Set(['', 'nd', 'n.d', 'n.d.', 'nc', 'n.c', 'n.c.', 'n/a', 'na']);
const TIRETS = new Set(['-', '–', '—']);
/** French grouping (space, U+00A0 or U+202F by three) or none; comma or dot as the decimal mark. */
const NOMBRE = /^[-−+]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?$/;

/**
 * The number a cell of an original says, with its state. A blank or « nd » is `indisponible`, « s » is `secret`, and only a
 * written 0 is `zero`. Returns null for a notation nobody told us about, so that the caller reports the row.
 */
export function lireNombre(texte: string, { tiret }: OptionsNombre = {}): NombreLu | null {
  const brut = texte.replace(/^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g, '');
  const etoile = /\s*\*+$/.exec(brut);
  const net = etoile === null ? brut : brut.slice(0, etoile.index);
  const provisoire = etoile !== null;
  const mot = net.toLowerCase();
  if (SECRET.has(mot)) return { ...celluleVide('secret'), provisoire };
  if (INDISPONIBLE.has(mot)) return { ...celluleVide('indisponible'), provisoire };
  if (TIRETS.has(net)) return tiret === undefined ? null : { ...celluleVide(tiret), provisoire };
  if (!NOMBRE.test(net)) return null;
  const valeur = Number(
    net
      .replace(/[ \u00a0\u202f]/g, '')
      .replace(',', '.')
      .replace('−', '-'),
  );
  return { ...cellule(valeur === 0 ? 0 : valeur), provisoire };
}
