/** `go vet`, which compiles first, each program as a package of its own in one module. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collect, isThere, SDK, type SdkOracle } from './model';

/** A package that cannot be loaded would keep all others from being looked at. */
const MISSING = ['no required module provides a package'];

/** Packages that are not of the standard library: their paths begin with a domain. */
function importsOf(text: string): string[] {
  const head = text.slice(0, Math.max(text.search(/^(?:func|var|const|type) /m), 0));
  return [...head.matchAll(/"([\w-]+\.[\w./-]+)"/g)].map(([, path]) => path ?? '');
}

export const go: SdkOracle = {
  name: 'go vet',
  hosts: ['go'],
  extension: '.go',
  present: () => isThere('go', 'go.sum') && spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0,
  check: (programs) => {
    const folder = join(SDK, 'go');
    const modules = readFileSync(join(folder, 'go.mod'), 'utf8').match(/^\s*(?:require )?[\w.-]+\.[\w./-]+(?= v)/gm) ?? [];
    const names = modules.map((module) => module.replace('require', '').trim());
    // A service of the SDK is a module of its own, inside the folder of another.
    const provides = (path: string) =>
      names.some((name) => path === name || (path.startsWith(`${name}/`) && !/aws-sdk-go-v2\/service\/\w+$/.test(path)));
    const absent = new Map([...programs].flatMap(([name, text]) => (importsOf(text).every(provides) ? [] : [[name, MISSING]])));
    const present = [...programs].filter(([name]) => !absent.has(name));
    const packages = present.map(([name]) => name);
    try {
      for (const [name, text] of present) {
        mkdirSync(join(folder, name), { recursive: true });
        writeFileSync(join(folder, name, `${name}.go`), text);
      }
      const { stdout, stderr } = spawnSync('go', ['vet', '-mod=readonly', ...packages.map((name) => `./${name}`)], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      const said = collect(`${stdout}\n${stderr}`, /^(?:vet: )?(?:\.\/)?(p\d+)\/p\d+\.go:\d+:\d+: (.*)$/gm);
      return new Map([...absent, ...said]);
    } finally {
      for (const name of packages) rmSync(join(folder, name), { recursive: true, force: true });
    }
  },
};
