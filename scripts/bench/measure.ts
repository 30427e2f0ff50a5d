import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../cli/processes.mjs';

export interface Run {
  readonly seconds: number;
  /** Peak resident memory of the process, threads included, in MiB. */
  readonly peakMiB: number;
  /** Of processor, user and system, threads included. */
  readonly cpuSeconds: number;
}

/**
 * Runs a Node script and measures it. The peak comes from the process itself as it ends (`resourceUsage().maxRSS`, kept by
 * the kernel): unlike `/usr/bin/time` or polling /proc it is there on every system and misses no spike. A child that the
 * script starts is not counted: of the builds, only that of the site starts one, the program of Pagefind, for a second or two.
 */
export async function measure(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  const [probe, result] = [join(folder, 'probe.mjs'), join(folder, 'peak')];
  const target = JSON.stringify(result);
  writeFileSync(
    probe,
    `import { writeFileSync } from 'node:fs';\nimport { isMainThread } from 'node:worker_threads';\n` +
      `if (isMainThread) process.on('exit', () => writeFileSync(${target}, JSON.stringify(process.resourceUsage())));\n`,
  );
  try {
    const start = performance.now();
    await run(['--import', pathToFileURL(probe).href, ...args], env);
    const seconds = (performance.now() - start) / 1000;
    const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(result, 'utf8')) as NodeJS.ResourceUsage;
    return { seconds, peakMiB: maxRSS / 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.at(-1)} ended with exit code ${code}`))));
  });
}
