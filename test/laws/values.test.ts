/**
 * Law 1, for every token format and every kind of place: a workspace full of secrets, everything that the command line and the
 * server say about it, and none of it holds a value, a form of it or the middle of it.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { INVENTORY_FORMATS } from '../../server/src/cli/formats/inventory/index';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { checkJson } from '../support/cli';
import { type Said, saidByCommands, saidByServer, textOf } from '../support/outputs';
import { placed } from '../support/placed';
import { planted } from '../support/planted';
import { token } from '../support/tokens';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const password = (n: number) => planted(`password:${n}`);

/** Every format, with a value of it and the name that the value needs before it. */
const tokens = formats.map((format, n) => {
  const value = token(format.id)?.(`values/${format.id}`) ?? '';
  const named = /^é ([\w.-]+) = "$/.exec(placed(format, value).text.slice(0, placed(format, value).start));
  return { id: format.id, name: named?.[1] ?? `SETTING_${n}_TOKEN`, value };
});

/** Passwords, each in the place that the files below give it. */
const passwords = Array.from({ length: 20 }, (_, n) => password(n + 1));
const p = passwords;

function workspace(): Record<string, string> {
  const assigned = (n: number) => tokens.filter((_, at) => at % 5 === n);
  return {
    'tokens.env': assigned(0)
      .map(({ name, value }) => `${name}="${value}"`)
      .join('\n'),
    'src/tokens.ts': assigned(1)
      .map(({ name, value }, n) => `const ${name.replace(/\W/g, '_')}_${n} = '${value}';`)
      .join('\n'),
    'config/tokens.yaml': assigned(2)
      .map(({ name, value }, n) => `${name}_${n}: "${value}"`)
      .join('\n'),
    'config/tokens.json': JSON.stringify(Object.fromEntries(assigned(3).map(({ name, value }) => [name, value])), null, 2),
    'notes/tokens.txt': assigned(4)
      .map(({ name, value }) => `${name} = "${value}"`)
      .join('\n'),
    'infra/main.tf': `provider "aws" {\n  access_key = "${planted('aws-access-key-id')}"\n  secret_key = "${planted('aws-secret-key')}"\n}\nvariable "db_password" {\n  default = "${p[0]}"\n}\n`,
    'infra/roles.tf': `resource "aws_iam_role" "app" {\n  name = "app"\n  description = "Its password is ${p[18]}"\n  assume_role_policy = "{}"\n  tags = { Description = "${tokens[0]?.value}" }\n}\n`,
    'deploy/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\nstringData:\n  password: "${p[1]}"\ndata:\n  token: ${base64(p[2] as string)}\n`,
    'deploy/compose.yml': `services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: "${p[3]}"\n`,
    'stack/template.yaml': `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: "${p[4]}"\n`,
    'src/db.py': `import psycopg2\nconn = psycopg2.connect(host="db", user="app", password="${p[5]}")\nURL = "postgres://app:${encodeURIComponent(p[6] as string)}@db.internal/app"\n`,
    'src/Main.java': `class Main {\n  static final String PASSWORD = "${p[7]}";\n}\n`,
    'src/main.go': `package main\n\nconst password = "${p[8]}"\n`,
    'src/app.php': `<?php\n$password = '${p[9]}';\n`,
    'web.config': `<configuration><appSettings><add key="DbPassword" value="${p[10]}" /></appSettings></configuration>\n`,
    Dockerfile: `FROM alpine\nENV DB_PASSWORD=${p[11]}\n`,
    'deploy.sh': `export DB_PASSWORD='${p[12]}'\ncurl -u deploy:${p[13]} https://ci.internal/run\n`,
    'schema.sql': `CREATE USER app IDENTIFIED BY '${p[14]}';\n`,
    '.mcp.json': JSON.stringify(
      { mcpServers: { tracker: { command: 'npx', args: ['-y', 'tracker'], env: { TRACKER_TOKEN: p[15] } } } },
      null,
      2,
    ),
    'call.http': `GET https://api.internal/orders\nAuthorization: Basic ${base64(`app:${p[16]}`)}\n`,
    'key.pem': `-----BEGIN ${'PRIVATE KEY'}-----\n${planted('private-key-body')}\n${planted('private-key-body:2')}\n-----END ${'PRIVATE KEY'}-----\n`,
    'notebook.ipynb': JSON.stringify(
      { cells: [{ cell_type: 'code', source: [`password = "${p[17]}"\n`], outputs: [] }], nbformat: 4 },
      null,
      1,
    ),
    '.nhi.yaml': 'version: 1\n',
  };
}

