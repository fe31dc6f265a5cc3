// npm start [-- FOLDER]: builds, analyses the sample workspace (or FOLDER), packs the extension and says how to install it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
const [wanted] = process.argv.slice(2);
if (wanted !== undefined && !existsSync(wanted)) {
  console.error(`${wanted}: no such folder`);
  process.exit(2);
}
if (node('esbuild.js', '--support') !== 0) process.exit(1);

const { copyShop, removeShop } = createRequire(import.meta.url)('../../out/support/shop.js');
const folder = wanted === undefined ? copyShop() : resolve(wanted);
for (const command of ['check', 'inventory']) {
  console.log(`\n$ nhi ${command}${wanted === undefined ? '   (the sample workspace test/workspaces/shop)' : ''}\n`);
  spawnSync(process.execPath, [resolve('dist/nhi.js'), command], { stdio: 'inherit', cwd: folder });
}
if (wanted === undefined) removeShop(folder);

const vsix = resolve('dist/nhi-hygiene.vsix');
const packed = spawnSync(
  process.execPath,
  [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ],
  {
    encoding: 'utf8',
  },
);
if (packed.status !== 0) {
  console.error(packed.stdout, packed.stderr);
  process.exit(1);
}
console.log(`\nThe extension: ${vsix}\nInstall it:    code --install-extension ${vsix}`);
