/** SQL as text: its tokens, read as DuckDB reads them, and the two ways to quote. No engine is needed. */

export interface Jeton {
  /** `texte` is a literal (also `E'…'` and `$$…$$`), `nom` a name between double quotes, `mot` a word or a number. */
  readonly genre: 'commentaire' | 'texte' | 'nom' | 'mot' | 'signe';
  readonly brut: string;
  /** Place in the text, from 0. */
  readonly debut: number;
  /** False when a comment, literal or quoted name runs to the end of the text. */
  readonly ferme: boolean;
}

const OUVRE_COMMENTAIRE = /--[^\n\r]*|\/\*/y;
const TEXTE = /[eE]'(?:[^'\\]|\\[\s\S]|'')*('|\\?$)|'(?:[^']|'')*('|$)|\$((?:[\p{L}_][\p{L}\d_]*)?)\$[\s\S]*?(\$\3\$|$)/uy;
const NOM = /"(?:[^"]|"")*("|$)/y;
const MOT = /[\p{L}_][\p{L}\d_$]*|\d[\d._]*(?:[eE][+-]?\d+)?/uy;

function lireA(motif: RegExp, sql: string, debut: number): RegExpExecArray | null {
  motif.lastIndex = debut;
  return motif.exec(sql);
}

/** Comments between slashes nest. Returns the end and whether it is closed. */
function finDeCommentaire(sql: string, debut: number): { readonly fin: number; readonly ferme: boolean } {
  let profondeur = 0;
  for (const { 0: borne, index } of sql.slice(debut).matchAll(/\/\*|\*\//g)) {
    profondeur += borne === '/*' ? 1 : -1;
    if (profondeur === 0) return { fin: debut + index + 2, ferme: true };
  }
  return { fin: sql.length, ferme: false };
}

function jetonA(sql: string, debut: number): Jeton {
  const commentaire = lireA(OUVRE_COMMENTAIRE, sql, debut);
  if (commentaire !== null) {
    const { fin, ferme } = commentaire[0] === '/*' ? finDeCommentaire(sql, debut) : { fin: debut + commentaire[0].length, ferme: true };
    return { genre: 'commentaire', brut: sql.slice(debut, fin), debut, ferme };
  }
  const texte = lireA(TEXTE, sql, debut);
  if (texte !== null) return { genre: 'texte', brut: texte[0], debut, ferme: /['$]/.test(texte[1] ?? texte[2] ?? texte[4] ?? '') };
  const nom = lireA(NOM, sql, debut);
  if (nom !== null) return { genre: 'nom', brut: nom[0], debut, ferme: nom[1] === '"' };
  const mot = lireA(MOT, sql, debut);
  if (mot !== null) return { genre: 'mot', brut: mot[0], debut, ferme: true };
  return { genre: 'signe', brut: String.fromCodePoint(sql.codePointAt(debut) ?? 0), debut, ferme: true };
}

/** Every token, comments included; what lies between two is blank. */
export function lireSql(sql: string): readonly Jeton[] {
  const jetons: Jeton[] = [];
  for (let place = sql.search(/\S/); place >= 0 && place < sql.length;) {
    const jeton = jetonA(sql, place);
    jetons.push(jeton);
    place = jeton.debut + jeton.brut.length;
    while (place < sql.length && /\s/.test(sql.charAt(place))) place += 1;
  }
  return jetons;
}

/** The text with the tokens of these kinds blanked: same length, same lines. */
export function effacerJetons(sql: string, genres: readonly Jeton['genre'][]): string {
  let reste = '';
  for (const { genre, brut, debut } of lireSql(sql))
    if (genres.includes(genre)) reste += sql.slice(reste.length, debut) + brut.replace(/[^\n]/g, ' ');
  return reste + sql.slice(reste.length);
}

/** The name that a word or a quoted name stands for; DuckDB does not tell case apart. */
export const nomDeJeton = ({ genre, brut }: Jeton): string =>
  (genre === 'nom' ? brut.replace(/^"|"$/g, '').replaceAll('""', '"') : brut).toLowerCase();

/** Quotes a text literal. */
export const texteSql = (texte: string): string => `'${texte.replaceAll("'", "''")}'`;
/** Quotes a name. */
export const nomSql = (nom: string): string => `"${nom.replaceAll('"', '""')}"`;
