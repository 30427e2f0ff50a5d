import { liste } from '#lib/format.ts';
import { effacerJetons, lireSql } from '#lib/sql.ts';

/** A table the reader may query, as the manifest names it. */
export interface TableConnue {
  readonly table: string;
  readonly colonnes: readonly string[];
}

/** What went wrong, for a person: the engine's own words, where, and what to do. */
export interface ErreurExpliquee {
  /** The engine's message, without its drawing of the line. */
  readonly message: string;
  /** Place in the query as written, from 0; null when the engine does not say. */
  readonly debut: number | null;
  /** Line of that place, from 1. */
  readonly ligne: number | null;
  /** In French; null when the mistake is not a usual one. */
  readonly conseil: string | null;
}

export interface Instruction {
  readonly texte: string;
  readonly debut: number;
}

/** The query without what may hold anything: texts, quoted names, comments. */
const squelette = (sql: string): string => effacerJetons(sql, ['texte', 'nom', 'commentaire']);

/** Statements of a text, without their semicolons; comments alone are no statement. */
export function instructions(sql: string): readonly Instruction[] {
  const jetons = lireSql(sql).filter((j) => j.genre !== 'commentaire');
  const fins = [...jetons.filter((j) => j.brut === ';').map((j) => j.debut), sql.length];
  return fins.flatMap((fin, k) => {
    const debut = k === 0 ? 0 : (fins[k - 1] ?? 0) + 1;
    const premier = jetons.find((j) => j.debut >= debut && j.debut < fin);
    return premier === undefined ? [] : [{ texte: sql.slice(debut, fin), debut: premier.debut }];
  });
}

const LECTURES = ['select', 'with', 'from', 'values', 'table', 'describe', 'desc', 'summarize', 'explain', 'show', 'pivot', 'unpivot'];

