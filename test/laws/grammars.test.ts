/** Grammars are loaded where a file gives a reason, one a language, and never by the extension host. */
import { strict as assert } from 'node:assert';
import { build } from 'esbuild';
import type * as Analyze from '../../server/src/engine/analyze';
import { fresh } from '../support/fresh';
import { loadGrammar } from '../support/grammars';
import { fill } from '../support/planted';

/** A file without a reason for a tree, and one with: a credential that is handed to a call. */
const LANGUAGES: Readonly<Record<string, readonly [file: string, dull: string, telling: string]>> = {
  typescript: [
    'a.ts',
    'export const port = 80;\n',
    "import { S3 } from '@aws-sdk/client-s3';\nnew S3({ credentials: { accessKeyId: id, secretAccessKey: '{{aws-secret-key}}' } });\n",
  ],
  tsx: ['a.tsx', 'export const A = () => <p>hi</p>;\n', "const client = new OpenAI({ apiKey: '{{password}}' });\n"],
  javascript: [
    'a.js',
    'exports.port = 80;\n',
    "const s = require('stripe')('{{stripe-live}}');\nconst password = '{{password}}';\n",
  ],
  python: ['a.py', 'port = 80\n', "import boto3\nboto3.client('s3', aws_secret_access_key='{{aws-secret-key}}')\n"],
  go: ['a.go', 'package a\n\nconst port = 80\n', 'package a\n\nvar password = "{{password}}"\n'],
  java: ['A.java', 'class A { int port = 80; }\n', 'class A { String password = "{{password}}"; }\n'],
  kotlin: [
    'A.kt',
    'val port = 80\n',
    'val c = StaticCredentialsProvider { accessKeyId = id; secretAccessKey = "{{aws-secret-key}}" }\n',
  ],
  'c-sharp': [
    'A.cs',
    'class A { int Port = 80; }\n',
    'class A { object C = new ClientSecretCredential(t, c, "{{password}}"); }\n',
  ],
  ruby: ['a.rb', 'port = 80\n', "Aws::Credentials.new('{{aws-access-key-id}}', '{{aws-secret-key}}')\n"],
  php: [
    'a.php',
    '<?php\n$port = 80;\n',
    "<?php\n$db = new PDO('mysql:host=db', 'app', '{{password}}');\n$password = '{{password}}';\n",
  ],
  rust: ['a.rs', 'const PORT: u16 = 80;\n', 'fn f() { let c = ClientSecretCredential::new("a", "b", "{{password}}"); }\n'],
  powershell: ['a.ps1', '$port = 80\n', '$s = ConvertTo-SecureString "{{password}}" -AsPlainText -Force\n'],
};

/** What is loaded for a file in a process that has seen none. */
async function loadedFor(file: string, text: string): Promise<string[]> {
  const { inspect, prepare } = await fresh<typeof Analyze>('server/src/engine/analyze.ts');
  const loaded: string[] = [];
  await prepare(inspect(file, new TextEncoder().encode(text)), (name) => {
    loaded.push(name);
    return loadGrammar(name);
  });
  return loaded;
}

describe('grammars', () => {
  for (const [grammar, [file, dull, telling]] of Object.entries(LANGUAGES))
    it(`${grammar} is loaded for a file that needs it, and for no other`, async () => {
      assert.deepEqual(await loadedFor(file, dull), []);
      assert.deepEqual((await loadedFor(file, fill(telling))).sort(), [grammar, 'tree-sitter'].sort());
    });

  it('are no part of what the extension host runs', async () => {
    const { metafile } = await build({
      ...{
        entryPoints: ['client/src/extension.ts'],
        bundle: true,
        write: false,
        metafile: true,
        platform: 'node',
        logLevel: 'silent',
      },
      external: ['vscode'],
    });
    const inputs = Object.keys(metafile.inputs);
    assert.ok(inputs.includes('client/src/extension.ts'));
    assert.deepEqual(
      inputs.filter((input) => /tree-sitter|server\/src\/engine/.test(input)),
      [],
    );
  });
});
