// What is left on disk when the editor is killed right after a fix of several files: nothing of it, or all. VS Code saves the files
// of such an edit together, soon after it (`files.refactoring.autoSave`).
import { strict as assert } from 'node:assert';
import { join } from 'node:path';

export function killedSteps(shop, kill) {
  const password = join(shop, 'infra/database.tf');
  const variables = join(shop, 'infra/variables.tf');
  const isFixed = (ui) => [!ui.disk(password).includes('Meadow-Train'), ui.disk(variables).includes('"orders_password"')];
  const fix = async (ui) => {
    await ui.open('infra/database.tf', 9, 26);
    const titles = await ui.fixes();
    const at = titles.findIndex((title) => title.startsWith('Replace with the sensitive variable'));
    assert.ok(at >= 0, titles.join('; '));
    for (let down = 0; down < at; down++) await ui.key('ArrowDown');
    await ui.key('Enter');
    await ui.until('the editor changes', async () => (await ui.text()).includes('var.orders_password'));
  };
  return [
    [
      'a fix of several files, saved, is on disk in all of them',
      async (ui) => {
        await fix(ui);
        await ui.saved('both files', () => isFixed(ui).every(Boolean));
        await ui.key('Control+Z');
        await ui.until('the password is back', async () => (await ui.text()).includes('Meadow-Train'));
        await ui.saved('neither file', () => !isFixed(ui).some(Boolean));
      },
    ],
    [
      'the editor is killed after a fix of several files: none of it is on disk, or all',
      async (ui) => {
        await fix(ui);
        kill();
        await ui.sleep(1000);
        const [first, second] = isFixed(ui);
        assert.equal(first, second, 'half a fix is on disk');
      },
    ],
  ];
}
