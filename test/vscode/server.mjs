// Starts and stops one VS Code server with the extension installed: own port, data folder and extensions folder.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopGroup } from './install.mjs';

const SETTINGS = {
  // The web window saves by itself otherwise; the desktop does not.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'window.confirmBeforeClose': 'never',
  'security.workspace.trust.enabled': false,
};

/** A gallery address would be looked up at the start, by the server and by the page. */
const environment = (extra) => ({ ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...extra });

/**
 * `driver` lets a page give the paths of tests; it also hides notifications, so UI runs do without it.
 * `hook` is loaded by Node before the extension host: it takes over the options of the server's process.
 * `trust` leaves workspace trust switched on: folders open in Restricted Mode.
 */
export async function startServer(vscode, { folder, vsix, driver = false, trust = false, hook = undefined, settings = {} }) {
  const data = join(folder, 'data');
  const extensions = join(folder, 'extensions');
  mkdirSync(join(data, 'User'), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  const config = join(data, 'config.yaml');
  writeFileSync(config, 'auth: none\n');
  const chosen = { ...SETTINGS, ...settings };
  if (trust) delete chosen['security.workspace.trust.enabled'];
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(chosen, null, 2));
  const common = [vscode.entry, '--config', config, '--user-data-dir', data, '--extensions-dir', extensions];
  const installed = spawnSync(vscode.node, [...common, '--install-extension', vsix], { encoding: 'utf8', env: environment() });
  if (installed.status !== 0) throw new Error(`the .vsix does not install: ${installed.stdout}${installed.stderr}`);
  const port = await freePort();
  const log = openSync(join(folder, 'server.log'), 'a');
  const child = spawn(
    vscode.node,
    [
      ...(hook ? ['--require', hook] : []),
      ...common,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check'],
      ...['--disable-getting-started-override', '--ignore-last-opened', '--reconnection-grace-time', '1'],
      ...(trust ? [] : ['--disable-workspace-trust']),
      ...(driver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    { detached: true, stdio: ['ignore', log, log], env: environment() },
  );
  const stop = async () => {
    stopGroup(child.pid, 'SIGTERM');
    for (let tries = 0; tries < 20 && child.exitCode === null && child.signalCode === null; tries++) await sleep(50);
    stopGroup(child.pid);
  };
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) break;
    const alive = await fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (alive) return { address, authority: `127.0.0.1:${port}`, extensions, stop, kill: () => stopGroup(child.pid) };
    await sleep(100);
  }
  await stop();
  throw new Error('the server did not come up');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
