/** What an editor shows of policies over the language server: hovers of wildcards, roles and escalations, and inlay hints. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Hover, InlayHint, MarkupContent } from 'vscode-languageserver-protocol/node';
import { type Server, startServer } from '../support/lsp-client';

const PASSWORD = 'Meadow-Train-2291!';
const ROLES = `resource "aws_iam_role" "deploy" {
  name               = "deploy"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  role       = aws_iam_role.deploy.name
  policy_arn = aws_iam_policy.deploy.arn
}
resource "aws_db_instance" "main" {
  password = "${PASSWORD}"
}
`;
const POLICIES = `resource "aws_iam_policy" "deploy" {
  name   = "deploy"
  policy = jsonencode({ Statement = [
    { Effect = "Allow", Action = ["s3:*", "sqs:Get*", "ec2:RunInstances"], Resource = "*" },
    { Effect = "Allow", Action = ["iam:PassRole"], Resource = "*" },
    { Effect = "Deny", Action = ["s3:Delete*", "s4:*"], Resource = "*" },
  ] })
}
`;

describe('policies in an editor', () => {
  let folder: string;
  let server: Server;
  const uri = (name: string) => pathToFileURL(join(folder, name)).toString();

  async function start(capabilities?: Parameters<typeof startServer>[1]['capabilities']): Promise<void> {
    server = await startServer([folder], { pull: true, ...(capabilities ? { capabilities } : {}) });
    await server.changed();
  }
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-policies-'));
    writeFileSync(join(folder, 'roles (1).tf'), ROLES);
    writeFileSync(join(folder, 'policies.tf'), POLICIES);
  });
  afterEach(() => server.stop());
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The hover in the middle of the first place where the words stand. */
  async function hover(name: string, text: string, words: string): Promise<string> {
    const before = text.slice(0, text.indexOf(words) + Math.floor(words.length / 2)).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const found = await server.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: uri(name) },
      position,
    });
    return found ? (found.contents as MarkupContent).value : '';
  }
  const hints = (name: string, end = 1000) =>
    server.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uri(name) },
      range: { start: { line: 0, character: 0 }, end: { line: end, character: 0 } },
    });

  it('says on a wildcard how many actions it covers, and names the dangerous ones', async () => {
    await start();
    const s3 = await hover('policies.tf', POLICIES, 's3:*');
    assert.match(
      s3,
      /^\*\*`s3:\*`\*\* covers \d{3} actions: \d+ list, \d+ read, \d+ write, \d+ tagging and \d+ permissions management\n/,
    );
    assert.match(s3, /Manages permissions or gives out credentials: `s3:PutBucketPolicy`, (?:`s3:\w+`(?:, )?){5} and \d+ more/);
    assert.match(await hover('policies.tf', POLICIES, 'sqs:Get*'), /^\*\*`sqs:Get\*`\*\* covers \d actions: \d read/);
    assert.match(await hover('policies.tf', POLICIES, 's3:Delete*'), /^\*\*`s3:Delete\*`\*\* denies \d+ actions/);
    assert.match(await hover('policies.tf', POLICIES, 's4:*'), /`s4:\*`\*\* names no action that AWS had on \d{4}-\d\d-\d\d/);
  });

  it('says on a role, and where it is named, how far it reaches and who may become it', async () => {
    await start();
    for (const words of ['"aws_iam_role" "deploy"', 'aws_iam_role.deploy.name']) {
      const text = await hover('roles (1).tf', ROLES, words);
      assert.match(text, /\*\*Reach\*\*: reads and writes s3; .*; can pass any role/, words);
      assert.match(text, /\*\*Who may become it\*\*: lambda\.amazonaws\.com/, words);
      assert.match(text, /Manages permissions or gives out credentials: `s3:PutBucketPolicy`/, words);
    }
  });

  it('lists the steps of an escalation, with links to their places', async () => {
    await start();
    const text = await hover('policies.tf', POLICIES, 'iam:PassRole');
    assert.match(
      text,
      /1\. iam:PassRole .*: \[policies\.tf:5\]\(file:\/\/[^()\s]+policies\.tf#L5\)\n2\. ec2:RunInstances .*#L4\)/,
    );
  });

  it('shows no value of a secret, and answers at once', async () => {
    await start();
    const texts: string[] = [];
    const from = performance.now();
    let asked = 0;
    for (const [name, text] of [
      ['roles (1).tf', ROLES],
      ['policies.tf', POLICIES],
    ] as const) {
      for (const words of text.match(/[\w.:*"!-]{4,}/g) ?? []) {
        texts.push(await hover(name, text, words));
        asked++;
      }
    }
    const each = (performance.now() - from) / asked;
    assert.ok(texts.some((text) => text.includes('password')) && texts.every((text) => !text.includes(PASSWORD)));
    assert.ok(each < 100, `${each} ms a hover`);
  });

  it('shows inlay hints only where the user has asked for them', async () => {
    await start({
      workspace: { configuration: true, workspaceFolders: true, inlayHint: { refreshSupport: true } },
      textDocument: { diagnostic: {}, inlayHint: {} },
    });
    assert.deepEqual(await hints('policies.tf'), []);
    let chosen = true;
    server.connection.onRequest('workspace/configuration', () => [chosen]);
    const set = async () => {
      const refreshed = new Promise<void>((resolve) => {
        server.connection.onRequest('workspace/inlayHint/refresh', () => {
          resolve();
          return null;
        });
      });
      await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await refreshed;
    };
    await set();
    const labels = (await hints('policies.tf')).map(({ position, label }) => `${position.line} ${label}`);
    assert.equal(labels.length, 3);
    assert.match(labels[0] ?? '', /^3 · \d{3} actions, \d+ write, \d+ permissions$/);
    assert.match(labels[1] ?? '', /^3 · \d actions, none write$/);
    assert.match(labels[2] ?? '', /^5 · \d+ actions, \d+ write/);
    const [role, ...others] = await hints('roles (1).tf');
    assert.deepEqual([role?.position, others.length], [{ line: 0, character: 32 }, 0]);
    assert.match(String(role?.label), /^· reads and writes s3; /);
    assert.match(String(role?.tooltip), /can pass any role/);
    assert.equal((await hints('policies.tf', 2)).length, 0);
    chosen = false;
    await set();
    assert.deepEqual(await hints('policies.tf'), []);
  });
});
