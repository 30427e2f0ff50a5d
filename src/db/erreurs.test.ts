import { expect, test } from 'vitest';
import { erreur, erreurDeDemarrage, erreurDeRequete, estFatale, messageDuMoteur, PHRASES } from './erreurs.ts';
import { ErreurMoteur } from './moteur.ts';

const nommee = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  [nommee('AbortError', 'The user aborted a request.'), 'annule'],
  [nommee('TypeError', 'Failed to fetch'), 'hors-ligne'],
  [nommee('Error', 'cannot read /_astro/duckdb-eh.wasm: status 404'), 'hors-ligne'],
  [nommee('CompileError', "WebAssembly.compileStreaming(): Refused by 'wasm-unsafe-eval'"), 'navigateur'],
  [nommee('RangeError', 'WebAssembly.Memory(): could not allocate memory'), 'memoire'],
  [nommee('QuotaExceededError', 'The quota has been exceeded.'), 'memoire'],
  ['worker stopped', 'hors-ligne'],
])('a start that fails with %s is of nature %s', (cause, nature) => {
  const dite = erreurDeDemarrage(cause);
  expect(dite).toMatchObject({ nature, cause });
  expect(Object.values(PHRASES).some((phrase) => phrase.slice(0, 20) === dite.message.slice(0, 20))).toBe(true);
});

test.each([
  ['Out of Memory Error: failed to allocate data of size 256.0 KiB', 'memoire'],
  ['RuntimeError: memory access out of bounds', 'memoire'],
  ['INTERRUPT Error: Interrupted!', 'annule'],
  ['Catalog Error: Table with name inconnue does not exist!\nDid you mean "siae"?', 'table'],
])('a query that fails with %s is of nature %s', (message, nature) => {
  expect(erreurDeRequete(new Error(message))?.nature).toBe(nature);
});

test('the rest is about the SQL, and an error already said is not said again', () => {
  expect(erreurDeRequete(new Error('Binder Error: Referenced column "x" not found'))).toBeNull();
  const dite = erreur('annule');
  expect([erreurDeRequete(dite), erreurDeDemarrage(dite)]).toEqual([dite, dite]);
});

test('an engine that refused lives on; one that was cut down does not', () => {
  expect(estFatale(new Error('Out of Memory Error: could not allocate block'))).toBe(false);
  expect(estFatale(nommee('RuntimeError', 'unreachable'))).toBe(true);
  expect(estFatale(new Error('FATAL Error: database has been invalidated because of a previous fatal error'))).toBe(true);
});

test('phrases for a reader: a capital, an end, typography, a way on', () => {
  for (const cas of Object.keys(PHRASES) as (keyof typeof PHRASES)[]) {
    const { message } = erreur(cas);
    expect(message).toMatch(/^\p{Lu}.*\.$/u);
    expect(message).not.toMatch(/ [:;?!»]|« |'/);
  }
  expect(erreur('memoire')).toBeInstanceOf(ErreurMoteur);
});

test('an error of the parser gets its line and caret from its position', () => {
  const brut = JSON.stringify({ exception_type: 'Parser', exception_message: 'syntax error at or near "frm"', position: '11' });
  expect(messageDuMoteur(new Error(brut), 'select nom\nfrm communes')).toBe(
    'Parser Error: syntax error at or near "frm"\n\nLINE 2: frm communes\n        ^',
  );
  const sansPosition = JSON.stringify({ exception_type: 'Parser', exception_message: 'no list' });
  expect(messageDuMoteur(new Error(sansPosition), 'select')).toBe('Parser Error: no list');
  expect(messageDuMoteur(new Error('Binder Error: x'), 'select x')).toBe('Binder Error: x');
});
