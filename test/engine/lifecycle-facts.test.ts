/** How long what is declared lives and who replaces it, in every notation, also half-typed. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { LifecycleFact } from '../../server/src/engine/facts/model';
import { withModules } from '../../server/src/engine/facts/terraform/module/index';
import { analyze, testEngine } from '../support/analysis';
import { read } from './terraform-support';

/** `about owner state days-or-day key`, in the order of the file. */
function told(facts: readonly LifecycleFact[]): string[] {
  return facts.map(({ about, owner, state, days, until }) => [about, owner, state, until ?? days ?? ''].join(' ').trim());
}

async function lifecyclesOf(files: Readonly<Record<string, string>>): Promise<readonly LifecycleFact[]> {
  const { graph } = await analyze(files);
  return [...graph.facts.values()].flatMap(({ lifecycles }) => lifecycles);
}

const TERRAFORM = `
resource "aws_secretsmanager_secret" "db" {
  name = "orders/db"
}

resource "aws_secretsmanager_secret_rotation" "db" {
  secret_id = aws_secretsmanager_secret.db.id
  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_kms_key" "logs" {
  enable_key_rotation     = true
  rotation_period_in_days = 180
}

resource "google_kms_crypto_key" "logs" {
  rotation_period = "7776000s"
}

resource "azurerm_key_vault_secret" "orders" {
  name            = "orders"
  expiration_date = "2027-01-01T00:00:00Z"
}

resource "databricks_token" "jobs" {
  comment = "jobs"
}
`;

describe('lifecycle: Terraform', () => {
  const { facts, at } = read(TERRAFORM);

  it('reads each kind', () => {
    assert.deepEqual(told(facts.lifecycles), [
      'secret-rotation aws_secretsmanager_secret.db missing',
      'secret-rotation aws_secretsmanager_secret_rotation.db set 30',
      'key-rotation aws_kms_key.logs set 180',
      'key-rotation google_kms_crypto_key.logs set 90',
      'expiry azurerm_key_vault_secret.orders set 2027-01-01',
      'expiry databricks_token.jobs missing',
    ]);
  });

  it('gives a rotation the key of the secret that it names', () => {
    const [secret, rotation] = facts.lifecycles;
    assert.equal(secret?.key, 'tf::aws_secretsmanager_secret.db');
    assert.equal(rotation?.key, secret?.key);
    assert.equal(secret?.holds, 'database-password');
  });

  it('stands at the value, or at the name where nothing is written', () => {
    const [secret, rotation, key] = facts.lifecycles;
    assert.deepEqual(
      [secret, rotation, key].map((fact) => fact && at(fact.span)),
      ['"aws_secretsmanager_secret" "db"', '30', '180'],
    );
  });

  it('names the identity whose credential it is', () => {
    const { facts: more } = read(`
resource "aws_iam_user" "ci" { name = "ci" }
resource "aws_iam_access_key" "ci" {
  user   = aws_iam_user.ci.name
  status = "Inactive"
}
resource "azuread_application" "ci" { display_name = "ci" }
resource "azuread_application_password" "ci" {
  application_id = azuread_application.ci.id
  end_date       = "2025-01-01T00:00:00Z"
}`);
    assert.deepEqual(
      more.lifecycles.map(({ about, key, identity }) => [about, key, identity]),
      [
        ['expiry', 'tf::aws_iam_access_key.ci', 'tf::aws_iam_user.ci'],
        ['enabled', 'tf::aws_iam_access_key.ci', undefined],
        ['expiry', 'tf::azuread_application_password.ci', 'tf::azuread_application.ci'],
      ],
    );
  });

  it('follows variables into a module, and says nothing of what a caller decides', () => {
    const files = {
      'main.tf': 'module "key" {\n  source = "./key"\n  rotate = false\n}\n',
      'key/main.tf':
        'variable "rotate" {\n  type = bool\n}\nvariable "period" {\n  default = null\n}\nresource "aws_kms_key" "this" {\n  enable_key_rotation = var.rotate\n}\nresource "google_kms_crypto_key" "this" {\n  rotation_period = var.period\n}\n',
    };
    const all = withModules(Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, testEngine).facts));
    assert.deepEqual(told(all.flatMap(({ lifecycles }) => lifecycles)), [
      'key-rotation module.key.aws_kms_key.this off',
      'key-rotation module.key.google_kms_crypto_key.this unknown',
    ]);
  });

  const LEFT_OUT = [
    'resource "aws_kms_key" "x" {\n  customer_master_key_spec = "RSA_4096"\n}',
    'resource "aws_kms_key" "x" {\n  key_usage = var.usage\n}',
    'resource "google_kms_crypto_key" "x" {\n  purpose = "MAC"\n}',
    'resource "google_kms_crypto_key" "x" {\n  import_only = true\n}',
    'resource "azurerm_key_vault_secret" "x" {\n  name = "db-host"\n}',
    'resource "google_service_account" "x" {\n  account_id = "x"\n  disabled = false\n}',
  ];
  for (const text of LEFT_OUT)
    it(`says nothing of ${text.replaceAll(/\s+/g, ' ')}`, () => assert.deepEqual(read(text).facts.lifecycles, []));

  it('leaves to others what they write', () => {
    const { facts: left } = read(
      'resource "aws_kms_key" "x" {\n  lifecycle {\n    ignore_changes = [enable_key_rotation]\n  }\n}',
    );
    assert.deepEqual(told(left.lifecycles), ['key-rotation aws_kms_key.x unknown']);
  });
});

