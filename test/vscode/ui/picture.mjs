// The picture in the README: `node test/vscode/run.mjs picture` takes it again. No token-shaped value is in sight.
import { join } from 'node:path';

export function pictureSteps(target) {
  return [
    [
      'picture for the readme',
      async (ui) => {
        await ui.key('Control+Shift+M');
        await ui.see('.markers-panel .monaco-list-row >> text=package.yml');
        await ui.command('NHI: Show Identities');
        await ui.see('.sidebar .monaco-list-row >> text=IAM roles');
        await ui.open('infra/database.tf', 9, 26);
        await ui.see('.monaco-editor .squiggly-error');
        await ui.sleep(1500);
        await ui.fixes();
        await ui.sleep(500);
        await ui.page.screenshot({ path: join(target, 'screenshot.png') });
      },
    ],
  ];
}
