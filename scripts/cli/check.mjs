// @ts-check
/** `npm run check`: every static gate, all of them even when one fails. */
import { gates } from './gates.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { main, step } from './processes.mjs';

await main(async () => {
  await ensureInstalled();
  let failed = 0;
  for (const { name, work } of gates(findNode())) failed += (await step(name, work)) === 0 ? 0 : 1;
  return failed === 0 ? 0 : 1;
});
