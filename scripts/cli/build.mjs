// @ts-check
/** `npm run build`: data when stale, then the whole site, always. */
import { withLock } from '../build/lock.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { main, ROOT, step } from './processes.mjs';
import { buildSite, ensureData } from './steps.mjs';

await main(async () => {
  await ensureInstalled();
  const node = findNode();
  return withLock(ROOT, 'npm run build', async () => {
    await ensureData(node);
    return step('site build', () => buildSite(node));
  });
});
