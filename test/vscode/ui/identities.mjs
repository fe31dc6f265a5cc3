// Identities as a user meets them: the sidebar by keyboard, go to and references, lenses, the hover card, in a dark and a light theme.
import { strict as assert } from 'node:assert';
import { join } from 'node:path';

const ROW = '.sidebar .monaco-list-row';
const PEEK = '.peekview-widget .monaco-list-row';

/** Steps in the order a user takes them. Each has a name, which is also the name of its picture. */
export function identitySteps(shop) {
  const roles = join(shop, 'infra/iam.tf');
  const row = (ui, text) => ui.page.locator(ROW, { hasText: text }).first();
  const pick = async (ui, title, asks, answer) => {
    await ui.command(title);
    await ui.see(`.quick-input-widget .quick-input-title >> text=${asks}`);
    await ui.page.keyboard.type(answer);
    await ui.sleep(200);
    await ui.key('Enter');
  };
  const hover = async (ui, picture) => {
    await ui.open('infra/iam.tf', 97, 28);
    await ui.key('Control+K');
    await ui.key('Control+I');
    await ui.see('.monaco-hover:not(.hidden) >> text=IAM role');
    await ui.sleep(400);
    await ui.picture(picture);
    await ui.key('Escape');
  };
  return [
    [
      'sidebar: identities by kind, one opened by keyboard',
      async (ui) => {
        await ui.key('Control+Shift+M');
        await ui.see('.markers-panel .monaco-list-row >> text=package.yml');
        await ui.key('Control+J');
        await ui.command('NHI: Show Identities');
        await ui.see(`${ROW} >> text=IAM roles`);
        await row(ui, 'shop-support').click();
        await ui.see('.tab.active[aria-label*="iam.tf"]');
        // A click leaves the focus in the list.
        await ui.key('ArrowRight');
        await ui.see(`${ROW} >> text=Who may become it`);
        for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await ui.key(key);
        await ui.see(`${ROW} >> text=AdministratorAccess`);
        assert.match(
          (await row(ui, 'shop-support').getAttribute('aria-label')) ?? '',
          /shop-support, IAM role, .*gravest critical/,
        );
        await ui.sleep(300);
      },
    ],
    [
      'sidebar: grouped by risk from a list',
      async (ui) => {
        await pick(ui, 'NHI: Group Identities By', 'Group identities by', 'Risk');
        await ui.see(`${ROW} >> text=High risk`);
        // What was open stays open.
        await ui.see(`${ROW} >> text=Who may become it`);
        await ui.sleep(300);
      },
    ],
    [
      'sidebar: filtered by words, and the filter cleared',
      async (ui) => {
        await pick(ui, 'NHI: Filter Identities', 'Filter identities', 'role infra');
        await ui.until('other rows go', async () => (await ui.count(`${ROW} >> text=shop-courier`)) === 0);
        await ui.see('.sidebar >> text=Filter: role infra');
        await ui.sleep(300);
        await ui.picture('sidebar-filtered');
        await ui.command('NHI: Clear Filter of Identities');
        await ui.until('the filter goes', async () => (await ui.count('.sidebar >> text=Filter: role infra')) === 0);
        await pick(ui, 'NHI: Group Identities By', 'Group identities by', 'Kind');
        await ui.see(`${ROW} >> text=IAM roles`);
      },
    ],
    [
      'sidebar: f12 from an annotation to the role',
      async (ui) => {
        await ui.open('deploy/k8s/api.yaml', 9, 60);
        await ui.until('the role', async () => {
          await ui.key('F12');
          await ui.sleep(800);
          return (await ui.count('.tab.active[aria-label*="iam.tf"]')) > 0;
        });
        await ui.see('.statusbar-item >> text=/Ln 2, Col/');
      },
    ],
    [
      'sidebar: shift f12 shows every mention',
      async (ui) => {
        await ui.key('Shift+F12');
        await ui.see(`${PEEK} >> text=api.yaml`);
        await ui.sleep(600);
        await ui.picture('references');
        await ui.key('Escape');
      },
    ],
    [
      'sidebar: a lens shows the uses',
      async (ui) => {
        await ui.go(2, 1);
        const lens = ui.page.locator('.codelens-decoration a', { hasText: 'used by' }).first();
        await lens.waitFor({ state: 'visible' });
        await ui.sleep(300);
        await ui.picture('lens');
        await lens.click();
        await ui.see(PEEK);
        await ui.sleep(500);
        await ui.key('Escape');
      },
    ],
    ['sidebar: the hover card of a role', (ui) => hover(ui, 'hover-card')],
    [
      'sidebar: an edit changes the row',
      async (ui) => {
        const lines = ui.disk(roles).split('\n');
        const at = lines.findIndex((line) => line.includes('"shop-support"'));
        await ui.go(at + 1, (lines[at] ?? '').lastIndexOf('"') + 1);
        await ui.page.keyboard.type('-team');
        await ui.see(`${ROW} >> text=shop-support-team`);
        assert.equal(await ui.count('.notification-toast'), 0, 'a notification shows unasked');
        await ui.command('File: Revert File');
        await ui.until('the row is back', async () => (await ui.count(`${ROW} >> text=shop-support-team`)) === 0);
      },
    ],
    [
      'sidebar: findings by identity',
      async (ui) => {
        await ui.command('NHI: Show Findings by Identity');
        await ui.see(`${ROW} >> text=GitHub API key`);
        // A view that was closed takes the focus when it is filled.
        await ui.command('NHI: Show Findings by Identity');
        await ui.sleep(300);
        await ui.key('Home');
        await ui.key('ArrowRight');
        await ui.see(`${ROW} >> text=/critical · /`);
        await ui.sleep(300);
        await ui.picture('findings-by-identity');
        await ui.key('End');
        await ui.sleep(600);
      },
    ],
    [
      'sidebar: everything in the other theme',
      async (ui) => {
        await ui.command('Preferences: Toggle between Light/Dark Themes');
        await ui.sleep(1000);
        await hover(ui, 'hover-card-other-theme');
      },
    ],
  ];
}
