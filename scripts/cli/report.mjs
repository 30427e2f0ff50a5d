// @ts-check
/** Counts over vitest's JSON report: a file that did not even load counts as one failure. */

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number, readonly failures: readonly string[] }} Counts
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] | null }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} Suite
 */

/**
 * @param {{ testResults: Suite[] }} report
 * @param {string} root printed paths are relative to it
 * @returns {Counts}
 */
export function countTests(report, root) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
  for (const suite of report.testResults) {
    const file = suite.name.startsWith(root) ? suite.name.slice(root.length).replace(/^\//, '') : suite.name;
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed')
        counts.failures.push(`${file} › ${test.fullName}\n${indent(test.failureMessages?.join('\n') ?? '')}`);
      else counts.skipped++;
    }
    const hasFailure = suite.assertionResults.some((test) => test.status === 'failed');
    if (suite.status === 'failed' && !hasFailure) counts.failures.push(`${file}\n${indent(suite.message ?? 'did not load')}`);
  }
  return { ...counts, failed: counts.failures.length };
}

/** The message, without the frames of the runner. @param {string} text */
const indent = (text) =>
  text
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules/.test(line))
    .map((line) => `    ${line}`)
    .join('\n');
