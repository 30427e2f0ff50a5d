import { cpSync } from 'node:fs';
import type { Contexte } from './contexte.ts';

/** The contours, as the site serves them. */
export function make(_: unknown, contexte: Contexte): string {
  cpSync(contexte.path('data/geometrie'), contexte.path('public/geo'), { recursive: true });
  return 'copiée';
}
