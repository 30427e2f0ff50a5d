// @ts-check
/** `npm run data:…`: a script of the data, on the Node that runs it whatever the one at hand, and with what the script was given. */
import { ensureInstalled, findNode } from './install.mjs';
import { main, run } from './processes.mjs';

await main(async () => {
  const [script = '', ...args] = process.argv.slice(2);
  await ensureInstalled();
  return run(findNode(), [`scripts/${script}`, ...args]);
});
