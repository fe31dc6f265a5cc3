// Mocha's dots for people, and the counts in out/unit-result.json for npm test.
import { mkdirSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending: skipped } = runner.stats;
      mkdirSync('out', { recursive: true });
      writeFileSync('out/unit-result.json', `${JSON.stringify({ passed, failed, skipped })}\n`);
    });
  }
}