/** Why a text is not sent to the engine at all: nothing to run, several statements, or one that does not read. Null when it may go. */
export function refuser(sql: string): ErreurExpliquee | null {
  const [premiere, seconde] = instructions(sql);
  if (premiere === undefined) return situer('requête vide', sql, null, 'Écrivez une requête, ou partez d’une des douze questions.');
  if (seconde !== undefined)
    return situer(
      'plusieurs instructions',
      sql,
      seconde.debut,
      'Une seule requête à la fois\u202f: ôtez ce qui suit le point-virgule, ou réunissez les étapes avec «\u00a0with\u00a0».',
    );
  const mot = /^\(*\s*([a-z_]+)/i.exec(sql.slice(premiere.debut))?.[1]?.toLowerCase() ?? '';
  if (mot === '' || LECTURES.includes(mot)) return null;
  if (
    /^(create|insert|update|delete|drop|alter|truncate|copy|export|import|install|load|attach|detach|set|reset|pragma|call|use|vacuum)$/.test(
      mot,
    )
  )
    return situer(
      `instruction « ${mot} » refusée`,
      sql,
      premiere.debut,
      'L’explorateur ne fait que lire\u202f: ni table changée, ni fichier, ni réseau, ni réglage. Commencez par «\u00a0select\u00a0» ou «\u00a0with\u00a0».',
    );
  return null;
}

function situer(message: string, sql: string, debut: number | null, conseil: string | null): ErreurExpliquee {
  const ligne = debut === null ? null : sql.slice(0, debut).split('\n').length;
  return { message, debut, ligne, conseil };
}

/** The engine's message, cleaned, placed in the query and explained. `brut` is the message as the engine gave it. */
export function expliquerErreur(brut: string, sql: string, tables: readonly TableConnue[]): ErreurExpliquee {
  const texte = brut.replace(/\n {2}in: [\s\S]*$/, '');
  const message = texte
    .replace(/\n\s*(LINE \d+:[\s\S]*|Candidate functions:[\s\S]*)$/, '')
    .replace(/\n+/g, '\n')
    .trim();
  const debut = placeDe(texte, sql);
  return situer(message, sql, debut, conseiller(message, { sql, debut, tables }));
}

/** Offset that the engine points at with `LINE n:` and a caret; it shortens long lines with dots on either side. */
function placeDe(texte: string, sql: string): number | null {
  if (texte.includes('at end of input')) return sql.trimEnd().length;
  const lu = /LINE (\d+): (.*)\n( *)\^/.exec(texte);
  if (lu === null) return null;
  const [, numero = '1', extrait = '', blancs = ''] = lu;
  const lignes = sql.split('\n');
  const rang = Number(numero) - 1;
  const coupe = extrait.startsWith('...') ? 3 : 0;
  const corps = extrait.slice(coupe).replace(/\.\.\.$/, '');
  const dans = Math.max(lignes[rang]?.indexOf(corps) ?? 0, 0);
  const colonne = dans + blancs.length - `LINE ${numero}: `.length - coupe;
  const avant = lignes.slice(0, rang).reduce((n, l) => n + l.length + 1, 0);
  return Math.min(Math.max(avant + colonne, 0), sql.length);
}

interface Contexte {
  readonly sql: string;
  readonly debut: number | null;
  readonly tables: readonly TableConnue[];
}

interface Regle {
  readonly motif: RegExp;
  readonly conseil: (groupes: readonly string[], contexte: Contexte) => string | null;
}

const FICHIERS =
  'L’explorateur ne lit ni fichier ni adresse\u202f: rien ne sort de votre navigateur et rien n’y entre. Interrogez les tables listées à côté.';

/** In order: the first that matches speaks. */
const REGLES: readonly Regle[] = [
  {
    motif: /unterminated quoted string/,
    conseil: () => "Une apostrophe ouvre un texte qui ne se ferme pas. Dans un texte, une apostrophe se double\u202f: 'L''Isle'.",
  },
  {
    motif: /unterminated quoted identifier/,
    conseil: () =>
      'Un guillemet double ouvre un nom qui ne se ferme pas. Un texte s’écrit entre apostrophes, un nom entre guillemets doubles.',
  },
  { motif: /unterminated .*comment/, conseil: () => 'Un commentaire «\u00a0/*\u00a0» n’est pas fermé par «\u00a0*/\u00a0».' },
  {
    motif:
      /httpfs|file system|external access|No files found|Permission Error|read_(?:csv|parquet|json|text|blob)|Cannot open file|Failed to download|Opening file/i,
    conseil: () => FICHIERS,
  },
  {
    motif: /exists in the (\w+) extension|Extension "(\w+)"/,
    conseil: () => 'Cette fonction vient d’une extension de DuckDB que l’atlas ne charge pas\u202f: seules les fonctions de base sont là.',
  },
  {
    motif: /Out of Memory|memory limit|could not allocate|bad_alloc/i,
    conseil: () =>
      'La requête demande trop de mémoire\u202f: ajoutez une condition, une limite, ou joignez sur une clé. La suivante marchera.',
  },
  { motif: /Referenced column "(.+?)" (?:not found|was not found)/, conseil: ([nom = ''], c) => colonneInconnue(nom, c) },
  { motif: /does not have a column named "(.+?)"/, conseil: ([nom = ''], c) => colonneInconnue(nom, c) },
  { motif: /Referenced table "(.+?)" not found/, conseil: ([nom = ''], c) => tableInconnue(nom, c, 'Le from ne nomme pas') },
  { motif: /Table with name (\S+) does not exist/, conseil: ([nom = ''], c) => tableInconnue(nom, c, 'Aucune table ne s’appelle') },
  {
    motif: /column "(.+?)" must appear in the GROUP BY/,
    conseil: ([nom = '']) =>
      `La requête calcule par groupe\u202f: ajoutez ${nom} après «\u00a0group by\u00a0», ou dites comment la résumer (any_value(${nom}), max(${nom})…).`,
  },
  {
    motif: /WHERE clause cannot contain aggregates/,
    conseil: () =>
      'Une condition sur un total s’écrit après «\u00a0group by\u00a0», avec «\u00a0having\u00a0» au lieu de «\u00a0where\u00a0».',
  },
  {
    motif: /Ambiguous reference to column name "(.+?)" \(use: (.+?)\)/,
    conseil: ([nom = '', choix = '']) =>
      `Deux tables ont une colonne ${nom}\u202f: précisez laquelle, ${choix.replaceAll('"', '').replaceAll(' or ', ' ou ')}.`,
  },
  {
    motif: /Could not convert string '(.*?)' to (?:INT|UINT|DOUBLE|FLOAT|DECIMAL|HUGEINT)/,
    conseil: ([valeur = '']) =>
      `Un texte («\u00a0${valeur.slice(0, 30)}\u00a0») est pris pour un nombre. Les codes sont du texte\u202f: écrivez '01' et non 1\u202f; try_cast(… as double) rend null là où ce n’est pas un nombre.`,
  },
  {
    motif: /(?:No function matches the given name and argument types|best candidate function for the function call) ['"]?(.+?)\((.*?)\)/,
    conseil: ([fonction = '', types = '']) => typesRefuses(fonction, types),
  },
  {
    motif: /Cannot (?:compare|mix) values of type (\w+).* and (?:type )?(\w+)/,
    conseil: () => 'Les deux côtés n’ont pas le même type\u202f: convertissez l’un des deux avec cast(… as varchar) ou cast(… as double).',
  },
  {
    motif: /Function with name (\S+) does not exist!(?:\s+Did you mean "(.+?)")?/,
    conseil: ([nom = '', proche = '']) =>
      proche === '' ? `DuckDB n’a pas de fonction ${nom}.` : `DuckDB n’a pas de fonction ${nom}\u202f; la plus proche est ${proche}.`,
  },
  { motif: /syntax error at end of input/, conseil: (_, { sql }) => finManquante(sql) },
  { motif: /syntax error at or near "(.+?)"/, conseil: ([mot = ''], c) => syntaxe(mot, c) },
  {
    motif: /ORDER term out of range/,
    conseil: () => '«\u00a0order by\u00a0» suivi d’un nombre désigne une colonne par son rang\u202f: ce rang n’existe pas.',
  },
  {
    motif: /same number of result columns/,
    conseil: () => 'Les requêtes réunies par «\u00a0union\u00a0» doivent rendre le même nombre de colonnes.',
  },
  {
    motif: /More than one row returned by a subquery/,
    conseil: () => 'La sous-requête rend plusieurs lignes là où une seule valeur est attendue\u202f: utilisez in (…), ou un agrégat.',
  },
];

function conseiller(message: string, contexte: Contexte): string | null {
  for (const { motif, conseil } of REGLES) {
    const lu = motif.exec(message);
    if (lu !== null) return conseil(lu.slice(1), contexte);
  }
  return null;
}

function colonneInconnue(nom: string, { sql, tables }: Contexte): string {
  const citees = tables.filter((t) => new RegExp(`\\b${t.table}\\b`, 'i').test(squelette(sql)));
  const proche = plusProche(nom, [...new Set(citees.flatMap((t) => t.colonnes))]);
  if (proche !== null) return `Aucune colonne ne s’appelle «\u00a0${nom}\u00a0» ici\u202f; la plus proche est «\u00a0${proche}\u00a0».`;
  const ailleurs = tables.filter((t) => t.colonnes.includes(nom)).map((t) => t.table);
  if (ailleurs.length > 0)
    return `La colonne «\u00a0${nom}\u00a0» est dans ${liste(ailleurs.slice(0, 3), 'ou')}\u202f: joignez la table qui la porte.`;
  if (sql.includes(`"${nom}"`))
    return `Les guillemets doubles nomment une colonne\u202f; un texte s’écrit entre apostrophes\u202f: '${nom}'.`;
  const connues = citees.length === 1 ? citees[0]?.colonnes.slice(0, 12) : undefined;
  return `Aucune colonne ne s’appelle «\u00a0${nom}\u00a0» ici.${connues === undefined ? '' : ` Celles de ${citees[0]?.table ?? ''}\u00a0: ${connues.join(', ')}.`}`;
}

function tableInconnue(nom: string, { tables }: Contexte, debut: string): string {
  const proche = plusProche(
    nom,
    tables.map((t) => t.table),
  );
  const suite = proche === null ? 'les tables sont listées à côté' : `la plus proche est «\u00a0${proche}\u00a0»`;
  return `${debut} «\u00a0${nom}\u00a0»\u202f; ${suite}.`;
}

function typesRefuses(fonction: string, types: string): string {
  const texte = /VARCHAR|STRING/.test(types);
  const operateur = /^[+\-*/%]+$/.test(fonction);
  if (!texte) return `${fonction} ne s’applique pas à ces types (${types}).`;
  const quoi = operateur ? `L’opération «\u00a0${fonction}\u00a0» attend des nombres` : `${fonction} n’accepte pas (${types})`;
  return `${quoi}\u202f: la colonne est peut-être du texte, à convertir avec cast(… as double)${operateur ? '\u202f; deux textes se collent avec ||' : ''}.`;
}

const MOTS_CLES = ['select', 'from', 'where', 'group', 'order', 'having', 'limit', 'join', 'union', 'distinct', 'between', 'with', 'using'];
const RESERVES =
  /^(all|and|any|as|asc|case|check|column|desc|distinct|do|else|end|except|false|for|from|grant|group|having|in|into|limit|not|null|offset|on|only|or|order|primary|references|select|table|then|to|true|union|unique|user|using|when|where|window|with)$/i;

function syntaxe(mot: string, { sql, debut }: Contexte): string {
  const vide = squelette(sql);
  const precedents = vide.slice(0, debut ?? vide.length).match(/[\p{L}\d_]+/gu) ?? [];
  const precedent = precedents.at(-1) ?? '';
  for (const essai of [mot, precedent]) {
    const proche = MOTS_CLES.includes(essai.toLowerCase()) ? null : plusProche(essai.toLowerCase(), MOTS_CLES);
    if (proche !== null) return `«\u00a0${essai}\u00a0» ressemble au mot «\u00a0${proche}\u00a0».`;
  }
  if (/,\s*$/.test(vide.slice(0, debut ?? 0))) return `Une virgule de trop précède «\u00a0${mot}\u00a0».`;
  if (mot === ')' || mot === ',') return `Il manque quelque chose avant «\u00a0${mot}\u00a0».`;
  const reserve = [precedent, mot].find((m) => RESERVES.test(m) && !/^(from|where|select|group|on|and|or|with|as|union)$/i.test(m));
  if (reserve !== undefined)
    return `«\u00a0${reserve}\u00a0» est un mot du langage\u202f: pour en faire un nom, mettez-le entre guillemets doubles, "${reserve}".`;
  return `La requête ne se lit plus à partir de «\u00a0${mot}\u00a0»\u202f: il manque une virgule, une parenthèse ou un mot juste avant.`;
}

function finManquante(sql: string): string {
  const vide = squelette(sql);
  const ouvertes = vide.split('(').length - vide.split(')').length;
  if (ouvertes > 0)
    return `La requête s’arrête trop tôt\u202f: il manque ${ouvertes === 1 ? 'une parenthèse fermante' : `${ouvertes} parenthèses fermantes`}.`;
  return 'La requête s’arrête trop tôt\u202f: il manque la suite du dernier mot.';
}

/** The nearest of these names, if it is near enough to be a slip: one letter in three at most. */
export function plusProche(nom: string, candidats: readonly string[]): string | null {
  const cherche = nom.toLowerCase();
  const places = candidats.map((c) => ({ c, d: distance(cherche, c.toLowerCase()) })).toSorted((a, b) => a.d - b.d);
  const [premier] = places;
  return premier !== undefined && premier.d <= Math.max(1, Math.floor(Math.max(cherche.length, premier.c.length) / 3)) ? premier.c : null;
}

/** Edits between two words; two neighbouring letters exchanged count for one. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const en = (i: number, j: number) => d[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const cout = a[i - 1] === b[j - 1] ? 0 : 1;
      const echange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? en(i - 2, j - 2) + 1 : Infinity;
      (d[i] ?? [])[j] = Math.min(en(i - 1, j) + 1, en(i, j - 1) + 1, en(i - 1, j - 1) + cout, echange);
    }
  return en(a.length, b.length);
}

/** What a query that succeeded may still hide: a division by zero is never an error here, but an infinity, « not a number » or a null. */
export function remarquer(sql: string, cases: { readonly vides: boolean; readonly infinis: boolean }): string | null {
  if (cases.infinis)
    return 'Des cases valent l’infini ou ne sont pas un nombre\u202f: c’est une division par zéro. Divisez par nullif(…, 0) pour obtenir une case vide.';
  if (!cases.vides || !/[/%]/.test(squelette(sql))) return null;
  return 'Des cases sont vides (null)\u202f: un calcul dont un terme manque, ou divisé par zéro, n’a pas de valeur. Ce ne sont pas des zéros.';
}
