/** The sample workspace shows every rule, without a token in the repository; and no output of it holds a planted value. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver-protocol';
import { rules } from '../../server/src/engine/rules/index';
import { checkJson, nhi } from '../support/cli';
import { startServer } from '../support/lsp-client';
import { fill } from '../support/planted';
import { copyShop, filesUnder, removeShop } from '../support/shop';

const SHOP = 'test/workspaces/shop';

/** Rules that need a token-shaped value to fire: it is filled in when the workspace is copied. */
const FILLED = ['secret-provider-token', 'secret-private-key'];

/** Every secret of the workspace: the filled-in tokens and the passwords written as they are. */
function plantedValues(): string[] {
  const tokens = filesUnder(SHOP).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/\{\{[a-z0-9-]+(?::[a-z0-9]+)?\}\}/g)]
      .map(([mark]) => fill(mark))
      .filter((value) => !value.startsWith('{{'));
  });
  const written = [
    'Lighthouse-4417-blue',
    'pelican-Harbor-93',
    'Meadow-Train-2291!',
    'Copper-Field-5508',
    'Lantern-River-7730',
    'Orchard-Signal-640',
    'q8Zt-vR2mK4xWpL7nB3c',
    'wV9-tq2LmZ8rXb41',
    'Jv7-kP2xQw9-Lm4Zt',
  ];
  return [...new Set([...tokens, ...written])];
}

describe('the sample workspace', () => {
  let folder: string;
  before(() => {
    folder = copyShop();
  });
  after(() => removeShop(folder));

  it('shows every rule at least once', () => {
    const fired = new Set(checkJson(folder).findings.map((finding) => finding.rule));
    assert.ok(rules.length >= 25);
    assert.deepEqual(
      rules.map((rule) => rule.id).filter((id) => !fired.has(id)),
      [],
    );
  });

  it('shows all but the token rules as committed', () => {
    const fired = new Set(checkJson(SHOP).findings.map((finding) => finding.rule));
    assert.deepEqual(
      rules.map((rule) => rule.id).filter((id) => !fired.has(id) && !FILLED.includes(id)),
      [],
    );
  });

  it('law 1: no output of the command line holds a value', () => {
    const values = plantedValues();
    assert.ok(values.length >= 15, `${values.length} values`);
    const all = filesUnder(folder)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const value of values) assert.ok(all.includes(value), 'every value is in the workspace');
    const commands = [
      ['check'],
      ['check', '--format', 'json'],
      ['check', '--format', 'sarif'],
      ['inventory'],
      ['inventory', '--format', 'json'],
      ['fix'],
      ['check', 'worker', 'web', '--fail-on', 'info'],
    ];
    for (const command of commands) {
      const { out, err } = nhi(folder, ...command);
      assert.ok(out.length > 200, command.join(' '));
      for (const value of values)
        assert.ok(!out.includes(value) && !err.includes(value), `nhi ${command.join(' ')} shows a value`);
    }
  });

  it('law 1: nothing the language server says holds a value, but for the edits of a fix', async () => {
    const values = plantedValues();
    const server = await startServer([folder], { pull: true });
    await server.changed();
    const said: string[] = [];
    let hovers = 0;
    for (const path of filesUnder(folder)) {
      const uri = pathToFileURL(path).toString();
      const { items } = await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      said.push(JSON.stringify(items));
      for (const { range } of items) {
        const position = range.start;
        const hover = await server.connection.sendRequest<Hover | null>('textDocument/hover', {
          textDocument: { uri },
          position,
        });
        if (hover) hovers++;
        const params = { textDocument: { uri }, range, context: { diagnostics: items } };
        const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
        said.push(JSON.stringify(hover), JSON.stringify(actions));
        for (const action of actions) {
          const { edit: _edit, ...rest } = action.data
            ? await server.connection.sendRequest<CodeAction>('codeAction/resolve', action)
            : action;
          said.push(JSON.stringify(rest));
        }
      }
    }
    said.push(JSON.stringify(await server.connection.sendRequest('nhi/identities')), ...server.log);
    await server.stop();
    assert.ok(hovers >= 30, `${hovers} hovers`);
    for (const value of values) {
      const leak = said.find((text) => text.includes(JSON.stringify(value).slice(1, -1)));
      assert.equal(leak, undefined);
    }
  });
});
