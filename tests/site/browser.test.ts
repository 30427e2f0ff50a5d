import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, DESKTOP, openSite, PHONE, visit, type Site, type Visit } from './browser.ts';
import { KINDS, WITH_FIGURES, WITH_LINKS } from './dist.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const mainText = (page: Page) => page.locator('main').innerText();

/** One page of each kind, read, resized, walked through, then unfolded: in this order, so that each test finds what it needs. */
describe.each(KINDS)('%s', (kind) => {
  let there: Visit;
  beforeAll(async () => {
    // with its service worker, which must not complain either
    there = await arrive(site, kind, { viewport: PHONE, serviceWorkers: 'allow' });
  });
  afterAll(() => there.close());

  describe('without JavaScript', () => {
    let plain: Visit;
    beforeAll(async () => {
      plain = await arrive(site, kind, { javaScriptEnabled: false });
    });
    afterAll(() => plain.close());

    test('reads the same', async () => {
      await there.settled();
      const [withScript, without] = await Promise.all([there, plain].map(({ page }) => mainText(page)));
      expect(without?.length).toBeGreaterThan(0.95 * (withScript?.length ?? Infinity));
    });

    if (WITH_FIGURES.includes(kind))
      test('shows its drawings, its numbers and the table behind each figure', async () => {
        const drawings = await plain.page.locator('main svg[role="img"]').all();
        const boxes = await Promise.all(drawings.map((drawing) => drawing.boundingBox()));
        expect(boxes.filter((box) => box !== null && box.width > 100 && box.height > 20).length).toBeGreaterThan(0);
        expect((await mainText(plain.page)).match(/\d/g)?.length ?? 0).toBeGreaterThan(10);
        expect(await plain.page.locator('main table').count()).toBeGreaterThan(0);
      });

    if (WITH_LINKS.includes(kind))
      test('leads on', async () => {
        expect(await plain.page.locator('main a[href^="/"]').count()).toBeGreaterThan(2);
      });
  });

  test.each([PHONE.width, 320, DESKTOP.width])('does not overflow sideways at %i px', async (width) => {
    await there.page.setViewportSize({ width, height: PHONE.height });
    await there.settled();
    expect(await there.page.evaluate(widestOverflow)).toBeNull();
  });

  test('the first Tab is a skip link that shows itself and leads to the content', async () => {
    const { page } = there;
    await page.setViewportSize(PHONE);
    await page.evaluate(startAgain);
    await page.keyboard.press('Tab');
    const link = page.locator(':focus');
    expect(await link.getAttribute('href')).toMatch(/^#\w/);
    const box = await link.boundingBox();
    expect(box !== null && box.y >= 0 && box.height > 10 && box.width > 40).toBe(true);
    await page.keyboard.press('Enter');
    const inside = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement) ?? false);
    const target = await page.evaluate(() => document.querySelector('main')?.contains(document.querySelector(':target')) ?? false);
    expect(inside || target).toBe(true);
  });

  test('focus is visible wherever Tab leads', async () => {
    const { page } = there;
    await page.setViewportSize(DESKTOP);
    await page.evaluate(startAgain);
    const unmarked: string[] = [];
    let walked = 0;
    for (; walked < 25; walked++) {
      await page.keyboard.press('Tab');
      const fault = await page.evaluate(focusFault);
      if (fault === 'end') break;
      if (fault !== null) unmarked.push(fault);
    }
    expect(unmarked).toEqual([]);
    expect(walked).toBeGreaterThan(3);
  });

  test('loads from here only, without a complaint of the console or of the content policy', async () => {
    const { page, status, complaints, requests } = there;
    // Unfold what is folded and scroll through, so that lazy parts load too.
    await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await there.settled();
    expect(status).toBe(200);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${site.origin}/`) && !/^(data|blob):/.test(url))).toEqual([]);
  });
});

/** Puts the focus before all that can have it, as in a page just opened; runs in the page. */
function startAgain(): void {
  window.scrollTo(0, 0);
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}

/** The element that sticks out the most, or null; runs in the page. */
function widestOverflow(): string | null {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const all = [...document.querySelectorAll('body *')].map((element) => ({ element, right: element.getBoundingClientRect().right }));
  const worst = all.reduce((a, b) => (b.right > a.right ? b : a));
  return `${scrollWidth} px in ${clientWidth}: <${worst.element.tagName.toLowerCase()} class="${worst.element.getAttribute('class') ?? ''}">`;
}

/** Why nobody can see that this element has the focus; runs in the page. */
function focusFault(): string | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return 'end';
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return outlined || style.boxShadow !== 'none' ? null : element.outerHTML.slice(0, 100);
}

test('without JavaScript /territoires/ lists every département', async () => {
  await visit(site, '/territoires/', { javaScriptEnabled: false }, async ({ page }) => {
    const links = page.locator('main a[href^="/territoires/departements/"]');
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set(hrefs).size).toBe(101);
  });
});

describe('search', () => {
  const search = async (typed: string, then: (page: Page) => Promise<void>) =>
    visit(site, '/territoires/', {}, async ({ page, complaints }) => {
      const box = page.getByRole('combobox').first();
      await box.focus();
      await page.keyboard.type(typed);
      await page.getByRole('option').first().waitFor();
      await then(page);
      expect(complaints).toEqual([]);
    });

  test.each([
    ['bourg en bresse', /Bourg-en-Bresse/],
    ['01000', /Bourg-en-Bresse/],
    ['2A', /Corse-du-Sud/],
    ['reunion', /La Réunion/],
  ])('« %s » finds it', async (typed, name) => {
    await search(typed, async (page) => {
      await expect.poll(async () => (await page.getByRole('option').allInnerTexts()).slice(0, 6).join('\n')).toMatch(name);
    });
  });

  test('works by keyboard alone: arrows choose, Escape closes, Enter goes', async () => {
    await search('corse-du-sud', async (page) => {
      const box = page.getByRole('combobox').first();
      expect(await box.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('ArrowDown');
      const active = await box.getAttribute('aria-activedescendant');
      expect(active).toBeTruthy();
      expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Escape');
      expect(await box.getAttribute('aria-expanded')).toBe('false');
      await box.fill('corse-du-sud');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/territoires/departements/2A/');
    });
  });

  test('says so in words when nothing matches', async () => {
    await visit(site, '/territoires/', {}, async ({ page }) => {
      await page.getByRole('combobox').first().fill('zzzzzz');
      await page.getByRole('status').filter({ hasText: /Aucun/ }).first().waitFor();
    });
  });
});
