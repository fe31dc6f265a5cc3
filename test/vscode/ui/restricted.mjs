// Restricted Mode: the folder is not trusted, and findings show all the same. Nothing of the folder is run.
import { strict as assert } from 'node:assert';

export function restrictedSteps() {
  return [
    [
      'restricted mode still shows findings',
      async (ui) => {
        await ui.see('.statusbar-item:has-text("Restricted Mode")');
        await ui.key('Control+Shift+M');
        await ui.see('.markers-panel .monaco-list-row >> text=package.yml');
        await ui.open('infra/database.tf', 9, 26);
        await ui.see('.monaco-editor .squiggly-error');
        assert.ok((await ui.fixes()).length >= 3);
      },
    ],
  ];
}
