import { env } from 'node:process';

/**
 * Node-only, at build. A partial build, to look at or test a few pages in seconds: ATLAS_PAGES lists the addresses wanted among
 * those that are made by the hundred (territories, indicators), separated by commas; without it, all. Other pages are always built.
 */
export function voulues<T>(pages: readonly T[], adresseDe: (page: T) => string): readonly T[] {
  const liste = env['ATLAS_PAGES'] ?? '';
  if (liste === '') return pages;
  const choisies = new Set(liste.split(','));
  return pages.filter((page) => choisies.has(adresseDe(page)));
}
