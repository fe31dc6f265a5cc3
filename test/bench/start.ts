/** Time from starting the language server to the first diagnostics of an open document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startServer } from '../support/lsp-client';
import { copyShop, removeShop } from '../support/shop';

const RUNS = 7;

async function main(): Promise<void> {
  const folder = copyShop();
  const path = join(folder, 'infra/database.tf');
  const uri = pathToFileURL(path).toString();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const server = await startServer([folder], { pull: true });
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'terraform', version: 1, text: readFileSync(path, 'utf8') },
    });
    const { items } = await server.connection.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    if (items.length === 0) throw new Error('no diagnostics');
    times.push(performance.now() - start);
    await server.stop();
  }
  removeShop(folder);
  times.sort((a, b) => a - b);
  console.log(
    `first diagnostics after server start     median ${times[RUNS >> 1]?.toFixed(0)} ms, max ${times.at(-1)?.toFixed(0)} ms over ${RUNS} starts   (target 500)`,
  );
}

main();
