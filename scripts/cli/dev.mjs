// @ts-check
/** `npm run dev`: Astro's development server over fresh data. */
import { portFrom } from '../serve.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { bin, main, run } from './processes.mjs';
import { ensureData } from './steps.mjs';

await main(async () => {
  await ensureInstalled();
  const node = findNode();
  await ensureData(node);
  return run(node, [bin('astro/bin/astro.mjs'), 'dev', '--host', '127.0.0.1', '--port', String(portFrom(process.env))]);
});
