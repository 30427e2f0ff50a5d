// @ts-check
/** `npm run bench [-- name…]`: measures on the Node of the dependencies; prints, and judges nothing. */
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { main, run } from './processes.mjs';

await main(async () => {
  await ensureInstalled();
  return run(findNode(), ['scripts/bench/bench.ts', ...process.argv.slice(2)], { env: { CHROME_PATH: await ensureBrowser() } });
});
