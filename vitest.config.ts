import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files of `site`: one of them begun last would leave the other worker idle. */
const LONGEST = ['browser', 'axe', 'sous-chemin', 'explorer-adresses', 'explorer', 'hors-ligne'].map(
  (name) => `/tests/site/${name}.test.ts`,
);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const first = LONGEST.flatMap((end) => files.filter(({ moduleId }) => moduleId.endsWith(end)));
    return [...first, ...(await super.sort(files.filter((file) => !first.includes(file))))];
  }
}

/**
 * `unit` runs anywhere; `site` reads the built dist/ and drives a browser. Two workers for `site`: a browser waits more than
 * it works, and what is measured there is bytes, counts and shares, never a time.
 */
export default defineConfig({
  test: {
    // a list of faults is told whole, where a person reads it
    chaiConfig: { truncateThreshold: 2000 },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['tests/budget.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts', 'tests/parity/**/*.test.ts', 'tests/budget.test.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // what an island writes after a gesture is waited for, as long as a loaded machine needs
          expect: { poll: { timeout: 60_000, interval: 50 } },
        },
      },
    ],
  },
});