const TEMPLATE = `Resources:
  OrdersSecret:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
  Tie:
    Type: AWS::SecretsManager::SecretTargetAttachment
    Properties:
      SecretId: !Ref OrdersSecret
      TargetId: !Ref Database
      TargetType: AWS::RDS::DBInstance
  Rotation:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !Ref Tie
      RotationRules:
        ScheduleExpression: rate(10 days)
  LogsKey:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      ManageMasterUserPassword: true
`;

const MANIFESTS = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: shop
spec:
  duration: 2160h
  renewBefore: 360h
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: orders
spec:
  refreshInterval: "0"
`;

const BICEP = `resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  name: 'shop/orders'
  properties: {
    attributes: { exp: 1600000000 }
  }
}
`;

const PLAY = `- hosts: all
  tasks:
    - name: key of the orders
      amazon.aws.kms_key:
        alias: orders
        enable_key_rotation: false
`;

describe('lifecycle: other notations', () => {
  it('CloudFormation: a rotation of what is tied to a database is that of its secret', async () => {
    const facts = await lifecyclesOf({ 'template.yaml': TEMPLATE });
    assert.deepEqual(told(facts), [
      'secret-rotation OrdersSecret missing',
      'secret-rotation Tie missing',
      'secret-rotation Rotation set 10',
      'key-rotation LogsKey set 365',
      'secret-rotation Database set 7',
    ]);
    assert.deepEqual(
      facts.slice(0, 3).map(({ key }) => key),
      Array(3).fill('cfn:template.yaml:OrdersSecret'),
    );
  });

  it('Kubernetes: what renews and what is fetched once', async () => {
    assert.deepEqual(told(await lifecyclesOf({ 'k8s.yaml': MANIFESTS })), [
      'certificate-renewal Certificate/shop set 75',
      'secret-rotation ExternalSecret/orders off',
    ]);
  });

  it('Bicep and ARM', async () => {
    assert.deepEqual(told(await lifecyclesOf({ 'main.bicep': BICEP })), [
      'expiry Microsoft.KeyVault/vaults/secrets secret set 2020-09-13',
    ]);
  });

  it('Ansible', async () => {
    assert.deepEqual(told(await lifecyclesOf({ 'play.yml': PLAY })), ['key-rotation kms_key orders off']);
  });

  it('Pulumi', async () => {
    const text =
      "import * as aws from '@pulumi/aws';\nimport * as gcp from '@pulumi/gcp';\nconst logs = new aws.kms.Key('logs', { enableKeyRotation: false });\nconst orders = new gcp.kms.CryptoKey('orders', { keyRing: 'x', rotationPeriod: '7776000s' });\n";
    assert.deepEqual(told(await lifecyclesOf({ 'index.ts': text })), [
      'key-rotation aws.kms.Key logs off',
      'key-rotation gcp.kms.CryptoKey orders set 90',
    ]);
  });
});

describe('lifecycle: the CDK', () => {
  it('TypeScript', async () => {
    const text = `import * as kms from 'aws-cdk-lib/aws-kms';
