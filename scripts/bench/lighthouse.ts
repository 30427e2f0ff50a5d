import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BROWSER_FLAGS } from '../cli/browser.mjs';
import { bin } from '../cli/processes.mjs';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Scores = Readonly<Record<Category, number>>;

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}

/** Lighthouse as a phone (its default profile, throttling simulated), scores out of 100. CHROME_PATH names the browser. */
export async function lighthouse(url: string): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-lighthouse-'));
  const output = join(folder, 'report.json');
  const flags = ['--headless=new', ...BROWSER_FLAGS].join(' ');
  const options = ['--output=json', `--output-path=${output}`, '--quiet', '--no-enable-error-reporting', `--chrome-flags=${flags}`];
  try {
    await promisify(execFile)(process.execPath, [
      bin('lighthouse/cli/index.js'),
      url,
      `--only-categories=${CATEGORIES.join(',')}`,
      ...options,
    ]);
    const { categories } = JSON.parse(readFileSync(output, 'utf8')) as Report;
    const score = (category: Category) => Math.round((categories[category]?.score ?? 0) * 100);
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
