import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, DESKTOP, openSite, PHONE, violationsInBothSchemes, violationsOf, visit, type Site, type Visit } from './browser.ts';
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

/** One page for both screens: what depends on the width follows it. */
describe.each(KINDS)('axe on %s', (kind) => {
  let there: Visit;
  beforeAll(async () => {
    there = await arrive(site, kind, { colorScheme: 'light' });
  });
  afterAll(() => there.close());

  test.each(SCREENS)('$name: no violation, light or dark', async ({ viewport }) => {
    await there.page.setViewportSize(viewport);
    await there.settled();
    expect(await violationsInBothSchemes(there.page)).toEqual([]);
  });
});

test('axe does see faults here, under the site’s own content policy', async () => {
  const found = await visit(site, '/', {}, async ({ page }) => {
    await page.evaluate(() => document.body.append(document.createElement('button')));
    return violationsOf(page);
  });
  expect(found.join()).toContain('button-name');
});

test('sees them in a page that it has already judged, at another width', async () => {
  const found = await visit(site, '/mentions-legales/', { viewport: PHONE }, async ({ page }) => {
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('@media (min-width: 1000px) { p, h1 { color: #ccc !important; background: #fff !important } }');
      document.adoptedStyleSheets = [sheet];
    });
    await page.setViewportSize(DESKTOP);
    return violationsInBothSchemes(page);
  });
  expect(found.filter((violation) => violation.includes('color-contrast'))).toHaveLength(2);
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
