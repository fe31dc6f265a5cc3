// npm run bench [-- TREE]: prints figures, judges nothing. TREE is a large checkout for the whole-tree comparison; without one the
// sample workspace, copied many times, stands in. `npm run bench -- secrets TREE` compares the search for secrets with other scanners.
// `map` prints what the picture costs. `rules [TREE]` prints what each rule costs alone. `scoreboard FOLDER` and `scoreboard FOLDER iac` judge labelled cases.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const [first, second] = process.argv.slice(2);
const board = process.argv[4] === 'iac' ? 'scoreboard-iac' : 'scoreboard';
const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

// The scoreboard runs the engine from its source; the others time what is shipped.
if (first !== 'scoreboard' && node('esbuild.js', '--support') !== 0) process.exit(1);
mkdirSync('out/bench', { recursive: true });
await build({
  entryPoints: (first === 'scoreboard'
    ? [board]
    : ['edits', 'map', 'rules', 'scale', 'start', 'terraform-tree', 'tree', 'secrets']
  )
    .map((name) => `test/bench/${name}.ts`)
    .filter((file) => existsSync(file)),
  outdir: 'out/bench',
  bundle: true,
  platform: 'node',
  packages: 'external',
  loader: { '.md': 'text', '.txt': 'text' },
  logLevel: 'warning',
});

if (first === 'scoreboard')
  process.exit(node(`out/bench/${board}.js`, ...process.argv.slice(3).filter((word) => word !== 'iac')));
if (first === 'secrets')
  process.exit(node('out/bench/secrets.js', ...(second ? [resolve(second), ...process.argv.slice(4)] : [])));
if (first === 'map') process.exit(node('out/bench/map.js'));
if (first === 'rules') process.exit(node('out/bench/rules.js', ...(second ? [resolve(second)] : [])));
node('out/bench/edits.js');
node('out/bench/map.js');
node('out/bench/rules.js');
node('out/bench/scale.js');
node('out/bench/start.js');
node('out/bench/terraform-tree.js');
const result = 'out/vscode-result.json';
if (existsSync(result)) {
  const { activationMs, firstDiagnosticsMs, treeMs } = JSON.parse(readFileSync(result, 'utf8'));
  if (activationMs !== undefined)
    console.log(`extension activation in VS Code          ${Math.round(activationMs)} ms   (target 100)`);
  if (firstDiagnosticsMs !== undefined)
    console.log(`first diagnostics in VS Code             ${Math.round(firstDiagnosticsMs)} ms`);
  if (treeMs !== undefined) console.log(`tree after the findings of an edit       ${Math.round(treeMs)} ms   (target 100)`);
} else console.log('extension activation                     run "npm run test:vscode" first');
const vsix = 'dist/nhi-hygiene.vsix';
if (existsSync(vsix))
  console.log(`.vsix                                    ${(statSync(vsix).size / 1e6).toFixed(2)} MB   (target 5)`);
process.exit(node('out/bench/tree.js', ...(first ? [resolve(first)] : [])));
