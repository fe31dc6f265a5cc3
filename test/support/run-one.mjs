// npm run t -- test/engine/hcl.test.ts …: bundles and runs only these test files.
import { spawnSync } from 'node:child_process';

const files = process.argv.slice(2).filter((argument) => argument.endsWith('.test.ts'));
const rest = process.argv.slice(2).filter((argument) => !argument.endsWith('.test.ts'));
const run = (...command) => spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1;
const outputs = files.map((file) => file.replace(/^(\.\/)?test\//, 'out/test/').replace(/\.ts$/, '.mjs'));
process.exit(
  run('esbuild.js', '--tests', ...files) ||
    run('--enable-source-maps', 'node_modules/mocha/bin/mocha.js', '--no-config', '--timeout', '60000', ...outputs, ...rest),
);
