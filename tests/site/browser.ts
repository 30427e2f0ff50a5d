import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core';
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
  /** Waits until all that was asked for has come, and the page, given the time to, asks for nothing more. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What Playwright says in the console of the page whose service worker it holds back. */
const HELD_BACK = 'Service Worker registration blocked by Playwright';

/** A wait that a loaded machine does not pass, shorter than that of the test: what was waited for is then told. */
const PATIENCE = 60_000;

/**
 * Opens one address in a context of its own, for the caller to close. The service worker, which would fetch some 250 files in the
 * background of each interactive page, is held back unless asked for: it has its own tests.
 */
export async function arrive(site: Site, address: string, options: BrowserContextOptions): Promise<Visit> {
  const base = { locale: 'fr-FR', viewport: PHONE, reducedMotion: 'reduce', serviceWorkers: 'block' } as const;
  const context = await site.browser.newContext({ ...base, ...options });
  try {
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const [complaints, requests]: [string[], string[]] = [[], []];
    page.on('console', (message) => {
      const isComplaint = message.type() === 'error' || message.type() === 'warning';
      if (isComplaint && message.text() !== HELD_BACK) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const pending = new Set<Request>();
    page.on('request', (request) => {
      requests.push(request.url());
      pending.add(request);
    });
    page.on('requestfinished', (request) => pending.delete(request));
    page.on('requestfailed', (request) => pending.delete(request));
    const settled = async () => {
      for (let seen = -1; pending.size > 0 || seen !== requests.length;) {
        seen = requests.length;
        await page.evaluate(rest);
      }
    };
    const response = await page.goto(site.origin + address, { waitUntil: 'load' });
    return { page, status: response?.status() ?? 0, complaints, requests, settled, close: () => context.close() };
  } catch (cause) {
    await context.close();
    throw cause;
  }
}

/** Lets the page draw, then do all that it has in hand; runs in the page. */
async function rest(): Promise<void> {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next));
  await new Promise((next) => requestIdleCallback(next, { timeout: 5_000 }));
}

/** Runs `look` over one address in a context of its own, which is closed whatever happens. */
export async function visit<T>(
  site: Site,
  address: string,
  options: BrowserContextOptions,
  look: (visit: Visit) => Promise<T>,
): Promise<T> {
  const there = await arrive(site, address, options);
  try {
    return await look(there);
  } finally {
    await there.close();
  }
}

interface Axe {
  readonly run: (options: object) => Promise<AxeResults>;
}
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

/**
 * Axe over WCAG and its best practices: one line per violated rule, with the first nodes at fault. Its builder puts it into the page;
 * it is then asked directly, of violations alone: to describe all that is well takes twice as long as to judge it.
 */
export async function violationsOf(page: Page, tags: readonly string[] = []): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await new AxeBuilder({ page }).setLegacyMode().withRules('html-has-lang').analyze();
  const options = { resultTypes: ['violations'], ...(tags.length > 0 ? { runOnly: tags } : {}) };
  const { violations } = await page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(asked);
    return { violations };
  }, options);
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ target, failureSummary }) => `${String(target)}: ${failureSummary ?? ''}`);
    return `${id}: ${help} (${nodes.length})\n  ${where.join('\n  ')}`;
  });
}

/** Every rule in the light scheme, then those of colour in the dark one: a colour scheme changes nothing else. */
export async function violationsInBothSchemes(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violationsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsOf(page, ['cat.color']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((violation) => `dark scheme: ${violation}`)];
}
