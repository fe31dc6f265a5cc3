import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../../lsp/server';
import { EXIT, type Io, UsageError } from '../io';

/** `nhi lsp --stdio`: runs until the client closes the connection. */
export async function lsp(args: string[], _io: Io): Promise<number> {
  if (!args.includes('--stdio'))
    throw new UsageError('the language server speaks over standard input and output: nhi lsp --stdio');
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
  return EXIT.clean;
}
