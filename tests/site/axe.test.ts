import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, violationsOf, visit, type Site } from './browser.ts';
import { KINDS } from './dist.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const SCREENS = [
  { name: 'phone', viewport: PHONE },
  { name: 'desktop', viewport: DESKTOP },
] as const;

describe.each(KINDS)('axe on %s', (kind) => {
  test.each(SCREENS)('$name: no violation, light or dark', async ({ viewport }) => {
    const found = await visit(site, kind, { viewport, colorScheme: 'light' }, ({ page }) => violationsInBothSchemes(page));
    expect(found).toEqual([]);
  });
});

test('axe does see faults here, under the site’s own content policy', async () => {
  const found = await visit(site, '/', {}, async ({ page }) => {
    await page.evaluate(() => document.body.append(document.createElement('button')));
    return violationsOf(page);
  });
  expect(found.join()).toContain('button-name');
});

test('and sees the dark scheme', async () => {
  const found = await visit(site, '/mentions-legales/', { colorScheme: 'light' }, async ({ page }) => {
    // Set through the CSSOM, which the content policy allows: white on white, in the dark scheme only.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('@media (prefers-color-scheme: dark) { p, h1 { color: #fff !important; background: #fff !important } }');
      document.adoptedStyleSheets = [sheet];
    });
    return violationsInBothSchemes(page);
  });
  expect(found.join()).toMatch(/dark scheme: color-contrast/);
});
