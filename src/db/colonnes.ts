import { lireSql, nomDeJeton, type Jeton } from '#lib/sql.ts';

/**
 * Which columns of the published tables a SQL text can see, so that only those are downloaded. A column whose name is not
 * in the text can matter only by an implicit reference (a star, a whole row, a natural join…): any sign of one, or anything
 * this reader does not know, and the answer is « all of them ». It never has to be complete, only never too short.
 */

/** Words, quoted names (without their quotes) and symbols, in lower case; a literal is `''`, and comments are left out. */
function jetons(lus: readonly Jeton[]): readonly string[] {
  return lus.filter((j) => j.genre !== 'commentaire').map((j) => (j.genre === 'texte' ? "''" : nomDeJeton(j)));
}

/** What a plain query has none of: what is left open, texts with escapes or between dollars, names with dollars. */
const estEtrange = ({ genre, brut, ferme }: Jeton): boolean =>
  !ferme || (genre === 'texte' && !brut.startsWith("'")) || (genre === 'mot' && brut.includes('$'));

/** Statements and clauses that see columns they do not name, and texts that this reader does not read. */
const IMPLICITE = new Set(
  `natural positional asof columns describe summarize show table pivot unpivot name query query_table insert create update delete
  alter copy export import call pragma execute prepare attach merge with_ordinality struct_pack row lambda $ @ # \\`.split(/\s+/),
);
const NOM = /^[\p{L}_]/u;
/** What may stand after a table that has no alias; a word missing here is taken for an alias, which only asks for more. */
const APRES_TABLE = new Set(
  'where join left right full inner outer cross semi anti on using group order limit offset union intersect except having qualify window'.split(
    ' ',
  ),
);
const AVANT_ETOILE = new Set('select distinct all'.split(' '));
const APRES_ETOILE = new Set(
  'from exclude except replace rename union intersect where limit order group having as like ilike similar'.split(' '),
);

function estProduit(avant: string | undefined, apres: string | undefined): boolean {
  if (avant === undefined || apres === undefined) return false;
  const operande = (j: string) => /^[\p{L}_\d(]/u.test(j) || j === "''";
  return (operande(avant) || avant === ')') && avant !== '(' && !AVANT_ETOILE.has(avant) && operande(apres) && !APRES_ETOILE.has(apres);
}

const etoilesConnues = (j: readonly string[]): boolean =>
  j.every((jeton, i) => {
    if (jeton !== '*') return true;
    if (j[i - 1] === '(' && j[i - 2] === 'count' && j[i + 1] === ')') return true;
    return estProduit(j[i - 1], j[i + 1]);
  });

/** `from t` alone is a query of every column; `extract(… from …)` is not, but asks for all the same. */
function chaqueFromAUnSelect(j: readonly string[]): boolean {
  const nombre = (mot: string) => j.filter((jeton) => jeton === mot).length;
  const debuts = new Set([undefined, '(', ';', 'union', 'all', 'intersect', 'except', 'as', 'distinct', 'explain', 'analyze']);
  return nombre('from') <= nombre('select') && j.every((jeton, i) => jeton !== 'from' || !debuts.has(j[i - 1]));
}

/** Alias of the table at `i`, or null; `(` after it would rename columns by their position: `communes c(a, b)`. */
function aliasDe(j: readonly string[], i: number): { readonly nom: string; readonly renomme: boolean } | null {
  const place = j[i + 1] === 'as' ? i + 2 : i + 1;
  const nom = j[place];
  return nom === undefined || !NOM.test(nom) || APRES_TABLE.has(nom) ? null : { nom, renomme: j[place + 1] === '(' };
}

/** Tables and their aliases stand after FROM or JOIN, or before a dot: those that stand elsewhere may be a whole row. */
function rangeesEntieres(j: readonly string[], tables: ReadonlySet<string>): ReadonlySet<string> {
  const entieres = new Set<string>();
  const alias: { readonly nom: string; readonly table: string }[] = [];
  for (const [i, table] of j.entries()) {
    if (!tables.has(table) || j[i + 1] === '.') continue;
    const declare = j[i - 1] === 'from' || j[i - 1] === 'join' ? aliasDe(j, i) : undefined;
    if (declare === undefined || declare?.renomme === true) entieres.add(table);
    else if (declare !== null) alias.push({ nom: declare.nom, table });
  }
  for (const { nom, table } of alias) {
    const declarations = alias.filter((a) => a.nom === nom).length;
    if (j.filter((jeton, i) => jeton === nom && j[i + 1] !== '.').length > declarations) entieres.add(table);
  }
  return entieres;
}

export interface Visibles {
  /** Names in the text, among which those of columns are to be looked for. */
  readonly noms: ReadonlySet<string>;
  /** Tables that the text may see whole. */
  readonly entieres: ReadonlySet<string>;
}

/** What a text can see of `tables`; null when it may see any column of any. */
export function nomsVisibles(sql: string, tables: ReadonlySet<string>): Visibles | null {
  const lus = lireSql(sql);
  const j = jetons(lus);
  const explicite =
    (j[0] === 'select' || j[0] === 'with') &&
    !lus.some(estEtrange) &&
    !j.some((jeton) => IMPLICITE.has(jeton)) &&
    etoilesConnues(j) &&
    chaqueFromAUnSelect(j);
  return explicite ? { noms: new Set(j), entieres: rangeesEntieres(j, tables) } : null;
}
