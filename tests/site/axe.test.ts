import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openSite, PHONE, violationsOf, visit, type Site } from './browser.ts';
import { KINDS } from './dist.ts';

let site: Site;
beforeAll(async () => (site = await openSite()) && undefined);
afterAll(() => site.close());

const SETTINGS = [
  { name: 'phone, light', viewport: PHONE, colorScheme: 'light' },
  { name: 'phone, dark', viewport: PHONE, colorScheme: 'dark' },
  { name: 'desktop, light', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'desktop, dark', viewport: DESKTOP, colorScheme: 'dark' },
] as const;

describe.each(KINDS)('axe on %s', (kind) => {
  test.each(SETTINGS)('$name: no violation', async ({ viewport, colorScheme }) => {
    expect(await visit(site, kind, { viewport, colorScheme }, ({ page }) => violationsOf(page))).toEqual([]);
  });
});

test('axe does see faults here, under the site’s own content policy', async () => {
  const found = await visit(site, '/', {}, async ({ page }) => {
    await page.evaluate(() => document.body.append(document.createElement('button')));
    return violationsOf(page);
  });
  expect(found.join()).toContain('button-name');
});
