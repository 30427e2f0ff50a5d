import { insecables } from '#lib/typographie.ts';
import { ErreurMoteur, type NatureErreurMoteur } from './moteur.ts';

/** What a reader is told, and what to do about it. */
export const PHRASES = {
  navigateur:
    'Ce navigateur ne peut pas faire tourner le moteur de calcul : il lui faut WebAssembly et les « web workers ». Mettez-le à jour, ou servez-vous des fichiers CSV de la page Données.',
  bloque:
    'Le navigateur ou le réseau interdit WebAssembly sur cette page : le moteur de calcul ne peut pas démarrer. Demandez à votre service informatique d’autoriser ce site, ou servez-vous des fichiers CSV de la page Données.',
  'hors-ligne': 'Le moteur de calcul n’a pas pu être téléchargé. Vérifiez la connexion, puis réessayez.',
  telechargement: 'La table n’a pas pu être téléchargée. Vérifiez la connexion, puis réessayez.',
  memoire:
    'Cette requête demande plus de mémoire que le navigateur n’en accorde. Choisissez moins de colonnes, filtrez plus tôt ou agrégez avant de joindre ; la requête suivante fonctionnera.',
  quota: 'Le navigateur n’a plus de place pour ces données. Fermez d’autres onglets ou libérez de l’espace, puis réessayez.',
  manifeste: 'Les données du site viennent d’être mises à jour. Rechargez la page pour lire les nouvelles.',
  annule: 'Le calcul a été interrompu.',
  lecture: 'L’explorateur ne fait que lire : cette instruction n’a pas été exécutée, et rien n’a changé.',
  retabli:
    'Cette requête a changé un réglage du moteur : il a été relancé et les tables sont celles de l’atlas. Ôtez l’appel qui en est la cause.',
} as const;

const NATURES: Readonly<Record<keyof typeof PHRASES, NatureErreurMoteur>> = {
  navigateur: 'navigateur',
  bloque: 'navigateur',
  'hors-ligne': 'hors-ligne',
  telechargement: 'hors-ligne',
  memoire: 'memoire',
  quota: 'memoire',
  manifeste: 'manifeste',
  annule: 'annule',
  lecture: 'lecture',
  retabli: 'retabli',
};

export function erreur(cas: keyof typeof PHRASES, cause?: unknown): ErreurMoteur {
  return new ErreurMoteur(NATURES[cas], insecables(PHRASES[cas]), { cause });
}

/** A table that SQL or a page names and that the atlas does not publish. */
export function tableInconnue(nom: string, cause?: unknown): ErreurMoteur {
  const phrase = `La table « ${nom} » n’existe pas : la liste des tables est sur la page Données.`;
  return new ErreurMoteur('table', insecables(phrase), { cause });
}

/** A name that the reader gives to a table of theirs while the atlas has one so called. */
export function nomPris(nom: string): ErreurMoteur {
  return new ErreurMoteur('table', insecables(`L’atlas publie déjà une table « ${nom} » : donnez un autre nom à la vôtre.`));
}

const messageDe = (cause: unknown): string => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));

/** The engine stopped inside: whatever it held is lost, and it must be started again. */
export const estFatale = (cause: unknown): boolean =>
  /RuntimeError|Aborted\(|memory access out of bounds|unreachable|table index is out|has been invalidated|null function|Maximum call stack|worker (is not set|stopped)/i.test(
    messageDe(cause),
  );

const EST_MEMOIRE =
  /out of memory|memory access out of bounds|could not allocate|failed to allocate|allocation failed|bad_alloc|Maximum call stack|Aborted\(/i;

/** A table did not come, or came cut short. */
export function erreurDeTable(cause: unknown): ErreurMoteur {
  if (cause instanceof ErreurMoteur) return cause;
  return messageDe(cause).includes('AbortError') ? erreur('annule', cause) : erreur('telechargement', cause);
}

/** The start failed: which of the causes a reader can act on. */
export function erreurDeDemarrage(cause: unknown): ErreurMoteur {
  if (cause instanceof ErreurMoteur) return cause;
  const message = messageDe(cause);
  if (message.includes('AbortError')) return erreur('annule', cause);
  if (message.includes('QuotaExceeded')) return erreur('quota', cause);
  if (/CompileError|LinkError|disallowed|wasm-unsafe-eval|SecurityError/i.test(message)) return erreur('bloque', cause);
  return EST_MEMOIRE.test(message) ? erreur('memoire', cause) : erreur('hors-ligne', cause);
}

const INTERROMPUE = /query was cancell?ed|INTERRUPT Error|AbortError/i;
const TABLE_ABSENTE = /Catalog Error: Table with name (\S+) does not exist/;

/** A query failed for a reason of its own nature, or null: then it is the engine's message about the SQL, a QueryError. */
export function erreurDeRequete(cause: unknown): ErreurMoteur | null {
  if (cause instanceof ErreurMoteur) return cause;
  const message = messageDe(cause);
  if (INTERROMPUE.test(message)) return erreur('annule', cause);
  if (EST_MEMOIRE.test(message) || estFatale(cause)) return erreur('memoire', cause);
  const absente = TABLE_ABSENTE.exec(message)?.[1];
  return absente === undefined ? null : tableInconnue(absente, cause);
}

/**
 * The engine's message as DuckDB writes it. The WASM build gives some errors (those of the parser) as JSON, with a position
 * in the text: they get the `LINE n: …` and the caret that the others already carry.
 */
export function messageDuMoteur(cause: unknown, sql: string): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (!message.startsWith('{')) return message;
  const brut = JSON.parse(message) as { readonly exception_type: string; readonly exception_message: string; readonly position?: string };
  const titre = `${brut.exception_type} Error: ${brut.exception_message}`;
  if (brut.position === undefined) return titre;
  const avant = sql.slice(0, Number(brut.position)).split('\n');
  const entete = `LINE ${avant.length}: `;
  const colonne = avant.at(-1)?.length ?? 0;
  return `${titre}\n\n${entete}${sql.split('\n')[avant.length - 1] ?? ''}\n${' '.repeat(entete.length + colonne)}^`;
}
