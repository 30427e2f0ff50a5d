import { openSite, visit } from '../tests/site/browser.ts';
import { weigh } from '../tests/site/weight.ts';
const site = await openSite();
for (const [a, e] of [['/zones-blanches/62/?v=1&si=62041-ACI', 'et-si'], ['/zones-blanches/48/?v=1&si=48080-ACI', 'et-si'], ['/zones-blanches/?v=1&d=15', 'zones-blanches-carte']]) {
const reqs = await visit(site, a!, {}, async ({ page, requests }) => { await page.locator(`${e}[data-dessine]`).waitFor(); await page.waitForLoadState('networkidle'); return [...new Set(requests)]; });
const ps = reqs.map((u) => new URL(u).pathname); let t = 0;
for (const p of ps) { const w = weigh(p); if (/\.(js|json)$/.test(p)) t += w; console.log(p, w.toFixed(1)); }
console.log('TOTAL', t.toFixed(1)); }
await site.close();
