// The window as a user sees it: squiggles, Problems, quick fixes by keyboard, the Identities view. Each step leaves a picture.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withPage } from './browser.mjs';
import { startServer } from './server.mjs';
import { emptyFolderSteps } from './ui/empty.mjs';
import { identitySteps } from './ui/identities.mjs';
import { killedSteps } from './ui/killed.mjs';
import { mapSteps } from './ui/map.mjs';
import { pictureSteps } from './ui/picture.mjs';
import { restrictedSteps } from './ui/restricted.mjs';
import { shopSteps } from './ui/shop.mjs';
import { makeShop } from './workspaces.mjs';

const SCREENSHOTS = 'out/screenshots';

/** Gives `{ passed, failed, skipped, tests }`. A step that fails does not stop those after it. */
export async function runUi(vscode, { folder, vsix }) {
  rmSync(SCREENSHOTS, { recursive: true, force: true });
  mkdirSync(SCREENSHOTS, { recursive: true });
  const tests = [];
  const shop = join(folder, 'shop-window');
  mkdirSync(shop, { recursive: true });
  const open = makeShop(shop);
  const empty = join(folder, 'empty', 'nothing-here');
  mkdirSync(empty, { recursive: true });
  const restricted = join(folder, 'restricted-window');
  mkdirSync(restricted, { recursive: true });
  const untrusted = makeShop(restricted);
  const named = join(folder, 'identities-window');
  mkdirSync(named, { recursive: true });
  const sidebar = makeShop(named);
  const drawn = join(folder, 'map-window');
  mkdirSync(drawn, { recursive: true });
  const map = makeShop(drawn);
  await withServer(vscode, { folder: join(folder, 'server'), vsix }, async (address) => {
    await inWindow(`${address}/?folder=${open}`, shopSteps(open), tests);
    await inWindow(`${address}/?folder=${sidebar}`, identitySteps(sidebar), tests);
    await inWindow(`${address}/?folder=${map}`, mapSteps(map), tests);
    await inWindow(`${address}/?folder=${empty}`, emptyFolderSteps(), tests);
  });
  const killed = join(folder, 'killed-window');
  mkdirSync(killed, { recursive: true });
  const unsaved = makeShop(killed);
  const settings = { 'nhi.fixes.preview': 'never' };
  const doomed = await startServer(vscode, { folder: join(folder, 'doomed'), vsix, settings });
  await inWindow(`${doomed.address}/?folder=${unsaved}`, killedSteps(unsaved, doomed.kill), tests).finally(doomed.stop);
  await withServer(vscode, { folder: join(folder, 'untrusting'), vsix, trust: true }, async (address) => {
    await inWindow(`${address}/?folder=${untrusted}`, restrictedSteps(), tests);
  });
  return result(tests);
}

/** Takes the picture in the README again. */
export async function takePicture(vscode, { folder, vsix }) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const shop = makeShop(folder);
  const tests = [];
  await withServer(vscode, { folder: join(folder, 'server'), vsix }, (address) =>
    inWindow(`${address}/?folder=${shop}`, pictureSteps('media'), tests),
  );
  return result(tests);
}

function result(tests) {
  const count = (state) => tests.filter((test) => test.state === state).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), tests };
}

async function withServer(vscode, options, use) {
  const server = await startServer(vscode, options);
  try {
    await use(server.address);
  } finally {
    await server.stop();
  }
}

async function inWindow(address, all, tests) {
  const wanted = new RegExp(process.env.NHI_GREP ?? '');
  const steps = all.filter(([title]) => wanted.test(title));
  if (steps.length === 0) return;
  await withPage(async (page) => {
    page.setDefaultTimeout(15_000);
    await page.goto(address);
    await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    for (const [title, step] of steps) {
      const start = Date.now();
      const name = title.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
      try {
        await step(window(page));
        tests.push({ title, state: 'passed', ms: Date.now() - start });
      } catch (error) {
        tests.push({ title, state: 'failed', ms: Date.now() - start, error: String(error.stack ?? error) });
      }
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) }).catch(() => {});
    }
  });
}

