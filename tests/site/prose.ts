/** What must never stand in a text that a French reader sees. Each expression has the sample that proves it works. */
export interface Fault {
  readonly what: string;
  readonly expression: RegExp;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

export const FAULTS: readonly Fault[] = [
  {
    what: 'a value gone wrong',
    expression: /NaN|\bundefined\b|\[object |Infinity\b|\bnull\b/,
    wrong: ['NaN %', 'undefined', 'de [object Object]', 'null'],
    right: ['nul', 'nulle part', 'Nancy'],
  },
  {
    // French decimals have two digits at most here, unless nothing but zeros came before: three after a comma are English thousands.
    what: 'an English thousand',
    expression: /(?<![\d,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/,
    wrong: ['1,213 personnes', '12,345,678'],
    right: ['1 213 personnes', '12,5 %', '1,25', '0,005 %', '0,001234'],
  },
  {
    what: 'an English decimal',
    expression: /^\s*[-−+]?\d+\.\d+\s*$|\d\.\d+[\s\u00a0\u202f]?(?:[%‰€]|points?\b|pour\b|km\b|habitants?\b|personnes?\b)/,
    wrong: ['12.5', '12.5 %', '3.2 km', '-0.4 point'],
    right: ['12,5 %', 'Licence Ouverte 2.0', 'DuckDB 1.4.4', '1.2.3'],
  },
  {
    what: 'a breaking space before double punctuation or a unit',
    expression: /[\p{L}\d)»] [;:!?%‰€»](?![\p{L}\d/])/u,
    wrong: ['Source : Insee', '12 %', 'mot »', 'Vraiment ?'],
    right: ['Source\u00a0: Insee', '12\u202f%', 'mot\u00a0»', 'a:b', 'https://exemple.fr'],
  },
  {
    what: 'a breaking space inside a number or after «',
    expression:
      /« |(?<![\d/-])\d{1,3}(?: \d{3})+(?![\d-])(?= (?:personnes|habitants|SIAE|salariés|demandeurs|allocataires|communes|euros|€))/,
    wrong: ['« mot', '1 213 personnes'],
    right: ['«\u00a0mot', '1\u202f213 personnes', '01 200'],
  },
  {
    // Between capitals it stays as the producer's file spells the name of a SIAE.
    what: 'a straight apostrophe',
    expression: /\p{Ll}'\p{L}|\p{L}'\p{Ll}/u,
    wrong: ["l'Ain", "Val-d'Oise", "L'emploi"],
    right: ['l’Ain', "LES FILS D'ARIANE", "'"],
  },
];
