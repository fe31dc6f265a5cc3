/** Small programs with a password in them, one a language, and how each is run once it was fixed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { VaultId } from '../../../server/src/engine/fixes/model';
import { isThere, SDK } from '../../oracles/sdk/model';
import { planted } from '../planted';
import type { Ran, Terminal } from './terminal';

export interface Program {
  readonly language: string;
  readonly file: string;
  /** Prints the password, and nothing else. */
  readonly text: string;
  readonly needs: (vault: VaultId) => readonly string[];
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
    // The package for SSM is not among those of this repository.
    needs: (vault) => ['node', ...(vault !== 'aws-ssm' || isThere('node', 'node_modules') ? [] : ['the SDKs for Node'])],
    run: (terminal, file) => {
      const { outputFiles } = buildSync({
        entryPoints: [join(terminal.folder, file)],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        write: false,
        nodePaths: [join(process.cwd(), 'node_modules'), `${SDK}/node/node_modules`],
      });
      terminal.write('bundle.cjs', outputFiles[0]?.text ?? '');
      return terminal.run('bundle.cjs', '', ['node']);
    },
  },
  {
    language: 'go',
    file: 'main.go',
    text: `package main\n\nimport "os"\n\nfunc main() {\n\tdbPassword := "${PASSWORD}"\n\tos.Stdout.WriteString(dbPassword)\n}\n`,
    needs: () => ['go', ...(isThere('go', 'go.sum') ? [] : ['the SDKs for Go'])],
    run: (terminal, file) => {
      // In the module that has the packages, with what was compiled before.
      const known = ['GOPATH', 'GOCACHE', 'GOMODCACHE'].map((name) => `${name}='${goEnv(name)}'`).join(' ');
      const place = `run-${process.pid}`;
      return terminal.run(
        `set -e; to='${SDK}/go/${place}'; mkdir -p "$to"; trap 'rm -r "$to"' EXIT; cp '${file}' "$to/"; cd '${SDK}/go'; ${known} go run -mod=readonly './${place}'`,
      );
    },
  },
  {
    language: 'java',
    file: 'App.java',
    text: `public class App {\n    public static void main(String[] args) throws Exception {\n        String dbPassword = "${PASSWORD}";\n        System.out.write(dbPassword.getBytes("UTF-8"));\n        System.out.flush();\n    }\n}\n`,
    needs: () => ['java', ...(isThere('java', 'lib') ? [] : ['the SDKs for Java'])],
    run: (terminal, file) => terminal.run(file, '', ['java', '-cp', `${SDK}/java/lib/*`]),
  },
];

function goEnv(name: string): string {
  return spawnSync('go', ['env', name], { encoding: 'utf8' }).stdout.trim();
}
