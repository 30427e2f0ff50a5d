/**
 * `reseau`: what was asked did not come. `perime`: the page asks for what the site no longer has, it was opened before the last deployment.
 * `bogue`: all the rest, which no other try will mend.
 */
export type GenreEchec = 'reseau' | 'perime' | 'bogue';

/** The words of browsers for a module that did not come; those of Chromium, Firefox and Safari, then of Vite. */
const MODULE = /dynamically imported module|importing a module script|unable to preload/i;
const COUPE = /failed to fetch|fetch failed|networkerror|load failed|network connection was lost/i;
/** « cannot read …: status 404 », « … answered 503 », and those of hyparquet. */
const STATUT = /\b(?:status|answered|failed):? (\d{3})\b/i;

function genreDuMessage(message: string, enLigne: boolean): GenreEchec {
  const statut = STATUT.exec(message)?.[1];
  if (statut !== undefined) return statut === '404' || statut === '410' ? 'perime' : 'reseau';
  if (MODULE.test(message)) return enLigne ? 'perime' : 'reseau';
  return COUPE.test(message) ? 'reseau' : 'bogue';
}

/** The kind of what went wrong, or of what caused it: a wrapped cause speaks for its wrapper. */
export function genreDe(cause: unknown, enLigne: boolean): GenreEchec {
  if (!(cause instanceof Error)) return 'bogue';
  const genre = genreDuMessage(cause.message, enLigne);
  return genre === 'bogue' && cause.cause !== undefined ? genreDe(cause.cause, enLigne) : genre;
}

const MOTS: Readonly<Record<Exclude<GenreEchec, 'reseau'>, string>> = {
  perime: 'Le site a sans doute été mis à jour depuis que cette page est ouverte\u00a0: rechargez-la.',
  bogue: 'Une erreur de cette page l’arrête, et non la connexion\u00a0: rechargez-la.',
};

/** Tells a failure: its cause to the console, whole, and its kind to the reader. `coupure`: what to say when something asked for did not come. */
export function signaler(cause: unknown, coupure: string): string {
  console.error(cause);
  const genre = genreDe(cause, navigator.onLine);
  return genre === 'reseau' ? coupure : MOTS[genre];
}
