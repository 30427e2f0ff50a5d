/** Two thousand addresses that nobody honest writes, opened for real: nothing runs, nothing breaks, the page answers. */
import fc from 'fast-check';
import { DESKTOP, visit, type Site } from '../../tests/site/browser.ts';
import { atMost, type Row } from './table.ts';

const PAGES = ['/explorer/', '/atlas/', '/comparer/', '/zones-blanches/', '/strategies/ile-de-france-2015-2017/'];
const PER_PAGE = 400;

const PIECES = fc.constantFrom(
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "'--",
  'javascript:alert(1)',
  '%',
  '%00',
  '%C3',
  '%ff%fe',
  '\u202e',
  '\ud800',
  '{{constructor}}',
  '__proto__',
  '[object Object]',
  '../../..',
  '0x1p999',
  '-0',
  'NaN',
  '9'.repeat(400),
  'select 1; drop table siae',
);
/** Parameters that the pages read, and some that they do not. */
const NAMES = fc.constantFrom(
  ...['indicateur', 'niveau', 'code', 'periode', 'modalite', 'lieux', 'sql', 'v', 'd', 'type', 'composer', 'carte', 'q', '__proto__', ''],
);
const PARAMETER = fc.tuple(NAMES, fc.array(PIECES, { maxLength: 4 }), fc.boolean()).map(([name, pieces, encoded]) => {
  const value = pieces.join('');
  return `${name}=${encoded ? encodeURIComponent(value.toWellFormed()) : value.replaceAll(/[#&]/g, '')}`;
});
const ADDRESS = fc
  .tuple(
    fc.array(PARAMETER, { maxLength: 4 }),
    fc.oneof(
      fc.array(PARAMETER, { maxLength: 3 }).map((p) => p.join('&')),
      PIECES,
    ),
  )
  .map(([query, fragment]) => `?${query.join('&')}#${fragment}`);

export async function benchAdresses(site: Site): Promise<readonly Row[]> {
  let [opened, broken] = [0, 0];
  for (const [i, page] of PAGES.entries()) {
    const addresses = fc.sample(ADDRESS, { numRuns: PER_PAGE, seed: i + 1 });
    await visit(site, page, { viewport: DESKTOP }, async (v) => {
      const title = await v.page.title();
      v.page.on('dialog', (dialog) => {
        broken += 1;
        void dialog.dismiss();
      });
      for (const address of addresses) {
        const before = v.complaints.length;
        await v.page.goto(`${site.origin}${page}${address}`, { waitUntil: 'load' });
        // the reader goes on: another address, by the fragment alone, on a page that lives
        await v.page.evaluate((fragment) => void (location.hash = fragment), address.slice(-40));
        const alive = (await v.page.title()) === title && (await v.page.evaluate(() => document.querySelector('main h1') !== null));
        if (!alive || v.complaints.length > before) {
          broken += 1;
          console.error(`  ${page}${address}\n    ${v.complaints.slice(before).join(' | ')}`);
        }
        opened += 1;
      }
    });
  }
  return [atMost(`hostile addresses that break a page, of ${opened} on ${PAGES.length} pages`, broken, 0, 'addresses')];
}
