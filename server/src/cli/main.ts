#!/usr/bin/env node
import { check } from './commands/check';
import { diff } from './commands/diff';
import { explain } from './commands/explain';
import { fix } from './commands/fix';
import { help, version } from './commands/help';
import { inventory } from './commands/inventory';
import { lsp } from './commands/lsp';
import { listRules } from './commands/rules';
import { EXIT, type Io, UsageError } from './io';

type Command = (args: string[], io: Io) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  fix,
  inventory,
  diff,
  rules: listRules,
  explain,
  lsp,
  help,
  version,
};

/** Runs one command line. Returns the exit code; throws only on a bug. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [first = 'help', ...rest] = argv;
  const name = first === '--help' || first === '-h' ? 'help' : first === '--version' || first === '-v' ? 'version' : first;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command) throw new UsageError(`unknown command "${name}"; commands are ${Object.keys(COMMANDS).join(', ')}`);
    if (rest.includes('--help') || rest.includes('-h')) return await help([name], io);
    return await command(rest, io);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!(error instanceof UsageError) && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
    io.err(`nhi: ${(error as Error).message}\n`);
    return EXIT.error;
  }
}

if (require.main === module) {
  const io: Io = {
    cwd: process.cwd(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true && process.env.CI === undefined,
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  };
  // A reader that closes early (`| head`) is no error.
  process.stdout.on('error', () => process.exit(EXIT.clean));
  main(process.argv.slice(2), io).then(
    (code) => {
      process.exitCode = code;
    },
    (error: Error) => {
      // Only the kind of the error: its text could quote a file.
      io.err(`nhi: internal error (${error.name}); please report what you ran\n`);
      process.exitCode = EXIT.error;
    },
  );
}
