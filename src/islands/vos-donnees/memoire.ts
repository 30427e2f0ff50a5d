import type { Reponses } from '#apport/question.ts';
import { siPermis } from '#islands/pieces/permission.ts';

/**
 * What the reader answered, by the name of the content (its SHA-256): levels, ranks of columns and of values, never a word of the file. The latest
 * files only.
 */
const CLE = 'atlas-vos-donnees-reponses';
const FICHIERS = 40;

type Memoires = Map<string, ReadonlyMap<string, string>>;

const estPaire = (v: unknown): v is [string, string] => Array.isArray(v) && v.length === 2 && v.every((t) => typeof t === 'string');

function lireTexte(texte: string): Memoires {
  const lu: unknown = JSON.parse(texte);
  if (!Array.isArray(lu)) return new Map();
  return new Map(
    lu.flatMap((entree: unknown): [string, ReadonlyMap<string, string>][] => {
      if (!Array.isArray(entree) || typeof entree[0] !== 'string' || !Array.isArray(entree[1])) return [];
      return [[entree[0], new Map((entree[1] as unknown[]).filter(estPaire))]];
    }),
  );
}

/** All the answers kept; none where the browser keeps nothing. */
export const lireMemoires = (): Memoires => siPermis(() => lireTexte(localStorage.getItem(CLE) ?? '[]'), new Map());

/** A browser that keeps nothing asks again next time. */
function ecrire(memoires: Memoires): void {
  const gardees = [...memoires].slice(-FICHIERS).map(([empreinte, reponses]) => [empreinte, [...reponses]]);
  siPermis(() => {
    if (gardees.length === 0) localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, JSON.stringify(gardees));
  }, undefined);
}

/** Keeps the answers given for a file, or forgets it when there are none. */
export function retenirReponses(empreinte: string, reponses: Reponses): void {
  if (empreinte === '') return;
  const memoires = lireMemoires();
  memoires.delete(empreinte);
  if (reponses.size > 0) memoires.set(empreinte, reponses);
  ecrire(memoires);
}
