import { join } from 'node:path';
import { EXIT, type Io, UsageError } from '../io';

/** `nhi lsp --stdio`: runs until the client closes the connection. The server is the bundle that the editor starts. */
export async function lsp(args: string[], _io: Io): Promise<number> {
  if (!args.includes('--stdio'))
    throw new UsageError('the language server speaks over standard input and output: nhi lsp --stdio');
  // Beside this bundle and not in it: no other command needs a server, and each would be slower to start.
  require(join(__dirname, 'server.js'));
  return EXIT.clean;
}