import { Duration } from 'aws-cdk-lib';
new kms.Key(this, 'Bare');
new kms.Key(this, 'Off', { enableKeyRotation: false });
new kms.Key(this, 'On', { enableKeyRotation: true });
new kms.Key(this, 'Often', { rotationPeriod: Duration.days(180) });
new kms.Key(this, 'Signs', { keySpec: kms.KeySpec.RSA_2048 });
new kms.Key(this, 'Given', { ...props });
kms.Key.fromKeyArn(this, 'Known', arn);
`;
    assert.deepEqual(told(await lifecyclesOf({ 'stack.ts': text })), [
      'key-rotation Bare missing',
      'key-rotation Off off',
      'key-rotation On set 365',
    ]);
  });

  it('Python', async () => {
    const text = `from aws_cdk import aws_kms as kms
kms.Key(self, "Bare")
kms.Key(self, "On", enable_key_rotation=True)
`;
    assert.deepEqual(told(await lifecyclesOf({ 'stack.py': text })), ['key-rotation Bare missing', 'key-rotation On set 365']);
  });
});

const LOGIN = `import jwt from 'jsonwebtoken';
const key = process.env.JWT_SECRET;
export const login = (id) => jwt.sign({ sub: id }, key);
export const short = (id) => jwt.sign({ sub: id }, key, { expiresIn: '15m' });
`;

describe('lifecycle: tokens that programs sign', () => {
  it('has no end where neither claims nor options hold one', async () => {
    const facts = await lifecyclesOf({ 'login.ts': LOGIN });
    assert.deepEqual(
      facts.map(({ span, path }) => [LOGIN.slice(span.start, span.end), LOGIN.slice(0, span.start).split('\n').length, ...path]),
      [['jwt.sign', 3, 'expiresIn']],
    );
  });

  it('half-typed', async () => {
    for (let end = 0; end <= LOGIN.length; end += 10) await lifecyclesOf({ 'login.ts': LOGIN.slice(0, end) });
    for (let at = 0; at < LOGIN.length; at += 10) await lifecyclesOf({ 'login.ts': LOGIN.slice(0, at) + LOGIN.slice(at + 1) });
  });
});

describe('lifecycle: half-typed', () => {
  const SAMPLES: readonly (readonly [file: string, text: string, kept: (text: string) => readonly string[]])[] = [
    ['main.tf', TERRAFORM, (text) => (text.includes('rotation_period_in_days = 180\n}') ? ['aws_kms_key.logs'] : [])],
    ['template.yaml', TEMPLATE, (text) => (text.includes('LogsKey:\n    Type: AWS::KMS::Key\n') ? ['LogsKey'] : [])],
    ['k8s.yaml', MANIFESTS, (text) => (text.includes('renewBefore: 360h\n') ? ['Certificate/shop'] : [])],
    ['main.bicep', BICEP, () => []],
    ['play.yml', PLAY, () => []],
  ];
  for (const [file, text, kept] of SAMPLES) {
    it(`${file}: cut at every tenth character`, () => {
      for (let end = 0; end <= text.length; end += 10) {
        const part = text.slice(0, end);
        const [facts] = withModules([analyzeFile({ file, text: part }, testEngine).facts]);
        const owners = facts?.lifecycles.map(({ owner }) => owner) ?? [];
        for (const owner of kept(part))
          assert.ok(owners.includes(owner), `${owner} is lost in ${JSON.stringify(part.slice(-40))}`);
      }
    });

    it(`${file}: each tenth character dropped`, () => {
      for (let at = 0; at < text.length; at += 10) {
        const part = text.slice(0, at) + text.slice(at + 1);
        withModules([analyzeFile({ file, text: part }, testEngine).facts]);
      }
    });
  }
});
