// @ts-check
/** `npm run build`: data when stale, then the whole site, always. */
import { markFresh } from './freshness.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { main, ROOT, step } from './processes.mjs';
import { buildSite, ensureData, SITE } from './steps.mjs';

await main(async () => {
  await ensureInstalled();
  const node = findNode();
  await ensureData(node);
  const code = await step('site build', () => buildSite(node));
  if (code === 0) markFresh(ROOT, SITE);
  return code;
});
