/** The interactive map and a reader's own file, beside their goals: the built site, on localhost. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESKTOP, visit, type Site, type Visit } from '../../tests/site/browser.ts';
import { weigh, weighPage } from '../../tests/site/weight.ts';
import { atMost, fact, type Row } from './table.ts';

const ATLAS = '/atlas/';
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Waits until the page asks for nothing more: what is fetched next belongs to the gesture. */
async function onAtlas<T>(site: Site, look: (visit: Visit) => Promise<T>): Promise<T> {
  return visit(site, ATLAS, { viewport: DESKTOP }, async (opened) => {
    await opened.page.waitForFunction(() => document.querySelector('atlas-carte')?.hasAttribute('data-dessine') === true);
    await opened.page.waitForLoadState('networkidle');
    return look(opened);
  });
}

/** Sets a field of the map; milliseconds from the last byte that it needed (or from the gesture, when it needed none) to the drawing. */
function change(page: Page, field: string, value: string): Promise<number> {
  return page.evaluate(
    async ([name, chosen]) => {
      const [map, input] = [document.querySelector('atlas-carte'), document.querySelector<HTMLInputElement>(`[name="${name}"]`)];
      if (map === null || input === null) throw new Error(`no map, or no field "${name}" on it`);
      const drawn = new Promise((resolve, reject) => {
        new MutationObserver(resolve).observe(map, { attributeFilter: ['data-dessine'] });
        setTimeout(() => reject(new Error(`the map was not drawn ten seconds after "${name}" became "${chosen}"`)), 10_000);
      });
      const start = performance.now();
      input.value = chosen;
      // as a browser does: a cursor is heard as it moves, a menu once it is chosen from
      for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, { bubbles: true }));
      await drawn;
      const end = performance.now();
      const fetched = performance.getEntriesByType('resource').filter((e) => e.startTime >= start);
      return end - Math.max(start, ...fetched.map((e) => (e as PerformanceResourceTiming).responseEnd));
    },
    [field, value] as const,
  );
}

/** Brotli kB of what was asked for since `before`. */
const weightSince = (requests: readonly string[], before: number): number =>
  requests.slice(before).reduce((total, url) => total + weigh(decodeURIComponent(new URL(url).pathname)), 0);

const engineSince = (requests: readonly string[], before: number): number =>
  requests.slice(before).filter((url) => /duckdb|\.wasm/.test(url)).length;

async function changeRows(site: Site): Promise<readonly Row[]> {
  return onAtlas(site, async ({ page, requests }) => {
    const start = requests.length;
    const first = await change(page, 'i', 'equipement-rsa');
    const kilobytes = weightSince(requests, start);
    const others: number[] = [first];
    for (const id of ['chomage-localise', 'iae-salaries', 'rsa-part', 'deld-part']) others.push(await change(page, 'i', id));
    const beforeYears = requests.length;
    const years: number[] = [];
    for (const rank of ['0', '1', '2', '3', '4']) years.push(await change(page, 'p', rank));
    return [
      atMost('/atlas/: another indicator, fetched', kilobytes, 60, 'kB'),
      atMost('/atlas/: another indicator, from data to map', median(others), 100, 'ms'),
      atMost('/atlas/: another year, fetched', weightSince(requests, beforeYears), 60, 'kB'),
      atMost('/atlas/: another year, from data to map', median(years), 100, 'ms'),
      atMost('/atlas/: files of the SQL engine asked for by these', engineSince(requests, start), 0, 'files'),
    ];
  });
}

const ROWS = 200_000;

/** As a DDETS might export it: ten columns, one of them the département. */
function ownCsv(): string {
  const row = (i: number) =>
    `${String((i % 95) + 1).padStart(2, '0')};${i};${i % 500};${(i % 997) / 10};Structure n° ${i};a;b;c;d;${i * 7}`;
  return `dep;rang;effectif;etp;nom;a;b;c;d;x\n${Array.from({ length: ROWS }, (_, i) => row(i)).join('\n')}\n`;
}

/** Seconds from the choice of the file to the map that it colours, the click between them made at once. */
async function ownFile(site: Site, path: string): Promise<number> {
  return onAtlas(site, async ({ page }) => {
    const own = page.locator('vos-donnees');
    await own.locator('input[type=file]:enabled').waitFor({ state: 'attached' });
    const before = await page.locator('atlas-carte').getAttribute('data-dessine');
    const start = performance.now();
    await own.locator('input[type=file]').setInputFiles(path);
    await own.getByRole('button', { name: 'Cartographier', exact: true }).click();
    await page.waitForFunction((seen) => document.querySelector('atlas-carte')?.getAttribute('data-dessine') !== seen, before);
    return (performance.now() - start) / 1000;
  });
}

export async function benchAtlas(site: Site): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-own-'));
  const path = join(folder, 'own.csv');
  writeFileSync(path, ownCsv());
  try {
    const { scripts, firstView } = await weighPage(site, ATLAS);
    const seconds = [await ownFile(site, path), await ownFile(site, path), await ownFile(site, path)];
    return [
      atMost('/atlas/: JavaScript before interaction, brotli', scripts, 60, 'kB'),
      fact('/atlas/: first view, brotli', `${firstView.toFixed(1)} kB`),
      ...(await changeRows(site)),
      atMost(`own CSV of ${ROWS} rows × 10 columns to the map`, median(seconds), 3, 's'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
