import { expect, test } from 'vitest';
import { countTests } from './report.mjs';

test('counts every test and names the failed ones with their message, without runner frames', () => {
  const message = 'AssertionError: expected 1 to be 2\n    at a.test.ts:3:1\n    at run (file:///x/node_modules/vitest/x.js:1:1)';
  const suite = {
    name: '/depot/src/a.test.ts',
    status: 'failed',
    assertionResults: [
      { status: 'passed', fullName: 'un' },
      { status: 'failed', fullName: 'deux', failureMessages: [message] },
      { status: 'pending', fullName: 'trois' },
    ],
  };
  const counts = countTests({ testResults: [suite] }, '/depot');
  expect([counts.passed, counts.failed, counts.skipped]).toEqual([1, 1, 1]);
  expect(counts.failures[0]).toBe('src/a.test.ts › deux\n    AssertionError: expected 1 to be 2\n        at a.test.ts:3:1');
});

test('a file that does not load is one failure', () => {
  const suite = { name: '/depot/b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] };
  expect(countTests({ testResults: [suite] }, '/depot')).toMatchObject({ passed: 0, failed: 1, failures: ['b.test.ts\n    SyntaxError'] });
});
