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
  {
    what: 'a word of the workshop where the field has one',
    expression:
      /sous (?:une|chaque|chacune des|cette|la|une autre|toute|quelque|deux|trois|quatre|cinq|\d+) (?:[\p{L}]+ )?définitions?|toute SIAE|deux côtés|étaient pauvres|(?:sont|est|soit|soient) blanches?(?![\p{L}])|tenue?s? ici|réunis ici|Cela fait \d/iu,
    wrong: [
      'blanches sous une définition',
      'à plus de 20 km de toute SIAE',
      'comptés des deux côtés',
      '12 % étaient pauvres',
      'elles sont blanches',
    ],
    right: ['selon une définition', 'de la SIAE la plus proche', 'des deux côtes', 'vivaient sous le seuil de pauvreté', 'en zone blanche'],
  },
  {
    // overseas is France too
    what: 'a place set against France as if it were elsewhere',
    expression: /contre [^.;]{1,40}[\s\u00a0\u202f]en France(?![\s\u00a0]m)/u,
    wrong: ['12 %, contre 8 % en France'],
    right: ['contre 8 % dans l’ensemble du pays', 'contre 8 % en France métropolitaine'],
  },
  {
    what: 'a vowel that is not elided, an article that is not contracted',
    expression:
      /(?<![\p{L}-])(?:[dD]e|[qQ]ue|[nN]e|[jJ]usque|[lL]orsque)[\s\u00a0](?!onz|oui|un[\s\u00a0]|Ou|y[\s\u00a0])(?:[aeiouàâéèêîôûœAEIOUÀÂÉÈÊÎÔÛŒ]\p{Ll}|h(?:abit|omme|ôpit|eure))|(?<![\p{L}-])(?:de|à) les? (?:[A-ZÉÈ]|territoire|département)/u,
    wrong: ['le nombre de habitants', 'qui vient de Ain', 'que ils', 'de le Jura', 'à les Ardennes'],
    right: ['d’habitants', 'de onze', 'de la', 'de y', 'du Jura'],
  },
  {
    what: 'one of something in the plural, or many in the singular',
    expression:
      /(?<![\d.,\u00a0\u202f’-])[01][\s\u00a0](?:habitants|communes|structures|personnes|SIREN|établissements|départements|intercommunalités|quartiers|demandeurs|objectifs|engagements|zones)(?![\p{L}])|(?<![\d,])(?:[2-9]|[1-9]\d+)[\s\u00a0](?:habitant|commune|structure|personne|établissement|département|intercommunalité|quartier|demandeur|objectif|engagement)(?![\p{L}-])/u,
    wrong: ['1 habitants', '0 communes', '12 commune'],
    right: ['1 habitant', '0 commune', '11 communes', '1,5 commune', '2 zones'],
  },
  {
    what: 'a name spelt two ways',
    expression: /(?<!\p{L})code du travail|FiLoSoFi|[Cc]o-traitance|ministère du travail|\d{4}–\d{4}|15–64/u,
    wrong: ['du code du travail', 'FiLoSoFi 2020', 'la co-traitance', '2015–2017', '15–64 ans'],
    right: ['du Code du travail', 'Filosofi', 'la cotraitance', '2015-2017', '15-64 ans'],
  },
];
