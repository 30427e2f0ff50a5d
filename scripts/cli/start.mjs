// @ts-check
/** `npm start`: from a fresh clone to the site in a browser; afterwards, only what is stale. */
import { join } from 'node:path';
import { serveUntilStopped } from '../serve.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { CommandError, main, ROOT } from './processes.mjs';
import { ensureSite } from './steps.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureSite(findNode());
  await serveUntilStopped(join(ROOT, 'dist')).catch((error) => {
    throw new CommandError(error.message);
  });
});
