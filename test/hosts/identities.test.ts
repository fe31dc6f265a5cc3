/** Identities over the language server: where they are declared and named, lenses, details, and views that follow every edit. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeLens,
  DocumentHighlight,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
} from 'vscode-languageserver-protocol/node';
import type {
  FindingsResult,
  IdentitiesResult,
  IdentityDetail,
  IdentityRef,
  LeafDto,
  PeekDto,
} from '../../server/src/lsp/protocol';
import { type Server, startServer } from '../support/lsp-client';

const PASSWORD = 'Meadow-Train-2291!';
const FILES: Readonly<Record<string, string>> = {
  'roles.tf': `resource "aws_iam_role" "deploy" {
  name               = "deploy"
  tags               = { team = "platform", environment = "production" }
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.build.arn }, Action = "sts:AssumeRole" }] })
}
resource "aws_iam_role" "build" {
  name = "build"
}
resource "aws_iam_role_policy" "build" {
  role   = aws_iam_role.build.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.deploy.arn }] })
}
`,
  'rights.tf': `resource "aws_iam_role_policy_attachment" "deploy" {
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_lambda_function" "deploy" {
  role = aws_iam_role.deploy.arn
}
resource "aws_db_instance" "main" {
  username = "shop"
  password = "${PASSWORD}"
}
`,
  'account.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: deployer
  namespace: shop
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/deploy
`,
  'upload.py': `import boto3

role = "arn:aws:iam::123456789012:role/deploy"
boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="upload")
`,
};

describe('identities in an editor', () => {
  let folder: string;
  let server: Server;
  const uri = (name: string) => pathToFileURL(join(folder, name)).toString();
  const start = async (options: Partial<Parameters<typeof startServer>[1]> = {}) => {
    server = await startServer([folder], { pull: true, ...options });
    await server.changed();
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-identities-'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  });
  afterEach(() => server.stop());
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The position in the middle of the nth place where the words stand. */
  function at(name: string, words: string, nth = 0) {
    const text = FILES[name] ?? '';
    let index = text.indexOf(words);
    for (let seen = 0; seen < nth; seen++) index = text.indexOf(words, index + 1);
    assert.ok(index >= 0, words);
    const lines = text.slice(0, index + Math.floor(words.length / 2)).split('\n');
    return { textDocument: { uri: uri(name) }, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
  }
  const definition = (...place: Parameters<typeof at>) =>
    server.connection.sendRequest<Location[] | LocationLink[] | null>('textDocument/definition', at(...place));
  const references = (includeDeclaration: boolean, ...place: Parameters<typeof at>) =>
    server.connection.sendRequest<Location[] | null>('textDocument/references', {
      ...at(...place),
      context: { includeDeclaration },
    });
  const shown = ({ uri: of, range }: Location) => `${of.slice(of.lastIndexOf('/') + 1)}:${range.start.line + 1}`;
  const row = async (name: string) => {
    const { identities } = await server.connection.sendRequest<IdentitiesResult>('nhi/identities');
    const found = identities.find((one) => one.name === name);
    assert.ok(found, identities.map((one) => one.name).join(', '));
    return found;
  };
  const detail = (ref: IdentityRef) => server.connection.sendRequest<IdentityDetail>('nhi/identity', ref);
  const edit = async (name: string, version: number, text: string) => {
    const textDocument = { uri: uri(name), version };
    if (version === 1)
      await server.connection.sendNotification('textDocument/didOpen', {
        textDocument: { ...textDocument, languageId: 'terraform', text },
      });
    else await server.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  };
  const pull = (name: string) =>
    server.connection.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', { textDocument: { uri: uri(name) } });

  it('goes to the declaration from an ARN, a reference, a principal and a resource of a policy', async () => {
    await start();
    for (const [name, words] of [
      ['account.yaml', 'arn:aws:iam::123456789012:role/deploy'],
      ['rights.tf', 'aws_iam_role.deploy.name'],
      ['rights.tf', 'aws_iam_role.deploy.arn'],
      ['roles.tf', 'aws_iam_role.deploy.arn'],
      ['roles.tf', '"aws_iam_role" "deploy"'],
    ] as const) {
      const found = (await definition(name, words)) as Location[];
      assert.deepEqual(found?.map(shown), ['roles.tf:1'], words);
    }
    assert.deepEqual(((await definition('roles.tf', 'aws_iam_role.build.arn')) as Location[])?.map(shown), ['roles.tf:6']);
    assert.equal(await definition('rights.tf', 'aws_lambda_function'), null);
    assert.equal(await definition('roles.tf', 'assume_role_policy'), null);
  });

  it('underlines the exact name where the editor can', async () => {
    await start({ capabilities: { textDocument: { definition: { linkSupport: true } } } });
    const [link] = ((await definition('rights.tf', 'aws_iam_role.deploy.name')) ?? []) as LocationLink[];
    assert.deepEqual(link?.originSelectionRange, { start: { line: 1, character: 15 }, end: { line: 1, character: 39 } });
  });

  it('finds every mention in every file, from any of them, with the declaration or without', async () => {
    await start();
    const mentions = ['account.yaml:7', 'rights.tf:2', 'rights.tf:6', 'roles.tf:11'];
    for (const [name, words] of [
      ['account.yaml', 'arn:aws:iam::123456789012:role/deploy'],
      ['rights.tf', 'aws_iam_role.deploy.arn'],
      ['roles.tf', '"aws_iam_role" "deploy"'],
      ['upload.py', 'arn:aws:iam::123456789012:role/deploy'],
    ] as const) {
      const found = ((await references(false, name, words)) ?? []).map(shown);
      assert.deepEqual(
        found.filter((one) => !one.startsWith('upload')),
        mentions,
        words,
      );
      const all = ((await references(true, name, words)) ?? []).map(shown);
      assert.deepEqual(all.length, found.length + 1, words);
    }
  });

  it('marks the places of a file, the declaration as what is written', async () => {
    await start();
    const marks = await server.connection.sendRequest<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      at('roles.tf', '"aws_iam_role" "build"'),
    );
    assert.deepEqual(marks.map(({ range, kind }) => [range.start.line, kind]).sort(), [
      [3, 2],
      [5, 3],
      [9, 2],
    ]);
  });

  it('leaves names of a language to who knows it better', async () => {
    await start({ wishes: { followed: ['terraform'] } });
    assert.equal(await definition('rights.tf', 'aws_iam_role.deploy.arn'), null);
    assert.equal(((await definition('account.yaml', 'arn:aws:iam::123456789012:role/deploy')) as Location[]).length, 1);
    const found = ((await references(false, 'roles.tf', '"aws_iam_role" "deploy"')) ?? []).map(shown);
    assert.ok(found.includes('account.yaml:7'));
  });

  it('says above a declaration who uses it, when the lens is seen', async () => {
    await start({ wishes: { peekReferences: true } });
    const lenses = await server.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: uri('roles.tf') },
    });
    assert.deepEqual(lenses.map(({ range, command }) => [range.start.line, command]).reverse(), [
      [0, undefined],
      [5, undefined],
    ]);
    const lens = await server.connection.sendRequest<CodeLens>('codeLens/resolve', lenses[1]);
    assert.match(lens.command?.title ?? '', /^used by \d · reaches admin$/);
    assert.equal(lens.command?.command, 'nhi.peekReferences');
    const [peeked] = (lens.command?.arguments ?? []) as PeekDto[];
    assert.ok(peeked);
    assert.deepEqual([peeked.at.uri, peeked.at.line], [uri('roles.tf'), 0]);
    assert.ok(peeked.places.some((place) => place.uri === uri('account.yaml')));
  });

  it('shows no lens to a user who wants none', async () => {
    await start({ settings: { 'nhi.codeLens': false } });
    const lenses = await server.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uri('roles.tf') } });
    assert.equal(lenses, null);
  });

  it('tells on hover who an identity is, in one card', async () => {
    await start();
    const hover = await server.connection.sendRequest<Hover>('textDocument/hover', at('roles.tf', '"aws_iam_role" "deploy"'));
    const text = (hover.contents as MarkupContent).value;
    for (const words of [
      /^\*\*deploy\*\* · IAM role · \*\*reaches admin\*\*/m,
      /^- Owner: platform$/m,
      /^- Environment: production$/m,
      /^- Used by: .*ServiceAccount\/deployer \[account\.yaml:7\]\(file:[^)]*#L7\)/m,
      /\*\*Reach\*\*: may do everything/,
      /\*\*Risk \d+\*\*/,
    ])
      assert.match(text, words);
    assert.equal(text.split('\n\n---\n\n').filter((section) => section.includes('IAM role')).length, 1);
  });

  it('tells of an identity that is opened: every part with its places, and the steps to administration', async () => {
    await start();
    const deploy = await detail(await row('deploy'));
    assert.deepEqual(
      deploy.parts.map(({ id }) => id).filter((id) => id !== 'findings'),
      ['declared', 'used', 'grants', 'paths', 'trust', 'about'],
    );
    const build = await detail(await row('build'));
    const [way] = build.parts.find(({ id }) => id === 'paths')?.leaves ?? [];
    assert.match(way?.label ?? '', /^deploy may do everything/);
    assert.match(way?.children?.[0]?.label ?? '', /build may assume role deploy/);
    assert.ok(way?.children?.[0]?.place);
    assert.equal(await detail({ ...(await row('deploy')), id: 'gone' }), null);
  });

  it('groups findings by identity, and those of none by file', async () => {
    await start();
    const { groups } = await server.connection.sendRequest<FindingsResult>('nhi/findings');
    const deploy = groups.find(({ name }) => name === 'deploy');
    assert.equal(deploy?.gravest, 'critical');
    let total = 0;
    for (const group of groups) {
      const leaves = await server.connection.sendRequest<LeafDto[]>('nhi/findingsOf', group);
      assert.equal(leaves.length, group.count);
      assert.ok(leaves.every(({ place }) => place));
      total += leaves.length;
    }
    const lists = await Promise.all(Object.keys(FILES).map(pull));
    assert.equal(
      total,
      lists.reduce((sum, { items }) => sum + items.length, 0),
    );
  });

  it('views hear of every edit, and others keep their rows and ids', async () => {
    await start();
    const text = FILES['rights.tf'] ?? '';
    await edit('rights.tf', 1, text);
    await pull('rights.tf');
    const before = await server.connection.sendRequest<IdentitiesResult>('nhi/identities');
    const rest = (all: IdentitiesResult) => all.identities.filter(({ kind }) => kind !== 'database-account');
    for (let version = 2; version < 12; version++) {
      // What comes before is at rest.
      await new Promise((resolve) => setTimeout(resolve, 60));
      const changed = new Promise<void>((resolve) => {
        server.connection.onNotification('nhi/changed', () => resolve());
      });
      await edit('rights.tf', version, `${'\n'.repeat(version)}${text.replace('"main"', `"main${version}"`)}`);
      await pull('rights.tf');
      await changed;
      const now = await server.connection.sendRequest<IdentitiesResult>('nhi/identities');
      assert.ok(now.identities.some(({ id }) => id.endsWith(`.main${version}`)));
      assert.deepEqual(rest(now), rest(before));
    }
  });

  it('shows no value in any of it', async () => {
    await start();
    const answers: unknown[] = [];
    const { identities } = await server.connection.sendRequest<IdentitiesResult>('nhi/identities');
    for (const identity of identities) answers.push(await detail(identity));
    const { groups } = await server.connection.sendRequest<FindingsResult>('nhi/findings');
    for (const group of groups) answers.push(await server.connection.sendRequest('nhi/findingsOf', group));
    for (const name of ['roles.tf', 'rights.tf', 'account.yaml', 'upload.py']) {
      const lenses = await server.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
        textDocument: { uri: uri(name) },
      });
      for (const lens of lenses) answers.push(await server.connection.sendRequest('codeLens/resolve', lens));
    }
    answers.push(await server.connection.sendRequest('textDocument/hover', at('rights.tf', '"aws_db_instance" "main"')));
    const said = JSON.stringify([identities, groups, answers]);
    assert.ok(said.includes('main') && !said.includes(PASSWORD));
  });
});
