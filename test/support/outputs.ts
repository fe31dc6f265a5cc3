/** Everything the product says about a workspace: what the tests of law 1 search for values. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver-protocol';
import { nhi } from './cli';
import { startServer } from './lsp-client';
import { filesUnder } from './shop';

/** One thing that was said: by which command or request, and its text. */
export interface Said {
  readonly by: string;
  readonly text: string;
}

/** Standard output and error of every command. */
export function saidByCommands(folder: string, commands: readonly (readonly string[])[]): Said[] {
  return commands.flatMap((command) => {
    const { out, err } = nhi(folder, ...command);
    const by = `nhi ${command.join(' ')}`;
    return [
      { by, text: out },
      { by: `${by} (standard error)`, text: err },
    ];
  });
}

/** Diagnostics, hovers at each of them, actions without their edits, identities and the log; `hovers` counts the hovers. */
export async function saidByServer(folder: string): Promise<{ said: Said[]; hovers: number }> {
  const server = await startServer([folder], { pull: true });
  await server.changed();
  const said: Said[] = [];
  const all = new Set<string>();
  let hovers = 0;
  const say = (by: string, what: unknown) => said.push({ by, text: typeof what === 'string' ? what : JSON.stringify(what) });
  const { connection } = server;
  for (const path of filesUnder(folder).filter((one) => !relative(folder, one).startsWith('.git/'))) {
    const textDocument = { uri: pathToFileURL(path).toString() };
    const { items } = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
    say(`diagnostics of ${path}`, items);
    for (const { range } of items) {
      const hover = await connection.sendRequest<Hover | null>('textDocument/hover', { textDocument, position: range.start });
      if (hover) hovers++;
      say(`hover in ${path}`, hover);
      const params = { textDocument, range, context: { diagnostics: items } };
      for (const action of await connection.sendRequest<CodeAction[]>('textDocument/codeAction', params)) {
        say(`action in ${path}`, action);
        // A fix of many findings is the same from each of them.
        if (/^(?:Fix|Replace) all /.test(action.title)) {
          if (all.has(`${path} ${action.title}`)) continue;
          all.add(`${path} ${action.title}`);
        }
        const { edit: _edit, ...rest } = action.data
          ? await connection.sendRequest<CodeAction>('codeAction/resolve', action)
          : action;
        say(`resolved action in ${path}`, rest);
      }
    }
  }
  say('identities', await connection.sendRequest('nhi/identities'));
  say('map', await connection.sendRequest('nhi/map'));
  for (const line of server.log) say('log', line);
  await server.stop();
  return { said, hovers };
}

/** Whether the file system still holds what the workspace was filled with: the count that makes a clean result mean something. */
export function textOf(folder: string): string {
  return filesUnder(folder)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
