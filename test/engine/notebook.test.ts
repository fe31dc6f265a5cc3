import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';
import { encode } from '../support/encodings';
import { planted } from '../support/planted';

interface Cell {
  readonly source: string | readonly string[];
  readonly outputs?: readonly unknown[];
}

function notebook(cells: readonly Cell[], indent = 1): string {
  const all = cells.map((cell) => ({ cell_type: 'code', metadata: {}, outputs: [], ...cell }));
  return JSON.stringify(
    { cells: all, metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 },
    null,
    indent,
  );
}

/** What the findings of a notebook mark, as it stands in the file. */
async function marked(text: string): Promise<string[]> {
  const { findings } = await analyze({ 'work.ipynb': text });
  return findings.map(({ span }) => text.slice(span.start, span.end));
}

describe('notebooks', () => {
  const token = planted('github-pat');
  const password = planted('password');

  it('give the secrets of their code at the exact value', async () => {
    const source = [
      'import os\n',
      `token = "${token}"\n`,
      `db_password = '${password}'\n`,
      `%env DB_PASSWORD=${planted('password:2')}\n`,
    ];
    for (const form of [source, source.join('')])
      assert.deepEqual(await marked(notebook([{ source: form }])), [token, password, planted('password:2')]);
    assert.deepEqual(await marked(notebook([{ source: ['x = 1\n'] }, { source }], 0)), [token, password, planted('password:2')]);
  });

  it('keep ranges right behind escapes and characters of any width', async () => {
    const source = ['s = "\\"é€🚀\\t\\\\\\""\n', `print("é🚀"); token = "${token}"; db_password = "${password}\\t"\n`];
    assert.deepEqual(await marked(notebook([{ source }])), [token, `${password}\\\\t`]);
  });

  it('give the secrets of outputs, also encoded ones', async () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['ok\n', `export NPM_TOKEN=${planted('npm-token')}\n`] },
      {
        output_type: 'display_data',
        data: { 'text/html': [`<b>${planted('slack-bot')}</b>`], 'image/png': 'iVBORw0KGgoAAAANSUhEUg==' },
      },
      { output_type: 'error', traceback: [`KeyError: ${encode('base64', planted('stripe-live'))}`] },
    ];
    const expected = [planted('npm-token'), planted('slack-bot'), encode('base64', planted('stripe-live'))];
    assert.deepEqual(await marked(notebook([{ source: ['login()'], outputs }])), expected);
  });

  it('are quiet about code that reads its secrets', async () => {
    const source = [
      'import os\n',
      'token = os.environ["TOKEN"]\n',
      'password = getpass("Password: ")\n',
      'api_key = "<your-api-key>"\n',
    ];
    assert.deepEqual(
      await marked(notebook([{ source, outputs: [{ data: { 'image/png': planted('private-key-body').repeat(40) } }] }])),
      [],
    );
  });

  it('may be damaged', async () => {
    const text = notebook([{ source: [`token = "${token}"\n`] }]);
    for (let n = 0; n < text.length; n += 11) await marked(text.slice(0, n));
    assert.deepEqual(await marked(text.slice(0, -30)), [token]);
    for (const other of ['[]', '{"cells": 1}', '{"cells": [1, {"source": {}}]}', '{"cells": [{"source": [1, null]}]}'])
      assert.deepEqual(await marked(other), []);
  });
});
