/**
 * Does what a browser may refuse to a page without any fault of anybody: storage in a private window, the clipboard outside HTTPS, a plain name
 * for its caches. The refusal is told to who reads the console in detail; the page goes on with `sinon`.
 */
export function siPermis<T, S>(faire: () => Promise<T>, sinon: S): Promise<T | S>;
export function siPermis<T, S>(faire: () => T, sinon: S): T | S;
export function siPermis<T, S>(faire: () => T | Promise<T>, sinon: S): T | S | Promise<T | S> {
  const refuser = (cause: unknown): S => {
    console.debug(cause);
    return sinon;
  };
  try {
    const fait = faire();
    return fait instanceof Promise ? fait.catch(refuser) : fait;
  } catch (cause) {
    return refuser(cause);
  }
}

/** False where the browser has no clipboard, or keeps it from this page. */
export const copier = (texte: string): Promise<boolean> => siPermis(() => navigator.clipboard.writeText(texte).then(() => true), false);
