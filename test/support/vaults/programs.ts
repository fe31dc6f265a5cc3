/** Small programs with a password in them, one a language, and how each is run once it was fixed. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { VaultId } from '../../../server/src/engine/fixes/model';
import { planted } from '../planted';
import type { Ran, Terminal } from './terminal';

export interface Program {
  readonly language: string;
  readonly file: string;
  /** Prints the password, and nothing else. */
  readonly text: string;
  readonly needs: (vault: VaultId) => readonly string[];
  readonly without?: readonly VaultId[];
  readonly run: (terminal: Terminal, file: string) => Ran;
}

const PASSWORD = planted('password');

export const PROGRAMS: readonly Program[] = [
  {
    language: 'shell',
    file: 'run.sh',
    text: `#!/bin/bash\nset -eu\nexport DB_PASSWORD='${PASSWORD}'\nprintf %s "$DB_PASSWORD"\n`,
    needs: () => ['jq'],
    run: (terminal, file) => terminal.run(file, '', ['bash']),
  },
  {
    language: 'python',
    file: 'app.py',
    text: `import sys\n\n\ndef main():\n    password = "${PASSWORD}"\n    sys.stdout.write(password)\n\n\nmain()\n`,
    needs: (vault) => [`python3 with ${vault === 'hashicorp-vault' ? 'hvac' : 'boto3'}`],
    run: (terminal, file) => terminal.run(file, '', ['python3', '-X', 'utf8']),
  },
  {
    language: 'javascript',
    file: 'app.mjs',
    text: `async function main() {\n  const password = '${PASSWORD}';\n  process.stdout.write(password);\n}\n\nmain();\n`,
    needs: () => ['node'],
    // Its package is not among those of this repository.
    without: ['aws-ssm'],
    run: (terminal, file) => {
      const { outputFiles } = buildSync({
        entryPoints: [join(terminal.folder, file)],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        write: false,
        nodePaths: [join(process.cwd(), 'node_modules')],
      });
      terminal.write('bundle.cjs', outputFiles[0]?.text ?? '');
      return terminal.run('bundle.cjs', '', ['node']);
    },
  },
];
