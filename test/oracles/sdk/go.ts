/** `go vet`, which compiles first, each program as a package of its own in one module. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collect, isThere, SDK, type SdkOracle } from './model';

export const go: SdkOracle = {
  name: 'go vet',
  hosts: ['go'],
  extension: '.go',
  present: () => isThere('go', 'go.sum') && spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0,
  check: (programs) => {
    const folder = join(SDK, 'go');
    const packages = [...programs.keys()];
    try {
      for (const [name, text] of programs) {
        mkdirSync(join(folder, name), { recursive: true });
        writeFileSync(join(folder, name, `${name}.go`), text);
      }
      const { stdout, stderr } = spawnSync('go', ['vet', '-mod=readonly', ...packages.map((name) => `./${name}`)], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      return collect(`${stdout}\n${stderr}`, /^(?:vet: )?(?:\.\/)?(p\d+)\/p\d+\.go:\d+:\d+: (.*)$/gm);
    } finally {
      for (const name of packages) rmSync(join(folder, name), { recursive: true, force: true });
    }
  },
};
