import { effacerJetons } from '#lib/sql.ts';

/** A table the reader may query, as the manifest names it. */
export interface TableConnue {
  readonly table: string;
  readonly colonnes: readonly string[];
}

/** The query without what may hold anything: texts, quoted names, comments. */
export const squelette = (sql: string): string => effacerJetons(sql, ['texte', 'nom', 'commentaire']);

export interface Contexte {
  readonly sql: string;
  readonly debut: number | null;
  readonly tables: readonly TableConnue[];
}

const MOTS_CLES = ['select', 'from', 'where', 'group', 'order', 'having', 'limit', 'join', 'union', 'distinct', 'between', 'with', 'using'];
const RESERVES =
  /^(all|and|any|as|asc|case|check|column|desc|distinct|do|else|end|except|false|for|from|grant|group|having|in|into|limit|not|null|offset|on|only|or|order|primary|references|select|table|then|to|true|union|unique|user|using|when|where|window|with)$/i;

/** Quotes of a text editor, which SQL takes for letters. */
export const GUILLEMETS =
  "Un texte s’écrit entre apostrophes droites\u202f: 'ACI', et non entre les guillemets ou les apostrophes d’un traitement de texte.";
const FRANCAIS = new Map(
  Object.entries({ et: 'and', ou: 'or', non: 'not', dans: 'in', entre: 'between', comme: 'like', est: 'is', par: 'by', sauf: 'except' }),
);
/** What other languages write, in SQL. */
export const ET = 'Deux conditions se joignent par «\u00a0and\u00a0», non par «\u00a0&&\u00a0».';
const ORDRE = 'L’ordre est select, from, where, group by, having, order by, limit';

/** Where the reading stopped: the word, and the code on either side of it, blank where a text or a comment stands. */
interface Arret {
  readonly mot: string;
  readonly avant: string;
  readonly apres: string;
  readonly brut: string;
}