/** What the steps do with a window, in the words of a user. */
function window(page) {
  const ui = {
    page,
    key: (keys) => page.keyboard.press(keys),
    /** Runs a command by its name in the command palette. */
    async command(title) {
      await page.keyboard.press('F1');
      await page.waitForSelector('.quick-input-widget input');
      await page.keyboard.type(title);
      await page.waitForSelector(`.quick-input-list .monaco-list-row.focused[aria-label^="${title}"]`);
      await page.keyboard.press('Enter');
    },
    /** Saves every file, and waits until the editor has noted that; what has changed meanwhile is saved too. */
    async saveAll() {
      await ui.until('all is saved', async () => {
        if ((await ui.count('.tab.dirty')) === 0) return true;
        await ui.command('File: Save All');
        await sleep(500);
        return (await ui.count('.tab.dirty')) === 0;
      });
      await sleep(500);
    },
    /** Saves until it is so on disk: an edit of several files reaches them one after another. */
    async saved(question, ask) {
      const save = async () => {
        await ui.saveAll();
        return ask();
      };
      await ui.until(question, save, 30_000);
    },
    /** Opens a file of the workspace and puts the cursor at a line and column, both from 1. */
    async open(path, line, column) {
      await page.keyboard.press('Control+P');
      await page.waitForSelector('.quick-input-widget input');
      await page.keyboard.type(path);
      const name = path.slice(path.lastIndexOf('/') + 1);
      await page.waitForSelector(`.quick-input-list .monaco-list-row.focused[aria-label^="${name}"]`);
      await page.keyboard.press('Enter');
      await page.waitForSelector(`.tab.active[aria-label^="${name}"]`);
      if (line) await ui.go(line, column);
    },
    /** A window that has just opened may not take the first order. */
    async go(line, column) {
      await ui.until(`the cursor at ${line}:${column}`, async () => {
        await page.keyboard.press('Control+G');
        await page.waitForSelector('.quick-input-widget input', { state: 'visible' });
        await page.keyboard.type(`${line}:${column}`);
        await page.keyboard.press('Enter');
        await sleep(150);
        return (await ui.count(`.statusbar-item >> text="Ln ${line}, Col ${column}"`)) > 0;
      });
    },
    /** The text of the editor, with ordinary spaces. */
    async text() {
      const lines = await page.locator('.editor-instance .view-line').allInnerTexts();
      return lines.join('\n').replaceAll('\u00a0', ' ');
    },
    /** The quick-fix menu at the cursor: its titles. */
    async fixes() {
      await page.waitForSelector('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning');
      // A window that has just opened may ask before anyone can answer: then it says that there is nothing.
      for (let tries = 0; tries < 4; tries++) {
        await page.keyboard.press('Control+.');
        const found = await page
          .waitForSelector('.action-widget .monaco-list-row.action', { timeout: 6000 })
          .catch(() => undefined);
        if (found) break;
        await page.keyboard.press('Escape');
      }
      return page.locator('.action-widget .monaco-list-row.action').allInnerTexts();
    },
    /** Ticks the change at the finding, which waits for that, and applies the previewed fix. */
    async acceptPreview() {
      await page.waitForSelector('.refactor-preview, .bulk-edit-panel', { state: 'visible' });
      await sleep(800);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await sleep(300);
      await page.keyboard.press('Control+Enter');
    },
    async until(question, ask, patience = 15_000) {
      const end = Date.now() + patience;
      for (;;) {
        const answer = await ask();
        if (answer) return answer;
        if (Date.now() > end) throw new Error(`not within ${patience} ms: ${question}`);
        await sleep(100);
      }
    },
    disk: (path) => readFileSync(path, 'utf8'),
    sleep,
    see: (selector) => page.waitForSelector(selector, { state: 'visible' }),
    count: (selector) => page.locator(selector).count(),
    picture: (name) => page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) }),
  };
  return ui;
}