/** What may not appear: the value, its common encodings, and for a long one its middle. */
function formsOf(value: string): string[] {
  const middle = value.length >= 24 ? [value.slice(value.length / 2 - 6, value.length / 2 + 6)] : [];
  return [
    ...new Set([
      value,
      base64(value),
      base64(`app:${value}`),
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      ...middle,
    ]),
  ];
}

/** The first thing that was said with a form of a value in it: by what, and which value by its number. */
function leakIn(said: readonly Said[], values: readonly string[]): string | undefined {
  for (const [n, value] of values.entries()) {
    const forms = formsOf(value);
    const leak = said.find(({ text }) => forms.some((form) => text.includes(form)));
    if (leak) return `${leak.by} shows value ${n} (${tokens[n]?.id ?? 'a password'})`;
  }
  return undefined;
}

describe('law 1: no output holds a value', () => {
  const values = [...tokens.map(({ value }) => value), ...passwords.slice(0, 19)];
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-values-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
        cwd: folder,
        stdio: 'ignore',
      });
    git('init', '-q');
    for (const [file, text] of Object.entries(workspace())) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    git('add', '.');
    git('commit', '-qm', 'Everything');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('most values are found at all', () => {
    const all = textOf(folder);
    for (const value of values) {
      assert.ok(
        formsOf(value).some((form) => all.includes(form)),
        'every value is in the workspace',
      );
    }
    const { findings } = checkJson(folder);
    assert.ok(findings.length > 0.9 * values.length, `${findings.length} findings for ${values.length} values`);
  });

  it('the command line', function () {
    this.timeout(300_000);
    const inventories = Object.keys(INVENTORY_FORMATS).map((format) => ['inventory', '--git', '--format', format]);
    const said = saidByCommands(folder, [
      ['check'],
      ['check', '--format', 'json'],
      ['check', '--format', 'sarif'],
      ['check', '--history'],
      ['check', '--history', '--format', 'json'],
      ...inventories,
      ['fix'],
    ]);
    const sizes = said.filter(({ by, text }) => !by.endsWith('(standard error)') && text.length > 100);
    assert.equal(sizes.length, 6 + inventories.length, said.map(({ by, text }) => `${by}: ${text.length}`).join('\n'));
    assert.equal(leakIn(said, values), undefined);
  });

  it('what fixes print of files: no value that was found', function () {
    this.timeout(300_000);
    const { findings } = checkJson(folder);
    const found = findings.map(({ file, range }) => {
      const lines = readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .slice(range.start.line - 1, range.end.line);
      return lines.join('\n').slice(range.start.column - 1);
    });
    const known = values.filter((value) => found.some((text) => text.startsWith(value)));
    assert.ok(known.length > 0.7 * values.length, `${known.length} of ${values.length} values`);
    const said = saidByCommands(folder, [
      ['fix', '--dry-run', '--review'],
      ['fix', '--review', '--format', 'suggestions'],
    ]);
    assert.equal(leakIn(said, known), undefined);
  });

  it('the server', async function () {
    this.timeout(300_000);
    const { said, hovers } = await saidByServer(folder);
    assert.ok(hovers > 0.9 * values.length, `${hovers} hovers for ${values.length} values`);
    assert.equal(leakIn(said, values), undefined);
  });
});
