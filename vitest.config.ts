import { defineConfig } from 'vitest/config';

/**
 * `unit` runs anywhere; `site` reads the built dist/ and drives a browser. One worker for `site`: pages are measured, and
 * several browsers at once on two cores make them lie.
 */
export default defineConfig({
  test: {
    // a list of faults is told whole, where a person reads it
    chaiConfig: { truncateThreshold: 2000 },
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
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