/** In order: the first that holds speaks. */
const ARRETS: readonly { readonly quand: (a: Arret) => boolean; readonly conseil: (a: Arret) => string }[] = [
  {
    quand: ({ mot, avant }) => mot === '`' || /`[^`]*$/.test(avant),
    conseil: () => 'Un nom s’écrit entre guillemets doubles, "siae", ou sans rien\u202f; pas entre accents graves.',
  },
  { quand: ({ mot, avant }) => /^[‘’‚“”„«]/.test(mot) || /[‘’‚“”„«]\s*$/.test(avant), conseil: () => GUILLEMETS },
  {
    quand: ({ mot, brut }) => /^\p{L}/u.test(mot) && /'[^\s']*'$/.test(brut),
    conseil: ({ mot }) =>
      `Le texte s’est fermé juste avant «\u00a0${mot}\u00a0»\u202f: dans un texte, une apostrophe se double, 'L''Étoile'.`,
  },
  {
    quand: ({ mot, avant, apres }) => mot === ',' && /\d$/.test(avant) && /^,\d/.test(apres),
    conseil: ({ avant, apres }) =>
      `Le séparateur décimal de SQL est le point\u202f: ${/\d+$/.exec(avant)?.[0] ?? ''}.${/\d+/.exec(apres)?.[0] ?? ''}.`,
  },
  {
    quand: ({ avant }) => /\btop\s*$/i.test(avant),
    conseil: ({ mot }) => `«\u00a0top ${mot}\u00a0» s’écrit à la fin de la requête\u202f: limit ${mot}.`,
  },
  {
    quand: ({ avant }) => /\bin\s*$/i.test(avant),
    conseil: () => "Les valeurs de «\u00a0in\u00a0» sont entre parenthèses\u202f: in ('ACI', 'EI').",
  },
  {
    quand: ({ avant }) => /\bis\s*$/i.test(avant),
    conseil: () => '«\u00a0is\u00a0» n’est suivi que de null, not null, true ou false\u202f; pour une valeur, «\u00a0=\u00a0».',
  },
  {
    quand: ({ mot, avant }) => mot === ',' && /\bbetween\s+\S*\s*$/i.test(avant),
    conseil: () => '«\u00a0between\u00a0» prend deux bornes jointes par «\u00a0and\u00a0»\u202f: between 1 and 10.',
  },
  { quand: ({ avant }) => avant.includes('&&'), conseil: () => ET },
  {
    quand: ({ mot }) => FRANCAIS.has(mot.toLowerCase()),
    conseil: ({ mot }) => `«\u00a0${mot}\u00a0» s’écrit en anglais\u202f: ${FRANCAIS.get(mot.toLowerCase()) ?? ''}.`,
  },
  {
    quand: ({ mot, avant }) =>
      /^(from|where|group|order|limit|as)$/i.test(mot) &&
      (avant.match(/\bcase\b/gi)?.length ?? 0) > (avant.match(/\bend\b/gi)?.length ?? 0),
    conseil: () => '«\u00a0case when … then … else …\u00a0» se ferme par «\u00a0end\u00a0».',
  },
  {
    quand: ({ mot, avant }) =>
      /^(where|group|order|limit|join|left|inner)$/i.test(mot) &&
      /\bjoin\s+[\w."]+(\s+(as\s+)?\w+)?\s*$/i.test(avant) &&
      !/\b(cross|natural|positional)\s+join\s+[\w." ]*$/i.test(avant),
    conseil: () => SANS_ON,
  },
  {
    quand: ({ mot, avant }) => /^(from|where|group|having)$/i.test(mot) && /\b(limit|order\s+by|group\s+by|having)\b[^()]*$/i.test(avant),
    conseil: ({ mot }) => `${ORDRE}\u202f: «\u00a0${mot}\u00a0» vient trop tard.`,
  },
  {
    quand: ({ mot, avant }) => mot === ')' && avant.split('(').length <= avant.split(')').length,
    conseil: () => 'Une parenthèse est fermée sans avoir été ouverte.',
  },
  {
    quand: ({ mot, avant }) => mot === 'with' && /\bwith\b/i.test(avant),
    conseil: () => '«\u00a0with\u00a0» ne s’écrit qu’une fois\u202f: with a as (…), b as (…).',
  },
  {
    quand: ({ avant }) => /\bwith\s+\w+\s+as\s*$/i.test(avant),
    conseil: () => 'La requête que nomme «\u00a0with\u00a0» est entre parenthèses\u202f: with a as (select …).',
  },
  {
    quand: ({ avant }) => /\bfilter\s*$/i.test(avant),
    conseil: () => 'La condition de «\u00a0filter\u00a0» est entre parenthèses\u202f: filter (where …).',
  },
  {
    quand: ({ mot, avant }) => mot === '%' && /\blike\s*$/i.test(avant),
    conseil: () => "Le motif de «\u00a0like\u00a0» est un texte\u202f: like '%Étoile%'.",
  },
];

const SANS_ON = '«\u00a0join\u00a0» veut dire sur quoi\u202f: join communes c on c.commune = s.commune, ou using (commune).';

export function syntaxe(mot: string, { sql, debut }: Contexte): string {
  const vide = squelette(sql);
  const place = debut ?? vide.length;
  const arret = { mot, avant: vide.slice(0, place), apres: vide.slice(place), brut: sql.slice(0, place) };
  const connu = ARRETS.find(({ quand }) => quand(arret));
  if (connu !== undefined) return connu.conseil(arret);
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

export function finManquante(sql: string): string {
  const vide = squelette(sql);
  const ouvertes = vide.split('(').length - vide.split(')').length;
  if (ouvertes > 0)
    return `La requête s’arrête trop tôt\u202f: il manque ${ouvertes === 1 ? 'une parenthèse fermante' : `${ouvertes} parenthèses fermantes`}.`;
  if (/\bjoin\s+[\w."]+(\s+(as\s+)?\w+)?\s*$/i.test(vide)) return SANS_ON;
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
