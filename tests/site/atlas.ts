import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, visit, type Site, type Visit } from './browser.ts';

/** What the tests of /atlas/ share: opening a state, waiting for a drawing, reading what is on the map. */
export const drawings = (page: Page) => page.locator('atlas-carte').getAttribute('data-dessine');

/** Waits for the first drawing, or for the one after `before`. */
export async function drawn(page: Page, before: string | null = null): Promise<void> {
  await page.waitForFunction((seen) => {
    const now = document.querySelector('atlas-carte')?.getAttribute('data-dessine') ?? null;
    return now !== null && now !== seen;
  }, before);
}

export type Reading = Pick<Visit, 'page' | 'complaints' | 'requests' | 'settled'>;

/** Opens the map in a state, waits for it, and asks that nothing was complained of at the end. */
export async function read(
  site: Site,
  query: string,
  look: (reading: Reading) => Promise<void>,
  viewport: { width: number; height: number } = DESKTOP,
) {
  await visit(site, `/atlas/${query}`, { viewport }, async ({ page, complaints, requests, settled }) => {
    await drawn(page);
    await look({ page, complaints, requests, settled });
    expect(complaints).toEqual([]);
  });
}

/** Asked of the page: what the driver knows of its address comes a moment later. */
export const search = (page: Page) => page.evaluate(() => location.search);
export const title = (page: Page) => page.locator('atlas-carte figure h2').innerText();
export const card = (page: Page) => page.locator('[data-fiche]').innerText();
export const path = (page: Page, code: string) => page.locator(`.carte-vive path[data-code="${code}"]`);
/** Code and class of each territory: what a reader sees of the map. */
export const colours = (page: Page) =>
  page
    .locator('.carte-vive .territoires path')
    .evaluateAll((all) => all.map((p) => `${p.getAttribute('data-code')} ${p.getAttribute('class')} ${p.getAttribute('fill') ?? ''}`));

/** Acts, then waits for the drawing that follows. */
export async function change(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await drawings(page);
  await act();
  await drawn(page, before);
}

export const moreSettings = (page: Page) => page.locator('.plus summary').click();
