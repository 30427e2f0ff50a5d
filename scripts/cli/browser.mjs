// @ts-check
/** A Chromium for the browser tests and Lighthouse: found, or installed where that needs no question, never skipped. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { CommandError, run, step } from './processes.mjs';

/** Chromium without its windows, menus and their renderers: a page opens in a third of the time. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Quiet offline: no update, sync or first-run traffic. --no-sandbox because root (CI, containers) cannot have one. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Chromium builds that `playwright install` left, newest first.
 * @param {Record<string, string | undefined>} env
 */
function playwrightCache(env) {
  const folders = [
    env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  ].filter((folder) => folder !== undefined && existsSync(folder));
  const builds = folders.flatMap((folder) =>
    readdirSync(folder ?? '')
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
      .map((name) => join(folder ?? '', name)),
  );
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return builds.flatMap((build) => inside.map((path) => join(build, path)));
}

/**
 * The first of: CHROME_PATH, a Chromium or Chrome of the system, Playwright's own. Null when there is none.
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | null}
 */
export function findBrowser(env = process.env) {
  const asked = env['CHROME_PATH'];
  if (asked !== undefined && asked !== '') {
    if (isExecutable(asked)) return asked;
    throw new CommandError(`CHROME_PATH is "${asked}", which is not an executable: correct it, or unset it to let the tests search`);
  }
  const folders = ['/usr/bin', ...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')];
  const system = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...system, ...MAC, ...playwrightCache(env)].find(isExecutable) ?? null;
}

/** As findBrowser, installing Debian's package when we are root there. A whole Chromium serves where the shell cannot be had. */
export async function ensureBrowser() {
  const found = findBrowser();
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const isChosen = (process.env['CHROME_PATH'] ?? '') !== '';
  if (found !== null && (isChosen || !isDebianRoot || found.endsWith(SHELL))) return found;
  if (isDebianRoot) {
    await step(`apt-get: installing ${SHELL} for the browser tests`, async () => {
      const updated = await run('apt-get', ['update', '-q']);
      if (updated !== 0) return updated;
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', SHELL], { env });
    });
  }
  const installed = findBrowser();
  if (installed !== null) return installed;
  throw new CommandError(
    'the site tests need a Chromium and none was found: install Chromium or Chrome, or set CHROME_PATH to one, then run npm test again',
  );
}
