// @ts-check
/** The static gates: one list, for `npm run check` and for `npm test`. */
import { bin, run } from './processes.mjs';

/** @type {ReadonlyArray<readonly [name: string, args: readonly string[]]>} */
const GATES = [
  // first: it writes the types of the contents, which the linter reads
  ['types (astro check)', [bin('astro/bin/astro.mjs'), 'check', '--minimumSeverity', 'warning', '--minimumFailingSeverity', 'warning']],
  ['format (prettier)', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['lint (eslint)', [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.']],
  ['dead exports (knip)', [bin('knip/bin/knip.js'), '--include', 'exports,types,files', '--no-config-hints']],
];

/**
 * @param {string} node
 * @returns {ReadonlyArray<{ name: string, work: () => Promise<number> }>}
 */
export const gates = (node) => GATES.map(([name, args]) => ({ name, work: () => run(node, args) }));
