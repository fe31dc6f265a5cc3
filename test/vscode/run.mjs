// npm run test:vscode [-- host | ui | picture]: the packed extension in a real VS Code: API tests in its extension host, then the user interface.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { browserPath } from './browser.mjs';
import { runHostTests } from './host.mjs';
import { installVscode } from './install.mjs';
import { runUi, takePicture } from './ui.mjs';

const parts = process.argv.slice(2);
const wants = (part) => parts.length === 0 || parts.includes(part);

function finish(counts, code) {
  mkdirSync('out', { recursive: true });
  writeFileSync('out/vscode-result.json', `${JSON.stringify(counts)}\n`);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exit(code);
}

/** Nothing was tested: loud, and in CI a failure. */
function impossible(reason) {
  const ci = process.env.CI === 'true';
  console.error(
    `\n!! NOT TESTED IN A REAL VS CODE: ${reason}\n!! ${ci ? 'CI=true: this is a failure.' : 'Skipped; with CI=true this fails.'}\n`,
  );
  finish({ passed: 0, failed: ci ? 1 : 0, skipped: 1 }, ci ? 1 : 0);
}

function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]}: ${stdout}${stderr}`);
}

function pack() {
  node('esbuild.js', '--support');
  if (process.env.NHI_VSIX) return resolve(process.env.NHI_VSIX);
  const vsix = resolve('dist/nhi-hygiene.vsix');
  node(
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  );
  return vsix;
}

function report(name, { passed, failed, skipped, tests }) {
  console.log(`\n${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  for (const { title, ms, state, error } of tests) {
    const mark = { passed: 'ok  ', failed: 'FAIL', skipped: 'skip' }[state];
    console.log(`  ${mark} ${title}${ms === undefined ? '' : ` (${ms} ms)`}`);
    if (error) console.log(error.replace(/^/gm, '       '));
  }
}

async function main() {
  const started = Date.now();
  const vsix = pack();
  console.log(`The package: ${vsix}, ${Math.round(statSync(vsix).size / 1000)} kB`);
  const vscode = await installVscode();
  if (vscode.kind === 'none') impossible(vscode.reason);
  if (vscode.kind === 'server' && !browserPath()) {
    impossible('no chromium here; it shows the window (Debian: apt-get install chromium fonts-dejavu-core)');
  }
  const folder = mkdtempSync(join(tmpdir(), 'nhi-vscode-'));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const measured = {};
  const add = (name, result) => {
    report(name, result);
    if (result.passed + result.failed + result.skipped === 0) {
      console.error(`!! ${name}: no test ran`);
      counts.failed++;
    }
    for (const key of Object.keys(counts)) counts[key] += result[key];
    return result;
  };
  try {
    if (wants('host')) {
      const { figures } = add('In the extension host', await runHostTests(vscode, { folder: join(folder, 'host'), vsix }));
      Object.assign(measured, {
        activationMs: figures.activateMs,
        firstDiagnosticsMs: figures.firstDiagnosticsMs,
        treeMs: figures.treeMs,
      });
      const ms = (value) => (value === undefined ? 'not measured' : `${value.toFixed(value < 20 ? 1 : 0)} ms`);
      console.log(
        `  activation ${ms(figures.activateMs)} (extension host busy ${ms(figures.blockedMs)}, bundle loaded in ${ms(figures.loadMs)});` +
          ` first findings ${ms(figures.firstDiagnosticsMs)} after the server was started;` +
          ` the tree ${ms(figures.treeMs)} after the findings of an edit`,
      );
    }
    if (wants('ui') && vscode.kind === 'desktop') {
      counts.skipped++;
      console.error('\n!! THE WINDOW IS NOT TESTED: that needs the server build of VS Code (linux-x64).');
    } else if (wants('ui')) add('In the window', await runUi(vscode, { folder: join(folder, 'ui'), vsix }));
    if (parts.includes('picture')) add('The picture', await takePicture(vscode, { folder: join(folder, 'picture'), vsix }));
  } finally {
    if (process.env.NHI_KEEP) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  console.log(`\n${vscode.version}, ${Math.round((Date.now() - started) / 1000)} s`);
  finish({ ...counts, ...measured }, counts.failed > 0 || counts.passed === 0 ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  finish({ passed: 0, failed: 1, skipped: 0 }, 1);
});
