// The identity map in a tab: opened, searched, followed into the code, kept in step with edits, in a dark and a light theme.
import { strict as assert } from 'node:assert';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const NODE = 'svg.live g.node[data-id]';

/** A webview is a page in a page in the window. */
async function frameOf(ui) {
  return ui.until(
    'the page of the map',
    async () => {
      for (const frame of ui.page.frames()) {
        const count = await frame
          .locator(NODE)
          .count()
          .catch(() => 0);
        if (count > 0) return frame;
      }
      return undefined;
    },
    40_000,
  );
}

/** Steps in the order a user takes them. Each has a name, which is also the name of its picture. */
export function mapSteps(shop) {
  return [
    [
      'map: opens from the palette',
      async (ui) => {
        await ui.key('Control+Shift+M');
        await ui.see('.markers-panel .monaco-list-row >> text=package.yml');
        await ui.key('Control+J');
        await ui.command('NHI: Show Identity Map');
        const frame = await frameOf(ui);
        assert.ok((await frame.locator(NODE).count()) > 60);
        assert.match((await frame.textContent('.status')) ?? '', /\d+ identities, \d+ others/);
        await ui.sleep(800);
      },
    ],
    [
      'map: searched by keyboard',
      async (ui) => {
        const frame = await frameOf(ui);
        await frame.locator('svg.live').focus();
        await ui.key('/');
        await ui.page.keyboard.type('shop-operator IAM role');
        await ui.key('Enter');
        assert.match((await frame.textContent('.status')) ?? '', /1 of 1 found/);
        await ui.sleep(600);
      },
    ],
    [
      'map: a click opens the code beside it, a double click the neighbourhood',
      async (ui) => {
        const frame = await frameOf(ui);
        await frame.locator('g.node.current .shape').click();
        await ui.see('.tab.active[aria-label^="grants.tf"]');
        await frame.locator('g.node.current .shape').dblclick();
        await frame.waitForSelector('button:visible:has-text("Whole map")');
        await ui.sleep(800);
      },
    ],
    [
      'map: in the other theme',
      async (ui) => {
        await ui.command('View: Close All Editors');
        await ui.command('Preferences: Toggle between Light/Dark Themes');
        await ui.command('NHI: Show Identity Map');
        await frameOf(ui);
        await ui.sleep(1200);
      },
    ],
    [
      'map: keeps in step with the files',
      async (ui) => {
        const frame = await frameOf(ui);
        const before = await frame.locator(NODE).count();
        appendFileSync(join(shop, 'infra/iam.tf'), '\nresource "aws_iam_role" "newcomer" {\n  name = "newcomer"\n}\n');
        await ui.until('a node more', async () => (await frame.locator(NODE).count()) > before);
        await frame.waitForSelector('g.node[aria-label^="newcomer, IAM role"]');
      },
    ],
    [
      'map: is there again after a reload of the window',
      async (ui) => {
        // The command keeps the state of the window first; a reload of the page may be faster than that.
        await Promise.all([ui.page.waitForEvent('load'), ui.command('Developer: Reload Window')]);
        await ui.see('.tab.active[aria-label^="Identity Map"]');
        const frame = await frameOf(ui);
        assert.ok((await frame.locator(NODE).count()) > 60);
        await ui.sleep(600);
      },
    ],
  ];
}
