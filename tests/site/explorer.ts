import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, visit, type Site, type Visit } from './browser.ts';

/** What the tests of /explorer/ share: asking for a query, running it, reading what came. */
export const adresseDe = (sql: string) => `/explorer/#${new URLSearchParams({ v: '1', sql }).toString()}`;
export const piece = (page: Page, nom: string) => page.locator(`[data-piece="${nom}"]`);
export const etat = (page: Page) => piece(page, 'etat');

/** Waits until no query runs: said at once when one is asked for, and taken back at its end. */
export const auRepos = (page: Page) => page.locator('[data-piece="executer"][aria-disabled="false"]').waitFor();

/** Runs what is in the editor, until the page has said how it ended: that its address then follows is the last thing it does. */
export async function lancer(page: Page): Promise<string> {
  await page.evaluate(() => history.replaceState(null, '', '#en-cours'));
  await page.getByRole('button', { name: 'Exécuter', exact: true }).click();
  await page.waitForFunction(() => location.hash !== '#en-cours');
  return (await etat(page).innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
}

export const cellules = (page: Page) => page.locator('.cadre-table tbody td').allInnerTexts();

/** What a page that has lived may be asked at the end: nothing complained of, nothing from elsewhere. */
export function juger(site: Site, { complaints, requests }: Visit): void {
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${site.origin}/`) && !/^(data|blob):/.test(url))).toEqual([]);
}

/** The query of the address is in the editor, and the page says so. */
export async function proposee({ page }: Visit, sql: string): Promise<void> {
  await piece(page, 'avis')
    .filter({ hasText: /rien n’a encore tourné/ })
    .waitFor();
  await page.waitForFunction(
    (texte) => document.querySelector('.hote-editeur')?.shadowRoot?.querySelector('.cm-content')?.textContent === texte,
    sql.replaceAll('\n', ''),
  );
}

/** A page of its own, whose engine has not started. */
export async function avec<T>(
  site: Site,
  sql: string,
  regarder: (v: Visit) => Promise<T>,
  options: BrowserContextOptions = { viewport: DESKTOP },
): Promise<T> {
  return visit(site, adresseDe(sql), options, async (v) => {
    await proposee(v, sql);
    const lu = await regarder(v);
    juger(site, v);
    return lu;
  });
}
