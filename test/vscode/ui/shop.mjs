// The sample workspace: every host, fixed by keyboard.
import { strict as assert } from 'node:assert';
import { join } from 'node:path';

const ERROR = '.monaco-editor .squiggly-error';
const SQUIGGLE = '.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning';

/** Steps in the order a user takes them. Each has a name, which is also the name of its picture. */
export function shopSteps(shop) {
  const password = join(shop, 'infra/database.tf');
  const variables = join(shop, 'infra/variables.tf');
  const manifest = join(shop, 'deploy/k8s/api.yaml');
  const policy = join(shop, 'infra/iam.tf');
  return [
    [
      'problems lists the whole workspace before any file is opened',
      async (ui) => {
        await ui.key('Control+Shift+M');
        await ui.see('.markers-panel .monaco-list-row >> text=package.yml');
        assert.equal(await ui.count('.notification-toast'), 0, 'a notification shows unasked');
      },
    ],
    [
      'squiggle at the literal of a terraform password',
      async (ui) => {
        await ui.open('infra/database.tf', 9, 26);
        await ui.see(SQUIGGLE);
        const line = ui.page.locator('.view-line', { hasText: 'Meadow-Train' }).first();
        const text = await ui.page
          .locator('.view-line span', { hasText: /Meadow-Train/ })
          .last()
          .boundingBox();
        const mark = await ui.page.locator(SQUIGGLE).first().boundingBox();
        assert.ok(text && mark && (await line.count()) === 1);
        assert.ok(mark.width > 100 && mark.width < 200, `the squiggle is ${mark.width} wide`);
      },
    ],
    [
      'hover explains without the value',
      async (ui) => {
        await ui.key('Control+K');
        await ui.key('Control+I');
        await ui.see('.monaco-hover:not(.hidden) >> text=What to do');
        const text = await ui.page.locator('.monaco-hover:not(.hidden)').first().textContent();
        assert.ok(!text.includes('Meadow-Train'), 'the value shows');
        await ui.sleep(300);
        await ui.picture('hover');
        await ui.key('Escape');
      },
    ],
    [
      'quick fix menu of a terraform password',
      async (ui) => {
        const titles = await ui.fixes();
        assert.ok(titles.length >= 3, titles.join('; '));
        await ui.sleep(300);
      },
    ],
    [
      'terraform password fixed by keyboard',
      async (ui) => {
        await ui.key('Enter');
        await ui.until('the editor changes', async () => (await ui.text()).includes('manage_master_user_password = true'));
        await ui.key('Control+S');
        await ui.until('the file changes', () => !ui.disk(password).includes('Meadow-Train'));
        await ui.until('the squiggle goes', async () => (await ui.count(SQUIGGLE)) === 0);
      },
    ],
    [
      'one undo brings the terraform password back',
      async (ui) => {
        await ui.key('Control+Z');
        await ui.see(SQUIGGLE);
        await ui.key('Control+S');
        await ui.until('the file changes', () => ui.disk(password).includes('Meadow-Train'));
      },
    ],
    [
      'kubernetes environment variable fixed by keyboard',
      async (ui) => {
        await ui.open('deploy/k8s/api.yaml', 34, 26);
        await ui.see(SQUIGGLE);
        const titles = await ui.fixes();
        const at = titles.findIndex((title) => title.startsWith('Read the value from the Secret'));
        assert.ok(at >= 0, titles.join('; '));
        for (let down = 0; down < at; down++) await ui.key('ArrowDown');
        await ui.sleep(200);
        await ui.picture('quick-fix-menu-kubernetes');
        await ui.key('Enter');
        await ui.until('the editor changes', async () => (await ui.text()).match(/DB_PASSWORD\s+valueFrom/));
        await ui.key('Control+S');
        await ui.until('the file changes', () => !ui.disk(manifest).includes('Meadow-Train'));
      },
    ],
    [
      'wildcard action narrowed by keyboard',
      async (ui) => {
        await ui.open('infra/iam.tf', 28, 21);
        await ui.see(SQUIGGLE);
        await ui.fixes();
        await ui.sleep(200);
        await ui.picture('quick-fix-menu-wildcard');
        await ui.key('Enter');
        await ui.until('the editor changes', async () => !(await ui.text()).includes('"s3:*"'));
        await ui.key('Control+S');
        await ui.until('the file changes', () => !ui.disk(policy).includes('"s3:*"'));
      },
    ],
    [
      'a fix of several files is previewed',
      async (ui) => {
        await ui.command('Notifications: Clear All Notifications');
        await ui.open('infra/database.tf', 9, 26);
        const titles = await ui.fixes();
        const at = titles.findIndex((title) => title.startsWith('Replace with the sensitive variable'));
        assert.ok(at >= 0, titles.join('; '));
        for (let down = 0; down < at; down++) await ui.key('ArrowDown');
        await ui.key('Enter');
        await ui.see('.refactor-preview, .bulk-edit-panel');
        await ui.sleep(800);
        assert.ok(ui.disk(password).includes('Meadow-Train'), 'applied without a look');
      },
    ],
    [
      'the previewed fix is applied by keyboard',
      async (ui) => {
        // The list has the focus; its first row is the change at the finding, which waits for a tick.
        await ui.key('ArrowDown');
        await ui.key('Space');
        await ui.sleep(300);
        await ui.picture('preview-ticked');
        await ui.key('Control+Enter');
        await ui.until('the editor changes', async () => (await ui.text()).includes('var.orders_password'));
        await ui.saved(
          'both files change',
          () => !ui.disk(password).includes('Meadow-Train') && ui.disk(variables).includes('"orders_password"'),
        );
        // What is left is a warning: a variable keeps the password in the state.
        await ui.until('the error goes', async () => (await ui.count(ERROR)) === 0);
        await ui.see('.notification-toast >> text=/Replace with the sensitive variable .* remain/');
        assert.equal(await ui.count('.notification-toast .codicon-error'), 0, 'an error shows');
      },
    ],
    [
      'one undo takes the fix back in all its files',
      async (ui) => {
        await ui.open('infra/database.tf');
        await ui.key('Control+Z');
        await ui.until('the password is back', async () => (await ui.text()).includes('Meadow-Train'));
        await ui.saved(
          'both files are back',
          () => ui.disk(password).includes('Meadow-Train') && !ui.disk(variables).includes('"orders_password"'),
        );
      },
    ],
    ...[
      ['a wildcard says what it covers', 'orders/template.yaml', 47, 26, /actions/],
      ['a role says how far it reaches', 'platform/grants.tf', 2, 14, /shop-operator/],
      ['an escalation says its steps', 'platform/grants.tf', 168, 24, /iam:PassRole/],
    ].map(([name, file, line, column, expected], nth) => [
      `hover: ${name}`,
      async (ui) => {
        await ui.open(file, line, column);
        await ui.key('Control+K');
        await ui.key('Control+I');
        await ui.see('.monaco-hover:not(.hidden) .hover-contents');
        await ui.until('the hover speaks', async () =>
          expected.test((await ui.page.locator('.monaco-hover:not(.hidden)').allTextContents()).join('\n')),
        );
        await ui.sleep(300);
        await ui.picture(`hover-policy-${nth + 1}`);
        await ui.key('Escape');
      },
    ]),
    [
      'a fix of steps only opens them',
      async (ui) => {
        await ui.open('infra/iam.tf', 105, 28);
        const titles = await ui.fixes();
        assert.ok(titles.length >= 1);
        await ui.key('Enter');
        await ui.see('.tab.active[aria-label*="Steps"]');
        await ui.sleep(500);
      },
    ],
    [
      'identities view is filled and a click opens the place',
      async (ui) => {
        await ui.command('NHI: Show Identities');
        await ui.see('.sidebar .monaco-list-row >> text=IAM roles');
        await ui.sleep(500);
        const row = ui.page.locator('.sidebar .monaco-list-row', { hasText: 'shop-support' }).first();
        await row.click();
        await ui.see('.tab.active[aria-label*="iam.tf"]');
        await ui.key('ArrowRight');
        await ui.sleep(800);
      },
    ],
  ];
}
