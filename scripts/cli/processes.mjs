// @ts-check
/** Child processes of the commands: one line before, the seconds after, and Ctrl-C that reaches them. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A sentence for the person at the keyboard: printed without a stack. */
export class CommandError extends Error {}

/** Path of a package's script, run with a chosen Node rather than by its shebang.
 * @param {string} path inside node_modules */
export const bin = (path) => join(ROOT, 'node_modules', path);

/**
 * Runs a command in the repository and resolves to its exit code. Ctrl-C reaches the child through the terminal; a
 * SIGTERM sent to us alone is passed on, and we end when the child has.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, line?: (line: string) => string | null }} [options] `line` rewrites each line the
 *   command prints, or drops it (null)
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, line } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', line === undefined ? 'inherit' : 'pipe', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    if (line !== undefined && child.stdout !== null) {
      createInterface(child.stdout).on('line', (text) => {
        const shown = line(text);
        if (shown !== null) console.log(shown);
      });
    }
    const wait = () => {};
    const forward = () => child.kill('SIGTERM');
    process.on('SIGINT', wait);
    process.on('SIGTERM', forward);
    const restore = () => void process.off('SIGINT', wait).off('SIGTERM', forward);
    child.once('error', (error) => {
      restore();
      reject(new CommandError(`cannot run ${command}: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      restore();
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(130);
      resolve(code ?? 1);
    });
  });
}

/**
 * A named step: announces itself, runs, tells its time. Resolves to the exit code.
 * @param {string} label
 * @param {() => Promise<number>} work
 */
export async function step(label, work) {
  console.log(`▸ ${label}`);
  const start = performance.now();
  const code = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(code === 0 ? `  ${label}: done in ${seconds} s` : `  ${label}: failed after ${seconds} s (exit code ${code})`);
  return code;
}

/**
 * Runs a command to its end: a CommandError becomes one sentence and exit code 1.
 * @param {() => Promise<number | void>} command
 */
export async function main(command) {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error);
    process.exitCode = 1;
  }
}
