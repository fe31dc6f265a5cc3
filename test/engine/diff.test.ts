import { strict as assert } from 'node:assert';
import { linesOf } from '../../server/src/cli/formats/diff/lines';
import { diffMarkdown } from '../../server/src/cli/formats/diff/markdown';
import { inventoryOf } from '../../server/src/engine/inventory';
import { diffOf, type IdentityChange } from '../../server/src/engine/inventory/diff';
import { analyze } from '../support/analysis';
import { fill } from '../support/planted';

type Texts = Readonly<Record<string, string>>;

async function changes(before: Texts, after: Texts): Promise<IdentityChange[]> {
  const [old, now] = await Promise.all([analyze(before), analyze(after)]);
  return diffOf({ workspace: old, records: inventoryOf(old) }, { workspace: now, records: inventoryOf(now) });
}

/** `widened app: may now s3:PutObject on *`, a line for each thing told. */
async function told(before: Texts, after: Texts): Promise<string[]> {
  return (await changes(before, after)).flatMap((one) => {
    const head = `${one.change} ${one.after?.name ?? one.before?.name}`;
    const lines = linesOf(one).map(({ text }) => `${head}: ${text}`);
    return lines.length === 0 ? [head] : lines;
  });
}

const TRUST = `assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })`;

/** A role and one policy of it. */
function role(statements: string, trust = TRUST): string {
  return `resource "aws_iam_role" "app" {
  name = "app"
  ${trust}
}

resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${statements}]
  })
}
`;
}

const READ = '{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::shop/*" }';

describe('nhi diff: what an identity may do', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['nothing changed', READ, READ, []],
    [
      'an action more',
      READ,
      '{ Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "arn:aws:s3:::shop/*" }',
      ['widened app: may now s3:PutObject on arn:aws:s3:::shop/*'],
    ],
    [
      'actions named in place of a wildcard',
      '{ Effect = "Allow", Action = "s3:*", Resource = "*" }',
      READ,
      ['narrowed app: may no longer s3:* on *'],
    ],
    [
      'a wildcard in place of names',
      READ,
      '{ Effect = "Allow", Action = "s3:Get*", Resource = "arn:aws:s3:::shop/*" }',
      ['widened app: may now s3:Get* on arn:aws:s3:::shop/*'],
    ],
    [
      'another order, another case and two statements in place of one',
      '{ Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }',
      '{ Effect = "Allow", Action = ["s3:putobject", "s3:GetObject"], Resource = "arn:aws:s3:::b/*" }, { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "arn:aws:s3:::a/*" }',
      [],
    ],
    [
      'one resource more',
      READ,
      '{ Effect = "Allow", Action = "s3:GetObject", Resource = ["arn:aws:s3:::shop/*", "arn:aws:s3:::logs/*"] }',
      ['widened app: may now s3:GetObject on arn:aws:s3:::logs/*'],
    ],
    [
      'a condition that goes',
      '{ Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "true" } } }',
      '{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }',
      ['widened app: may now s3:GetObject on *'],
    ],
    [
      'a condition that comes',
      '{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }',
      '{ Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "true" } } }',
      ['narrowed app: may no longer s3:GetObject on *'],
    ],
    [
      'a Deny that goes',
      `${READ}, { Effect = "Deny", Action = "s3:DeleteObject", Resource = "*" }`,
      READ,
      ['widened app: is no longer denied s3:DeleteObject on *'],
    ],
    [
      'a Deny that comes',
      READ,
      `${READ}, { Effect = "Deny", Action = "s3:DeleteObject", Resource = "*" }`,
      ['narrowed app: is now denied s3:DeleteObject on *'],
    ],
    [
      'more of one and less of another',
      READ,
      '{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "arn:aws:sqs:eu-west-1:111122223333:orders" }',
      [
        'changed app: may now sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:orders',
        'changed app: may no longer s3:GetObject on arn:aws:s3:::shop/*',
      ],
    ],
  ];
  for (const [what, before, after, wanted] of cases) {
    it(what, async () => {
      assert.deepEqual(await told({ 'iam.tf': role(before) }, { 'iam.tf': role(after) }), wanted);
    });
  }

  it('tells who reaches administration now', async () => {
    const [first] = await told(
      { 'iam.tf': role(READ) },
      { 'iam.tf': role('{ Effect = "Allow", Action = "*", Resource = "*" }') },
    );
    assert.equal(first, 'widened app: reaches administration now');
  });

  it('tells a managed policy by its name, and that it covered what is written out now', async () => {
    const attached = `${role(READ)}resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
`;
    const lines = await told({ 'iam.tf': role(READ) }, { 'iam.tf': attached });
    assert.ok(lines.includes('widened app: may now AdministratorAccess'), lines.join('\n'));
    assert.deepEqual(
      await told({ 'iam.tf': attached }, { 'iam.tf': attached.replace('s3:GetObject', 's3:PutObject') }),
      [],
      'an administrator gains nothing',
    );
  });

  it('tells a role of a cluster that widens', async () => {
    const rbac = (verbs: string) => `kind: ClusterRole
apiVersion: rbac.authorization.k8s.io/v1
metadata: { name: reader }
rules:
  - { apiGroups: [""], resources: [secrets], verbs: ${verbs} }
---
kind: ClusterRoleBinding
apiVersion: rbac.authorization.k8s.io/v1
metadata: { name: reader }
subjects: [{ kind: ServiceAccount, name: app, namespace: shop }]
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader }
`;
    assert.deepEqual(await told({ 'rbac.yaml': rbac('[get]') }, { 'rbac.yaml': rbac('["*"]') }), [
      'widened shop/app: may now * secrets on cluster',
    ]);
  });
});

