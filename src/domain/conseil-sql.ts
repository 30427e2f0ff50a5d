import { liste } from '#lib/format.ts';
import { ET, finManquante, GUILLEMETS, plusProche, squelette, syntaxe, type Contexte } from './conseil-syntaxe.ts';

export const UNE_SEULE =
  'Une seule requête à la fois\u202f: ôtez ce qui suit le point-virgule, ou réunissez les étapes avec «\u00a0with\u00a0».';
export const LIRE_SEULEMENT =
  'L’explorateur ne fait que lire\u202f: ni table changée, ni fichier, ni réseau, ni réglage. Rien n’a été exécuté et les tables sont intactes. Commencez par «\u00a0select\u00a0» ou «\u00a0with\u00a0».';

interface Regle {
  readonly motif: RegExp;
  readonly conseil: (groupes: readonly string[], contexte: Contexte) => string | null;
}

const FICHIERS =
  'L’explorateur ne lit ni fichier ni adresse\u202f: rien ne sort de votre navigateur et rien n’y entre. Interrogez les tables listées à côté.';

/** In order: the first that matches speaks. */
const REGLES: readonly Regle[] = [
  { motif: /Expected a single SELECT statement|transaction is launched in read-only mode/, conseil: () => LIRE_SEULEMENT },
  { motif: /multiple statements/, conseil: () => UNE_SEULE },
  {
    motif: /Not all parameters were bound|prepared parameter/i,
    conseil: () =>
      '«\u00a0?\u00a0» et «\u00a0$1\u00a0» attendent une valeur que l’explorateur ne donne pas\u202f: écrivez-la dans la requête.',
  },
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
  { motif: /Referenced column "(?=[‘’‚“”„«])/, conseil: () => GUILLEMETS },
  {
    motif: /Referenced column "(.+?)" was not found because the FROM clause is missing/,
    conseil: () => 'La requête ne dit pas où lire\u202f: il manque «\u00a0from\u00a0» et le nom d’une table.',
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
    motif: /WHERE clause cannot contain window/,
    conseil: () => 'Une condition sur un calcul «\u00a0over (…)\u00a0» s’écrit après le where, avec «\u00a0qualify\u00a0».',
  },
  {
    motif: /aggregate function calls cannot be nested/,
    conseil: () => 'Un total de totaux se fait en deux temps\u202f: le premier dans «\u00a0with t as (…)\u00a0», le second sur t.',
  },
  {
    motif: /duplicate alias "(.+?)"/,
    conseil: ([nom = '']) => `Deux tables portent ici le nom ${nom}\u202f: donnez à l’une un autre nom, ${nom} as autre.`,
  },
  {
    motif: /Column "(.+?)" does not exist on (?:left|right) side of join/,
    conseil: ([nom = '']) =>
      `«\u00a0using (${nom})\u00a0» veut cette colonne des deux côtés, et l’un ne l’a pas\u202f: écrivez on a.… = b.…, avec le nom qu’elle porte de chaque côté.`,
  },
  {
    motif: /Ambiguous reference to column name "(.+?)" \(use: (.+?)\)/,
    conseil: ([nom = '', choix = '']) =>
      `Deux tables ont une colonne ${nom}\u202f: précisez laquelle, ${choix.replaceAll('"', '').replaceAll(' or ', ' ou ')}.`,
  },
  {
    motif: /Could not convert string '(-?\d+),(\d+)'/,
    conseil: ([entiere = '', decimales = '']) =>
      `Le séparateur décimal de SQL est le point\u202f: ${entiere}.${decimales}. Pour une colonne de texte, replace(…, ',', '.') avant cast.`,
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
    motif: /extract specifier "(.+?)" not recognized/,
    conseil: ([nom = '']) => `L’unité de temps «\u00a0${nom}\u00a0» s’écrit en anglais\u202f: 'year', 'quarter', 'month', 'week' ou 'day'.`,
  },
  {
    motif: /(?:invalid \w+ field format|\w+ field value out of range): "(.+?)"/,
    conseil: ([valeur = '']) =>
      `«\u00a0${valeur.slice(0, 30)}\u00a0» n’est pas une date\u202f: elle s’écrit '2019-12-31'. D’une autre forme, strptime('31/12/2019', '%d/%m/%Y')\u202f; d’un texte douteux, try_cast(… as date).`,
  },
  {
    motif: /out of range for the destination type|Overflow in/,
    conseil: () =>
      'Le résultat est trop grand pour ce type d’entier\u202f: convertissez avant de calculer, avec cast(… as hugeint) ou cast(… as double).',
  },
  {
    motif: /Function with name (\S+) does not exist!(?:\s+Did you mean "(.+?)")?/,
    conseil: ([nom = '', proche = '']) =>
      EQUIVALENTS.has(nom.toLowerCase())
        ? `DuckDB n’a pas de fonction ${nom}\u202f: écrivez ${EQUIVALENTS.get(nom.toLowerCase()) ?? ''}.`
        : proche === ''
          ? `DuckDB n’a pas de fonction ${nom}.`
          : `DuckDB n’a pas de fonction ${nom}\u202f; la plus proche est ${proche}.`,
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
    motif: /SELECT clause without selection list/,
    conseil: () => 'Il manque ce qu’il faut rendre, entre select et from\u202f: des colonnes, ou «\u00a0*\u00a0».',
  },
  {
    motif: /errhint NOT IMPLEMENTED/,
    conseil: (_, { sql }) => (/limit/i.test(sql) ? '«\u00a0limit 10, 20\u00a0» s’écrit limit 20 offset 10.' : null),
  },
  {
    motif: /Subquery returns (\d+) columns - expected 1/,
    conseil: () =>
      'Une sous-requête à la place d’une valeur rend une seule colonne\u202f: ôtez les autres, ou joignez-la avec «\u00a0join\u00a0».',
  },
  {
    motif: /More than one row returned by a subquery/,
    conseil: () => 'La sous-requête rend plusieurs lignes là où une seule valeur est attendue\u202f: utilisez in (…), ou un agrégat.',
  },
];

/** What other engines, and spreadsheets, call these. */
const EQUIVALENTS = new Map(
  Object.entries({
    getdate: 'current_date',
    nvl: 'coalesce(…, …)',
    isnull: 'coalesce(…, …), ou … is null',
    to_date: 'cast(… as date), ou strptime(…, format)',
    str_to_date: 'strptime(…, format)',
    to_char: 'strftime(…, format)',
    date_format: 'strftime(…, format)',
    percentile: 'quantile_cont(…, 0.5)',
    lag: 'lag(…) over (order by …)',
    lead: 'lead(…) over (order by …)',
    rank: 'rank() over (order by …)',
    row_number: 'row_number() over (order by …)',
  }),
);

/** What to do about a usual mistake, in French; null for the others. */
export function conseiller(message: string, contexte: Contexte): string | null {
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

const DE_DATES = /^(?:year|month|day|quarter|week|strftime|date_(?:part|trunc|diff|add|sub)|extract|last_day|age)$/i;

function typesRefuses(fonction: string, types: string): string {
  if (fonction === '&&') return ET;
  const texte = /VARCHAR|STRING/.test(types);
  const operateur = /^[+\-*/%]+$/.test(fonction);
  if (!texte) return `${fonction} ne s’applique pas à ces types (${types}).`;
  if (DE_DATES.test(fonction))
    return `${fonction} attend une date, et la colonne est du texte\u202f: cast(… as date). Celles de l’atlas s’écrivent 2019-12-31\u202f: left(…, 4) en donne l’année.`;
  const quoi = operateur ? `L’opération «\u00a0${fonction}\u00a0» attend des nombres` : `${fonction} n’accepte pas (${types})`;
  return `${quoi}\u202f: la colonne est peut-être du texte, à convertir avec cast(… as double)${operateur ? '\u202f; deux textes se collent avec ||' : ''}.`;
}
