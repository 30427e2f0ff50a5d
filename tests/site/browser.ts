import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/cli/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { DIST } from './dist.ts';

/** The built site on a free port and a browser to read it with. */
export interface Site {
  readonly origin: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

export async function openSite(): Promise<Site> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium found: run npm test, which installs one, or set CHROME_PATH');
  const server = await serve({ folder: DIST, port: 0 });
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  return { origin: server.origin, browser, close: () => browser.close().then(server.close) };
}

export const PHONE = { width: 390, height: 844 } as const;
export const DESKTOP = { width: 1280, height: 900 } as const;

/** A page and everything that went wrong while it loaded and lived. */
export interface Visit {
  readonly page: Page;
  readonly status: number;
  /** Console errors and warnings, uncaught exceptions, refusals of the content policy. */
  readonly complaints: readonly string[];
  /** URL of each request, in order. */
  readonly requests: readonly string[];
}

/** Runs `look` over one address in a context of its own, which is closed whatever happens. */
export async function visit<T>(
  site: Site,
  address: string,
  options: BrowserContextOptions,
  look: (visit: Visit) => Promise<T>,
): Promise<T> {
  const context = await site.browser.newContext({ locale: 'fr-FR', viewport: PHONE, reducedMotion: 'reduce', ...options });
  try {
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const [complaints, requests]: [string[], string[]] = [[], []];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    const response = await page.goto(site.origin + address, { waitUntil: 'load' });
    return await look({ page, status: response?.status() ?? 0, complaints, requests });
  } finally {
    await context.close();
  }
}

/**
 * Axe over WCAG and its best practices: one line per violated rule, with the first nodes at fault. Legacy mode: one
 * document without frames needs no second page, and half the time.
 */
export async function violationsOf(page: Page, tags: readonly string[] = []): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (tags.length > 0 ? axe.withTags([...tags]) : axe).analyze();
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ target, failureSummary }) => `${String(target)}: ${failureSummary ?? ''}`);
    return `${id}: ${help} (${nodes.length})\n  ${where.join('\n  ')}`;
  });
}

/** Every rule in the light scheme, then those of colour in the dark one: a colour scheme changes nothing else. */
export async function violationsInBothSchemes(page: Page): Promise<readonly string[]> {
  const light = await violationsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsOf(page, ['cat.color']);
  return [...light, ...dark.map((violation) => `dark scheme: ${violation}`)];
}
