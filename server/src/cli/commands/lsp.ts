import { EXIT, type Io, UsageError } from '../io';

/** `nhi lsp --stdio`: runs until the client closes the connection. */
export async function lsp(args: string[], _io: Io): Promise<number> {
  if (!args.includes('--stdio'))
    throw new UsageError('the language server speaks over standard input and output: nhi lsp --stdio');
  // Here and not above: no other command needs a server, and loading it takes as long as a small check.
  const [{ createConnection, ProposedFeatures }, { serve }] = await Promise.all([
    import('vscode-languageserver/node'),
    import('../../lsp/server'),
  ]);
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
  return EXIT.clean;
}
