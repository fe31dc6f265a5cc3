/** What the fixes write for TypeScript is accepted by the compiler, against the real AWS SDK packages. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { analyze } from '../support/analysis';
import { fill } from '../support/planted';

/** Inside the repository, so that its node_modules are found. */
const FOLDER = 'out/sdk-types';

/** Programs with a literal credential; each fix is applied alone and compiled. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'iam.ts': `import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
const client = new IAMClient({
  region: 'eu-west-1',
  credentials: { accessKeyId: '{{aws-access-key-id}}', secretAccessKey: '{{aws-secret-key}}' },
});
export const roles = await client.send(new ListRolesCommand({}));
`,
  'assume.ts': `import { IAMClient } from '@aws-sdk/client-iam';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
const RoleArn = 'arn:aws:iam::123456789012:role/reader';
export const reader = new IAMClient({ credentials: fromTemporaryCredentials({ params: { RoleArn } }) });
export const writer = new IAMClient({
  credentials: { accessKeyId: '{{aws-access-key-id:2}}', secretAccessKey: '{{aws-secret-key:2}}' },
});
`,
  'secrets.ts': `import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
export const manager = new SecretsManagerClient({
  credentials: { accessKeyId: '{{aws-access-key-id:3}}', secretAccessKey: '{{aws-secret-key:3}}' },
});
`,
  'settings.ts': `export const dbPassword: string = '{{password}}';
export async function connect(): Promise<{ password: string }> {
  const password = '{{password:2}}';
  return { password };
}
`,
};

interface Written {
  readonly fix: string;
  readonly name: string;
  readonly text: string;
}

/** Each fix with edits, applied alone to its program. */
async function writtenByFixes(): Promise<Written[]> {
  const written: Written[] = [];
  for (const [file, template] of Object.entries(PROGRAMS)) {
    const text = fill(template);
    const { findings, graph } = await analyze({ [file]: text });
    assert.ok(findings.length > 0, `${file} has findings`);
    const context = { read: (path: string) => (path === file ? text : undefined), files: [file], graph };
    for (const finding of findings) {
      for (const fix of fixesFor(finding, context)) {
        const after = applyFix(context.read, fix)?.get(file);
        const name = `${file.replace('.ts', '')}-${written.length}.ts`;
        if (after !== undefined && after !== text) written.push({ fix: fix.id, name, text: after });
      }
    }
  }
  return written;
}

/** Complaints of the compiler by file name. */
function compile(files: readonly { readonly name: string; readonly text: string }[]): string[] {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    types: ['node'],
  };
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  for (const { name, text } of files) writeFileSync(join(FOLDER, name), text);
  const { stdout, status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', FOLDER], {
    encoding: 'utf8',
  });
  const complaints = stdout.split('\n').filter((line) => line.includes('error TS'));
  assert.equal(status !== 0, complaints.length > 0, stdout);
  return complaints;
}

describe('law: fixes for TypeScript fit the SDK', () => {
  after(() => rmSync(FOLDER, { recursive: true, force: true }));

  it('the compiler knows the SDK: a wrong name is an error', () => {
    const wrong = `import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { IAMClient } from '@aws-sdk/client-iam';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
export const client = new IAMClient({ credentials: fromNodeProviderChain() });
export const command = new GetSecretValueCommand({ SecretID: 'app/db' });
`;
    const complaints = compile([
      { name: 'wrong.ts', text: wrong },
      { name: 'right.ts', text: wrong.replace('SecretID', 'SecretId') },
    ]);
    assert.equal(complaints.length, 1);
    assert.match(complaints[0] ?? '', /wrong\.ts\(5,/);
  });

  it('the snippets for TypeScript compile', () => {
    const snippets = JSON.parse(readFileSync('snippets/typescript.json', 'utf8')) as Record<string, { body: string[] }>;
    const imports = "import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';\n";
    const texts = Object.values(snippets).map(({ body }, index) => {
      const code = body
        .join('\n')
        .replace(/\$\{\d+:([^}]*)\}/g, '$1')
        .replace(/\$\d/g, '');
      const statement = code.startsWith('const ') ? code : `const snippet = ${code};`;
      return { name: `snippet-${index}.ts`, text: `${imports}export ${statement}\n` };
    });
    assert.ok(texts.length >= 2);
    assert.deepEqual(compile(texts), []);
  });

  it('what every fix writes compiles', async () => {
    const written = await writtenByFixes();
    const ids = new Set(written.map(({ fix }) => fix));
    for (const id of ['drop-credentials', 'vault-reference:aws-secrets-manager', 'vault-reference:hashicorp-vault'])
      assert.ok(ids.has(id), `${id} was written; there were ${[...ids].join(', ')}`);
    assert.deepEqual(compile(written), []);
  });
});
