/** mypy, with boto3-stubs and the vendors' own annotations. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect, isThere, SDK, type SdkOracle } from './model';

export const python: SdkOracle = {
  name: 'mypy',
  hosts: ['python'],
  extension: '.py',
  present: () => isThere('python', 'bin', 'mypy'),
  check: (programs) => {
    const folder = mkdtempSync(join(tmpdir(), 'mypy-'));
    try {
      for (const [name, text] of programs) writeFileSync(join(folder, `${name}.py`), text);
      const options = [
        '--strict',
        '--follow-untyped-imports',
        '--allow-untyped-calls',
        '--no-error-summary',
        '--hide-error-context',
        '--cache-dir',
        join(SDK, 'python', '.mypy'),
      ];
      const { stdout, stderr } = spawnSync(
        join(SDK, 'python', 'bin', 'mypy'),
        [...options, ...[...programs.keys()].map((name) => `${name}.py`)],
        { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 },
      );
      return collect(`${stdout}\n${stderr}`, /^(p\d+)\.py:\d+: error: (.*)$/gm);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
