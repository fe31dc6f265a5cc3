/** The compiler of TypeScript. Packages that the repository does not have itself come from out/oracles/sdk/node. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collect, SDK, type SdkOracle } from './model';

const OPTIONS = {
  strict: true,
  noEmit: true,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  skipLibCheck: true,
  types: ['node'],
};

function check(programs: ReadonlyMap<string, string>, extension: '.ts' | '.js') {
  const folder = join(SDK, 'node', 'programs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compilerOptions = { ...OPTIONS, ...(extension === '.js' ? { allowJs: true, checkJs: true, strict: false } : {}) };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: [`*${extension}`] }));
  for (const [name, text] of programs) writeFileSync(join(folder, name + extension), text);
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', folder], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  rmSync(folder, { recursive: true, force: true });
  return collect(stdout, /(?:^|\/)(p\d+)\.[jt]s\(\d+,\d+\): (error .*)$/gm);
}

export const typescript: SdkOracle = {
  name: 'tsc',
  hosts: ['typescript'],
  extension: '.ts',
  present: () => true,
  check: (programs) => check(programs, '.ts'),
};

export const javascript: SdkOracle = {
  name: 'tsc --checkJs',
  hosts: ['javascript'],
  extension: '.js',
  present: () => true,
  check: (programs) => check(programs, '.js'),
};