describe('nhi diff: who may become an identity', () => {
  const opened = (account: string) =>
    TRUST.replace('{ Service = "lambda.amazonaws.com" }', `{ AWS = "arn:aws:iam::${account}:root" }`);

  it('tells who may assume it now', async () => {
    const lines = await told({ 'iam.tf': role(READ) }, { 'iam.tf': role(READ, opened('999988887777')) });
    assert.deepEqual(lines, [
      'changed app: may now be assumed by arn:aws:iam::999988887777:root (from outside)',
      'changed app: may no longer be assumed by lambda.amazonaws.com',
    ]);
  });

  it('tells a condition of trust that goes', async () => {
    const bound = opened('999988887777').replace(
      'Action = "sts:AssumeRole"',
      'Action = "sts:AssumeRole", Condition = { StringEquals = { "sts:ExternalId" = "shop" } }',
    );
    const lines = await told({ 'iam.tf': role(READ, bound) }, { 'iam.tf': role(READ, opened('999988887777')) });
    assert.equal(lines[0], 'widened app: may now be assumed by arn:aws:iam::999988887777:root (from outside)');
    assert.equal(lines.length, 1);
  });
});

describe('nhi diff: which identities there are', () => {
  it('tells one that came and one that went', async () => {
    const other = role(READ).replaceAll('app', 'worker');
    assert.deepEqual(await told({ 'iam.tf': role(READ) }, { 'iam.tf': other }), [
      'removed app',
      'added worker: may s3:GetObject on arn:aws:s3:::shop/*',
      'added worker: may be assumed by lambda.amazonaws.com',
    ]);
  });

  it('says nothing of one that moved to another file', async () => {
    assert.deepEqual(await told({ 'iam.tf': role(READ) }, { 'roles.tf': role(READ) }), []);
  });

  it('knows one by its name in another folder', async () => {
    assert.deepEqual(await told({ 'old/iam.tf': role(READ) }, { 'new/iam.tf': role(READ) }), []);
  });

  it('tells one that nothing uses any longer', async () => {
    const lambda = `resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = aws_iam_role.app.arn
  handler       = "app.handler"
  runtime       = "python3.12"
  filename      = "app.zip"
}
`;
    const lines = await told({ 'iam.tf': role(READ), 'main.tf': lambda }, { 'iam.tf': role(READ) });
    assert.deepEqual(lines, ['unreferenced app: nothing uses it any longer: remove it, and revoke its credentials']);
  });

  it('tells one that was only mentioned, and is no more', async () => {
    const workflow = (steps: string) =>
      `on: push\npermissions: { id-token: write }\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    steps:\n${steps}      - run: make\n`;
    const login =
      '      - uses: aws-actions/configure-aws-credentials@v4\n        with: { role-to-assume: "arn:aws:iam::111122223333:role/deploy", aws-region: eu-west-1 }\n';
    const file = '.github/workflows/ship.yml';
    const lines = await told({ [file]: workflow(login) }, { [file]: workflow('') });
    assert.ok(
      lines.includes('unreferenced deploy: nothing names it any longer: revoke it where it lives, if nobody else uses it'),
      lines.join('\n'),
    );
  });
});

describe('nhi diff: credentials', () => {
  const database = (password: string) => `resource "aws_db_instance" "main" {
  identifier = "shop"
  username   = "app"
  ${password}
}
`;
  const literal = database('password   = "Jv7-kP2xQw9-Lm4Zt"');

  it('tells a literal that went to a vault, and that the old value is still valid', async () => {
    const vaulted = database('manage_master_user_password = true');
    const lines = await told({ 'db.tf': literal }, { 'db.tf': vaulted });
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^changed .*password.*literal.*stays in the history of git: revoke it/);
  });

  it('gives no such advice while another file holds the value', async () => {
    const elsewhere = { 'app.env': 'DB_PASSWORD=Jv7-kP2xQw9-Lm4Zt\n' };
    const vaulted = database('manage_master_user_password = true');
    const [change] = await changes({ 'db.tf': literal, ...elsewhere }, { 'db.tf': vaulted, ...elsewhere });
    assert.deepEqual(
      change?.credentials.map(({ advice }) => advice),
      [undefined],
    );
  });

  it('never tells a value', async () => {
    const token = fill('{{github-pat}}');
    const before = { 'db.tf': literal, '.env': `GITHUB_TOKEN=${token}\n` };
    for (const [old, now] of [
      [before, {}],
      [{}, before],
    ] as const) {
      const all = await changes(old, now);
      assert.ok(all.length > 0);
      const place = () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } });
      const text = `${JSON.stringify(all)}${diffMarkdown({ base: '', head: undefined, changes: all, before: place, after: place })}`;
      assert.ok(!text.includes('Jv7-kP2xQw9') && !text.includes(token));
    }
  });
});

describe('nhi diff: the comment for a pull request', () => {
  it('has no markup of the names it tells, and is the same each time', async () => {
    const named = role(READ).replace('name = "app"', 'name = "app|<img>`x`"');
    const all = await changes({}, { 'iam.tf': named });
    const place = () => ({ start: { line: 7, column: 1 }, end: { line: 7, column: 4 } });
    const print = () => diffMarkdown({ base: 'a', head: undefined, changes: all, before: place, after: place });
    assert.equal(print(), print());
    assert.match(print(), /^<!-- nhi-diff -->\n### Identities\n\n\*\*1\*\* added\n/);
    assert.match(print(), /- `` app\|<img>`x` `` iam-role, `iam\.tf:7`/);
    assert.match(print(), /- may s3:GetObject on arn:aws:s3:::shop\/\\\*/);
  });
});
