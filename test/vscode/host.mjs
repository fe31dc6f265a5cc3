// Runs the tests of test/vscode/host inside the extension host of a real VS Code, against the installed .vsix.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPage } from './browser.mjs';
import { buildHarness } from './build.mjs';
import { makeCases } from './cases.mjs';
import { startServer } from './server.mjs';
import { makeWorkspace } from './workspaces.mjs';

/** For all tests together. An own machine takes two minutes; a busy one several times as long. */
const PATIENCE = 600_000;

/** Gives what the tests wrote: `{ passed, failed, skipped, tests, figures }`. No result file means failure, whatever the exit code. */
export async function runHostTests(vscode, { folder, vsix }) {
  mkdirSync(folder, { recursive: true });
  const harness = await buildHarness();
  const workspace = makeWorkspace(join(folder, 'workspace'));
  const result = join(folder, 'result.json');
  const environment = {
    NHI_RESULT: result,
    NHI_SHOP: workspace.shop,
    NHI_SECOND: workspace.second,
    NHI_CASES: await makeCases(join(folder, 'cases')),
    NHI_VALUES: workspace.values.join('\n'),
    NHI_EXTENSIONS: join(folder, vscode.kind === 'server' ? '' : 'desktop', 'extensions'),
    ...(process.env.NHI_GREP ? { NHI_GREP: process.env.NHI_GREP } : {}),
  };
  const run = vscode.kind === 'server' ? runOnServer : runOnDesktop;
  return verdict(result, await run(vscode, { folder, vsix, harness, file: workspace.file, environment }));
}

async function runOnServer(vscode, { folder, vsix, harness, file, environment }) {
  const server = await startServer(vscode, { folder, vsix, driver: true, hook: harness.hook });
  try {
    const remote = (path) => `vscode-remote://${server.authority}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(harness.folder)],
      ['extensionTestsPath', remote(harness.runner)],
      ['extensionEnvironment', JSON.stringify(environment)],
    ];
    return await exitCode(`${server.address}/?workspace=${file}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  } finally {
    await server.stop();
  }
}

/** The desktop's extension host takes no hook: what only the hook can see is skipped there. */
async function runOnDesktop({ executable }, { folder, vsix, harness, file, environment }) {
  const desktop = await import('@vscode/test-electron');
  const own = ['--user-data-dir', join(folder, 'desktop', 'data'), '--extensions-dir', environment.NHI_EXTENSIONS];
  const [cli, ...options] = desktop.resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const installed = spawnSync(cli, [...options, ...own, '--install-extension', vsix], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) throw new Error(`the .vsix does not install: ${installed.stdout}${installed.stderr}`);
  return desktop
    .runTests({
      vscodeExecutablePath: executable,
      reuseMachineInstall: true,
      extensionDevelopmentPath: harness.folder,
      extensionTestsPath: harness.runner,
      extensionTestsEnv: environment,
      launchArgs: [file, ...own, '--disable-workspace-trust'],
    })
    .catch((error) => error.message);
}

/** Opens the window and waits until the workbench says that the tests are over. */
async function exitCode(address) {
  let done;
  const exit = new Promise((resolve) => {
    done = resolve;
  });
  const log = [];
  const prepare = async (page) => {
    await page.exposeFunction('codeAutomationLog', (_type, args) => log.push(args.join(' ')));
    await page.exposeFunction('codeAutomationExit', (code) => done(code));
  };
  const timer = setTimeout(() => done('no answer'), PATIENCE);
  try {
    return await withPage(
      async (page) => {
        await page.goto(address);
        return await exit;
      },
      { prepare },
    );
  } finally {
    clearTimeout(timer);
    if (process.env.NHI_VERBOSE) console.log(log.join('\n'));
  }
}

function verdict(file, code) {
  const nothing = { passed: 0, failed: 1, skipped: 0, figures: {} };
  if (!existsSync(file)) {
    const error = `the extension host left no result (exit: ${code}); it died, hung or did not load the tests`;
    return { ...nothing, tests: [{ title: 'in the extension host', state: 'failed', error }] };
  }
  const result = JSON.parse(readFileSync(file, 'utf8'));
  if (!result.done || result.passed === 0 || (result.failed === 0 && code !== 0)) {
    const error = `the run did not come to its end (exit: ${code})`;
    return {
      ...result,
      failed: result.failed + 1,
      tests: [...result.tests, { title: 'in the extension host', state: 'failed', error }],
    };
  }
  return result;
}
