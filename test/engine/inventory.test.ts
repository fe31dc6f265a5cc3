/** The record of an identity: what follows from files that say something else, each with its source. */
import { strict as assert } from 'node:assert';
import { cyclonedx } from '../../server/src/cli/formats/inventory/cyclonedx';
import { type InventoryRecord, inventoryOf } from '../../server/src/engine/inventory';
import type { Circumstances } from '../../server/src/engine/rules/model';
import { analyze } from '../support/analysis';
import { certificate, pem } from '../support/der';
import { fill, planted } from '../support/planted';
import { jwt, keyIdOf } from '../support/readable';

const recordsOf = async (files: Record<string, string>, circumstances: Pick<Circumstances, 'ageOf'> = {}) =>
  inventoryOf(await analyze(files), circumstances);

const named = async (name: string, files: Record<string, string>): Promise<InventoryRecord> => {
  const record = (await recordsOf(files)).find((one) => one.name === name);
  assert.ok(record, `${name} is there`);
  return record;
};

const role = (name: string, trust: string, more = '') =>
  `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [${trust}] })\n${more}}\n`;
const allow = (principal: string, condition = '') =>
  `{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { ${principal} }${condition ? `, Condition = { ${condition} }` : ''} }`;
const SERVICE = allow('Service = "lambda.amazonaws.com"');
const policy = (of: string, statement: string) =>
  `resource "aws_iam_role_policy" "${of}" {\n  name = "own"\n  role = aws_iam_role.${of}.name\n  policy = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })\n}\n`;
const GITHUB = 'Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"';
const subject = (value: string) => `StringLike = { "token.actions.githubusercontent.com:sub" = "${value}" }`;
const trusts = ({ trust }: InventoryRecord) => trust.map(({ principal, external }) => `${principal}${external ? ' !' : ''}`);

