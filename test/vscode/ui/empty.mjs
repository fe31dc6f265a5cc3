// A folder with nothing in it: a welcome text, no error, no notification.
import { strict as assert } from 'node:assert';

export function emptyFolderSteps() {
  return [
    [
      'welcome text in an empty folder',
      async (ui) => {
        await ui.sleep(1500);
        await ui.command('NHI: Show Identities');
        await ui.see('.sidebar >> text=No identities found in this workspace yet');
        await ui.sleep(500);
        assert.equal(await ui.count('.notification-toast'), 0, 'a notification shows unasked');
      },
    ],
  ];
}