describe('the inventory: whose account', () => {
  it('calls who may do everything with a second factor an administrator', async () => {
    const document = (statement: string) => `jsonencode({ Version = "2012-10-17", Statement = [${statement}] })`;
    const text = `resource "aws_iam_group" "admins" {
  name = "admins"
}
resource "aws_iam_group_policy" "all" {
  group  = aws_iam_group.admins.name
  policy = ${document('{ Effect = "Allow", Action = "*", Resource = "*" }')}
}
resource "aws_iam_group_policy" "mfa" {
  group  = aws_iam_group.admins.name
  policy = ${document('{ Effect = "Deny", NotAction = ["iam:ListMFADevices"], Resource = "*", Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } } }')}
}
`;
    const workspace = await analyze({ 'main.tf': text });
    assert.deepEqual(
      inventoryOf(workspace).map(({ name, admin }) => [name, admin]),
      [['admins', true]],
    );
  });

  it('an ARN, the address of a Google account, the scope of an Azure role, the id of a key', async () => {
    const arn = await named('deploy', {
      'a.yaml': manifest('eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/deploy'),
    });
    assert.deepEqual(arn.account, { value: '111122223333', source: 'ARN' });
    const google = (
      await recordsOf({ 'a.yaml': manifest('iam.gke.io/gcp-service-account: ci@shop-prod.iam.gserviceaccount.com') })
    ).find(({ provider }) => provider === 'gcp');
    assert.deepEqual(google?.account, { value: 'shop-prod', source: 'e-mail address' });
    const scope = '/subscriptions/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/resourceGroups/shop';
    const azure = await named('api', {
      'a.tf': `resource "azurerm_user_assigned_identity" "api" {\n  name = "api"\n}\nresource "azurerm_role_assignment" "api" {\n  scope = "${scope}"\n  role_definition_name = "Reader"\n  principal_id = azurerm_user_assigned_identity.api.principal_id\n}\n`,
    });
    assert.deepEqual(azure.account, { value: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d', source: 'scope of its roles' });
    assert.deepEqual(azure.grants, [{ source: 'Reader', actions: ['Reader'], resources: [scope], span: azure.grants[0]?.span }]);
    const [key] = (
      await recordsOf({
        'a.tf': `provider "aws" {\n  access_key = "${keyIdOf('444455556666')}"\n  secret_key = "${planted('aws-secret-key')}"\n}\n`,
      })
    ).filter(({ account }) => account);
    assert.deepEqual(key?.account, { value: '444455556666', source: 'access key ID' });
  });
});

const manifest = (annotation: string) =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: api\n  namespace: shop\n  annotations:\n    ${annotation}\n`;

describe('the inventory: what it is for', () => {
  it('a description, a display name, a tag or an annotation', async () => {
    const text = `resource "google_service_account" "ci" {\n  account_id = "ci"\n  display_name = "Deploys the shop"\n}\n${role('a', SERVICE, '  description = "Reads\\norders"\n')}${role('b', SERVICE, '  tags = { Purpose = "Nightly export" }\n')}`;
    const records = await recordsOf({ 'a.tf': text, 'a.yaml': manifest('kubernetes.io/description: Serves the API') });
    const said = records.map(({ name, purpose }) => [name, purpose?.value, purpose?.source]);
    assert.deepEqual(said, [
      ['a', 'Reads orders', 'description'],
      ['b', 'Nightly export', 'tag Purpose'],
      ['shop/api', 'Serves the API', 'tag kubernetes.io/description'],
      ['ci', 'Deploys the shop', 'display_name'],
    ]);
  });

  it('never a secret that stands in it', async () => {
    for (const text of [
      `Uses ${planted('github-pat')}`,
      'The password is Meadow-Lantern',
      `Login ${planted('password:3')}x9Qz81`,
    ]) {
      const { purpose } = await named('a', { 'a.tf': role('a', SERVICE, `  description = "${text}"\n`) });
      assert.equal(purpose, undefined, text.slice(0, 8));
    }
    const cfn = `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: r\n      Description: "key: ${planted('password:4')}"\n      AssumeRolePolicyDocument: {}\n`;
    assert.equal((await named('r', { 'template.yaml': cfn })).purpose, undefined);
  });
});

describe('the inventory: who may become it', () => {
  it('services, own and other accounts, vendors, everybody', async () => {
    const files = {
      'a.tf': role(
        'a',
        [
          SERVICE,
          allow('AWS = ["arn:aws:iam::111122223333:root", "arn:aws:iam::998877665544:role/x", "arn:aws:iam::464622532012:root"]'),
          allow('AWS = "*"'),
        ].join(', '),
      ),
      'b.tf': `data "aws_iam_role" "own" {\n  name = "own"\n}\n${policy('a', '{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "arn:aws:sqs:eu-west-1:111122223333:orders" }')}`,
    };
    assert.deepEqual(trusts(await named('a', files)), [
      'lambda.amazonaws.com',
      'arn:aws:iam::111122223333:root',
      'arn:aws:iam::998877665544:role/x !',
      'arn:aws:iam::464622532012:root (Datadog) !',
      '* !',
    ]);
    const inOrganization = role('a', allow('AWS = "*"', 'StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" }'));
    assert.deepEqual(trusts(await named('a', { 'a.tf': inOrganization })), ['*']);
  });

  it('by the key of a set that a dynamic block goes over', async () => {
    const text = `data "aws_iam_policy_document" "t" {\n  dynamic "statement" {\n    for_each = toset(["arn:aws:iam::998877665544:role/x"])\n    content {\n      actions = ["sts:AssumeRole"]\n      principals {\n        type = "AWS"\n        identifiers = [statement.key]\n      }\n    }\n  }\n}\nresource "aws_iam_role" "a" {\n  name = "a"\n  assume_role_policy = data.aws_iam_policy_document.t.json\n}\n`;
    assert.deepEqual(trusts(await named('a', { 'a.tf': text })), ['arn:aws:iam::998877665544:role/x !']);
  });

  it('tokens by the name of who signs them and for whom', async () => {
    const cluster = 'Federated = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC"';
    const sub = 'StringEquals = { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub" = "system:serviceaccount:shop:api" }';
    const text = role('a', [allow(GITHUB, subject('repo:example/shop:ref:refs/heads/main')), allow(cluster, sub)].join(', '));
    assert.deepEqual(trusts(await named('a', { 'a.tf': text })), [
      'GitHub Actions repo:example/shop:ref:refs/heads/main !',
      'Amazon EKS system:serviceaccount:shop:api',
    ]);
    const workflow =
      'on: push\njobs:\n  ship:\n    permissions:\n      id-token: write\n    runs-on: ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: arn:aws:iam::111122223333:role/a\n';
    const here = { 'a.tf': text, '.github/workflows/a.yml': workflow };
    assert.equal(
      trusts(await named('a', here))[0],
      'GitHub Actions repo:example/shop:ref:refs/heads/main',
      'a job here takes it',
    );
    const wide = { ...here, 'a.tf': role('a', allow(GITHUB, subject('repo:example/*'))) };
    assert.deepEqual(trusts(await named('a', wide)), ['GitHub Actions repo:example/* !'], 'others may as well');
  });
});

describe('the inventory: who may become it on Google Cloud', () => {
  it('holders of a role over the account', async () => {
    const member = (name: string, role: string, who: string) =>
      `resource "google_service_account_iam_member" "${name}" {\n  service_account_id = google_service_account.ci.name\n  role = "roles/${role}"\n  member = "${who}"\n}\n`;
    const text = `resource "google_service_account" "ci" {\n  account_id = "ci"\n}\n${member('a', 'iam.workloadIdentityUser', 'serviceAccount:shop.svc.id.goog[shop/api]')}${member('b', 'iam.serviceAccountTokenCreator', 'group:ops@shop.example')}${member('c', 'iam.serviceAccountUser', 'allAuthenticatedUsers')}${member('d', 'viewer', 'user:ada@shop.example')}`;
    assert.deepEqual(trusts(await named('ci', { 'a.tf': text })), [
      'serviceAccount:shop.svc.id.goog[shop/api]',
      'group:ops@shop.example',
      'allAuthenticatedUsers !',
    ]);
  });
});

describe('the inventory: what it may do', () => {
  it('actions and resources as written, what is left out, managed policies by name', async () => {
    const text = `${role('a', SERVICE)}${policy('a', '{ Effect = "Allow", NotAction = ["iam:*"], Resource = "*" }, { Effect = "Deny", Action = "s3:*", Resource = "*" }')}resource "aws_iam_role_policy_attachment" "a" {\n  role = aws_iam_role.a.name\n  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}\n`;
    const { grants } = await named('a', { 'a.tf': text });
    assert.deepEqual(
      grants.map(({ actions, resources }) => [actions, resources]),
      [
        [['all but iam:*'], ['*']],
        [['*'], []],
      ],
    );
    assert.equal(grants[1]?.source, 'AdministratorAccess');
  });

  it('roles of Kubernetes, and where they hold', async () => {
    const binding = (kind: string, namespace: string) =>
      `${manifest('a: b')}---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata:\n  name: api\n${namespace}roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: reader\nsubjects:\n  - kind: ServiceAccount\n    name: api\n    namespace: shop\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: reader\nrules:\n  - apiGroups: [""]\n    resources: [pods, services]\n    verbs: [get]\n`;
    const wide = await named('shop/api', { 'a.yaml': binding('ClusterRoleBinding', '') });
    assert.deepEqual(
      wide.grants.map(({ source, actions, resources }) => [source, actions, resources]),
      [['ClusterRole/reader', ['get pods', 'get services'], ['cluster']]],
    );
    const narrow = await named('shop/api', { 'a.yaml': binding('RoleBinding', '  namespace: shop\n') });
    assert.deepEqual(narrow.grants[0]?.resources, ['namespace shop']);
  });
});

describe('the inventory: how long', () => {
  const lifetime = async (files: Record<string, string>, name = 'a') => (await named(name, files)).lifetime;

  it('standing, time-bound or unknown', async () => {
    const dated = 'Condition = { DateLessThan = { "aws:CurrentTime" = "2026-12-31T00:00:00Z" } }';
    const grant = (more = '') => policy('a', `{ Effect = "Allow", Action = "s3:GetObject", Resource = "*"${more} }`);
    assert.equal(await lifetime({ 'a.tf': role('a', SERVICE) + grant() }), 'standing');
    assert.equal(await lifetime({ 'a.tf': role('a', SERVICE) + grant(`, ${dated}`) }), 'time-bound');
    assert.equal(await lifetime({ 'a.tf': role('a', allow(GITHUB, subject('repo:example/shop:*'))) + grant() }), 'time-bound');
    assert.equal(await lifetime({ 'a.tf': 'resource "aws_iam_user" "a" {\n  name = "a"\n}\n' }), 'standing');
    assert.equal(await lifetime({ 'a.yaml': manifest('a: b') }, 'shop/api'), 'unknown');
  });

  it('ends when the first of its credentials does', async () => {
    const until = (text: string) =>
      `resource "azuread_application_password" "${text.slice(0, 4)}" {\n  application_id = azuread_application.a.id\n  end_date = "${text}"\n}\n`;
    const text = `resource "azuread_application" "a" {\n  display_name = "a"\n}\n${until('2027-06-01T00:00:00Z')}${until('2026-09-01T00:00:00Z')}`;
    const record = await named('a', { 'a.tf': text });
    assert.deepEqual(record.expires, { value: '2026-09-01', source: 'app-password' });
    assert.equal(record.lifetime, 'time-bound');
    const token = jwt({ sub: 'ci', exp: Date.parse('2026-07-01T00:00:00Z') / 1000 });
    const agent = await named('orders', {
      '.mcp.json': JSON.stringify({ mcpServers: { orders: { command: 'x', env: { ORDERS_TOKEN: token } } } }),
    });
    assert.deepEqual(agent.expires?.value, '2026-07-01');
  });
});

describe('the inventory: who made it', () => {
  it('is told by git where somebody asks', async () => {
    const files = { 'a.tf': role('a', SERVICE) };
    const [without] = await recordsOf(files);
    assert.deepEqual([without?.creator, without?.since], [undefined, undefined]);
    const asked: string[] = [];
    const ageOf = ({ file, start }: { file: string; start: number }) => {
      asked.push(`${file} ${files['a.tf'].slice(0, start).split('\n').length}`);
      return { since: '2025-02-03', author: 'Ada' };
    };
    const [record] = await recordsOf(files, { ageOf });
    assert.deepEqual([record?.creator?.value, record?.since?.value], ['Ada', '2025-02-03']);
    assert.deepEqual([...new Set(asked)], ['a.tf 1']);
  });
});

describe('the inventory: administrators', () => {
  const star = '{ Effect = "Allow", Action = "*", Resource = "*" }';
  const reads = '{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::a/*" }';

  it('are those that are one and those that reach one', async () => {
    const text = `${role('top', allow('AWS = "arn:aws:iam::111122223333:role/hop"'))}${policy('top', star)}${role('hop', SERVICE)}${policy('hop', '{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.top.arn }')}${role('low', SERVICE)}${policy('low', reads)}`;
    const records = await recordsOf({ 'a.tf': text });
    const admin = new Map(records.map(({ name, admin }) => [name, admin]));
    assert.deepEqual(
      ['top', 'hop', 'low'].map((name) => admin.get(name)),
      [true, true, false],
    );
    const hop = records.find(({ name }) => name === 'hop');
    assert.ok(hop && (hop.riskReasons.some(({ text }) => text.startsWith('reaches role top')) || hop.findings.length > 0));
  });

  it('are not told of accounts whose rights their database keeps', async () => {
    const [user] = await recordsOf({ 'a.tf': 'resource "aws_db_instance" "orders" {\n  username = "root"\n}\n' });
    assert.deepEqual([user?.kind, user?.admin], ['database-account', undefined]);
  });

  it('are not told of what is not in the workspace', async () => {
    const text = `${role('a', SERVICE)}resource "aws_iam_role_policy_attachment" "a" {\n  role = aws_iam_role.a.name\n  policy_arn = "arn:aws:iam::111122223333:policy/unknown"\n}\n`;
    assert.equal((await named('a', { 'a.tf': text })).admin, undefined);
  });
});

describe('the inventory: risk', () => {
  it('counts what is wrong with a role for everyone who holds it alike', async () => {
    const api = 'apiVersion: rbac.authorization.k8s.io/v1';
    const binding = (kind: string, ...names: readonly string[]) =>
      `${api}\nkind: ${kind}\nmetadata: { name: readers-${names[0]}, namespace: shop }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: readers }\nsubjects:\n${names.map((name) => `  - { kind: ServiceAccount, name: ${name}, namespace: shop }\n`).join('')}`;
    const records = await recordsOf({
      'a.yaml': [
        `${api}\nkind: ClusterRole\nmetadata: { name: readers }\nrules:\n  - { apiGroups: [""], resources: [secrets], verbs: [get, list] }\n`,
        binding('ClusterRoleBinding', 'api', 'worker'),
        binding('RoleBinding', 'web'),
      ].join('---\n'),
    });
    assert.deepEqual(
      records.map(({ name, findings }) => [name, findings.map(({ rule }) => rule)]),
      [
        ['shop/api', ['k8s-rbac-read-secrets']],
        ['shop/web', []],
        ['shop/worker', ['k8s-rbac-read-secrets']],
      ],
    );
  });

  it('is the sum of its lines, at most 100, and the same each time', async () => {
    const text = fill(
      `${role('a', allow('AWS = "*"'))}${policy('a', '{ Effect = "Allow", Action = "*", Resource = "*" }')}resource "aws_db_instance" "db" {\n  username = "app"\n  password = "{{password}}"\n}\n`,
    );
    const records = await recordsOf({ 'a.tf': text });
    for (const { risk, riskReasons } of records) {
      const sum = riskReasons.reduce((all, { points }) => all + points, 0);
      assert.equal(risk, Math.min(100, sum));
      assert.deepEqual(
        riskReasons.map(({ points }) => points),
        riskReasons.map(({ points }) => points).sort((x, y) => y - x),
        'the heaviest first',
      );
    }
    assert.equal(records.find(({ name }) => name === 'a')?.risk, 100);
    assert.deepEqual(await recordsOf({ 'a.tf': text }), records);
  });

  it('says nothing twice: a finding stands for its fact, a rule for its findings', async () => {
    const star = '{ Effect = "Allow", Action = "*", Resource = "*" }';
    const { riskReasons, findings } = await named('a', { 'a.tf': role('a', SERVICE) + policy('a', star) });
    assert.ok(findings.some(({ severity }) => severity === 'critical'));
    assert.ok(!riskReasons.some(({ text }) => text.startsWith('may do everything')), 'the finding says it');
    const twice = await named('a', { 'a.tf': role('a', SERVICE) + policy('a', `${star}, ${star}`) });
    const rules = new Set(twice.findings.map(({ rule }) => rule));
    assert.ok(twice.riskReasons.length <= rules.size + 1, 'one line a rule, and the owner');
  });

  it('weighs what no finding says: no owner', async () => {
    const lines = async (more: string) => (await named('a', { 'a.tf': role('a', SERVICE, more) })).riskReasons;
    assert.ok((await lines('')).some(({ text }) => /owner/.test(text)));
    assert.ok(!(await lines('  tags = { owner = "web" }\n')).some(({ text }) => /owner/.test(text)));
  });
});

describe('the inventory: certificates', () => {
  it('that a cluster gets and renews are there, with how', async () => {
    const records = await recordsOf({
      'a.yaml':
        'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: web, namespace: shop }\nspec: { secretName: web-tls, duration: 720h, renewBefore: 240h, dnsNames: [shop.example.org] }\n---\napiVersion: networking.gke.io/v1\nkind: ManagedCertificate\nmetadata: { name: shop }\nspec: { domains: [shop.example.org] }\n---\napiVersion: example.org/v1\nkind: Certificate\nmetadata: { name: diploma }\n',
    });
    assert.deepEqual(
      records.map(({ kind, name, rotation, findings }) => [kind, name, rotation?.value, findings.length]),
      [
        ['certificate', 'default/shop', undefined, 0],
        ['certificate', 'shop/web', 'every 20 days', 0],
      ],
    );
  });

  it('end, say whose they are, and are told to CycloneDX as such', async () => {
    const text = pem('CERTIFICATE', certificate('shop.example', 'Shop CA', '250101000000Z', '270101000000Z'));
    const [record] = await recordsOf({ 'tls/shop.crt': text });
    assert.ok(record);
    const [one] = record.credentials;
    assert.equal(record.expires?.value, '2027-01-01');
    assert.equal(record.lifetime, 'time-bound');
    assert.match(one?.certificate?.subject ?? '', /CN=shop\.example/);
    assert.match(one?.certificate?.issuer ?? '', /CN=Shop CA/);
    const place = () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 2 } });
    const map = () => ({ nodes: [], links: [] });
    const bom = JSON.parse(cyclonedx({ records: [record], edges: [], map, place, version: '1', spec: '1.6' }));
    const { assetType, certificateProperties } = bom.components[0].cryptoProperties;
    assert.equal(assetType, 'certificate');
    assert.equal(certificateProperties.notValidBefore, '2025-01-01T00:00:00Z');
    assert.equal(certificateProperties.notValidAfter, '2027-01-01T00:00:00Z');
  });
});

describe('the inventory: credentials', () => {
  it('name equal values alike, in every run, and say nothing of them', async () => {
    const value = planted('password:9');
    const db = (name: string) => `resource "aws_db_instance" "${name}" {\n  username = "${name}"\n  password = "${value}"\n}\n`;
    const files = { 'a.tf': db('one') + db('two') };
    const all = async () =>
      (await recordsOf(files)).flatMap(({ credentials }) => credentials.map(({ fingerprint }) => fingerprint));
    const [one, two] = await all();
    assert.match(one ?? '', /^[0-9a-f]{16}$/);
    assert.equal(one, two);
    assert.deepEqual(await all(), [one, two]);
  });
});
