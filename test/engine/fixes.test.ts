/** What fixes write in configuration as code, host by host: the lines that change, in place of the literal. */

import { strict as assert } from 'node:assert';
import { applyEdits, applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { stepText } from '../../server/src/engine/fixes/model';
import { prepareGrammars } from '../support/grammars';
import { AWS, DATABASE, ENV, newLines, terraform, VAULT } from './fixes-cases';
import { applied, type Case, fixesOf } from './fixes-support';

describe('fixes', () => {
  before(() => prepareGrammars(['a.ts', 'a.js', 'a.py', 'a.go', 'a.java']));

  describe('edits', () => {
    it('apply in any order, and keep the order of insertions at one place', () => {
      const edits = [
        { start: 3, end: 4, text: 'D' },
        { start: 0, end: 0, text: '1' },
        { start: 0, end: 0, text: '2' },
      ];
      assert.equal(applyEdits('abcd', edits), '12abcD');
    });

    it('are refused where they overlap or leave the text', () => {
      assert.throws(
        () =>
          applyEdits('abcd', [
            { start: 0, end: 2, text: '' },
            { start: 1, end: 3, text: '' },
          ]),
        RangeError,
      );
      assert.throws(() => applyEdits('abcd', [{ start: 2, end: 9, text: '' }]), RangeError);
    });

    it('apply all or none', () => {
      const fix = { id: 'x', title: '', safety: 'safe', followUp: [] } as const;
      const edit = { start: 0, end: 1, text: 'b' };
      const read = (file: string) => (file === 'a' ? 'a' : undefined);
      assert.deepEqual(applyFix(read, { ...fix, edits: [{ file: 'a', edits: [edit] }] }), new Map([['a', 'b']]));
      assert.equal(
        applyFix(read, {
          ...fix,
          edits: [
            { file: 'a', edits: [edit] },
            { file: 'gone', edits: [edit] },
          ],
        }),
        undefined,
      );
      assert.equal(applyFix(read, { ...fix, edits: [{ file: 'a', create: true, edits: [edit] }] }), undefined);
    });
  });

  describe('offers', () => {
    it('come with identity first, then the vault, then the environment', () => {
      assert.deepEqual(
        fixesOf(terraform(DATABASE)).fixes.map(({ id }) => id),
        ['identity', AWS, VAULT, ENV],
      );
    });

    it('start with the vault that the workspace reads, or the one that was chosen', () => {
      assert.equal(fixesOf(terraform(DATABASE, { reads: 'hashicorp-vault' })).fixes[1]?.id, VAULT);
      assert.equal(fixesOf(terraform(DATABASE, { reads: 'hashicorp-vault', vault: 'environment' })).fixes[1]?.id, ENV);
    });

    it('tell the steps by hand where the host has no reference', () => {
      const { fixes } = fixesOf({
        host: 'sql',
        file: 'users.sql',
        text: "DB_PASSWORD = '‹hunter22!›'\n",
        slot: 'key-value',
        name: 'DB_PASSWORD',
      });
      assert.deepEqual(
        fixes.map(({ safety, edits }) => [safety, edits.length]),
        [['manual', 0]],
      );
      assert.match(fixes[0]?.followUp.map(stepText).join('\n') ?? '', /Take the value out of users\.sql/);
    });

    it('never tell the value', () => {
      const told = fixesOf(terraform(DATABASE)).fixes.flatMap(({ title, followUp }) => [title, ...followUp.map(stepText)]);
      assert.ok(told.length > 8);
      assert.ok(told.every((text) => !text.includes('hunter22!')));
    });

    it('are gone once one was applied', () => {
      const made = fixesOf(terraform(DATABASE));
      for (const { id } of made.fixes) {
        const changed = applied(made, id);
        const context = { ...made.context, read: (file: string) => changed.get(file) ?? made.context.read(file) };
        assert.deepEqual(
          fixesFor(made.finding, context).filter(({ edits }) => edits.length > 0),
          [],
        );
      }
    });
  });

  describe('Terraform', () => {
    it('lets AWS manage the password', () => {
      assert.deepEqual(newLines(terraform(DATABASE), 'identity'), [
        '  username                    = "app"',
        '  manage_master_user_password = true # why',
      ]);
    });

    it('reads the vault with a data block, and says that the value is in the state', () => {
      assert.deepEqual(newLines(terraform(DATABASE), AWS), [
        '  password = jsondecode(data.aws_secretsmanager_secret_version.db.secret_string)["password"] # why',
        'data "aws_secretsmanager_secret_version" "db" {',
        '  secret_id = "app/db"',
      ]);
      assert.match(fixesOf(terraform(DATABASE)).fixes[1]?.title ?? '', /stored in the state/);
    });

    it('keeps the value out of the state where every allowed version can', () => {
      const version = 'terraform {\n  required_version = ">= 1.11"\n}\n';
      assert.deepEqual(newLines(terraform(version + DATABASE), VAULT).slice(0, 3), [
        '  username            = "app"',
        '  password_wo         = tostring(ephemeral.vault_kv_secret_v2.db.data["password"]) # why',
        '  password_wo_version = 1',
      ]);
      assert.match(newLines(terraform(version.replace('1.11', '1.10') + DATABASE), VAULT)[0] ?? '', /^ {2}password = data\./);
    });

    it('uses a block again that reads the same entry', () => {
      const others = { 'infra/data.tf': 'data "aws_secretsmanager_secret_version" "shared" {\n  secret_id = "app/db"\n}\n' };
      assert.deepEqual(newLines(terraform(DATABASE, { others }), AWS), [
        '  password = jsondecode(data.aws_secretsmanager_secret_version.shared.secret_string)["password"] # why',
      ]);
    });

    it('declares the variable where variables are declared', () => {
      const others = { 'infra/variables.tf': 'variable "region" {}\n' };
      assert.deepEqual(newLines(terraform(DATABASE, { others }), ENV), ['  password = var.db_password # why']);
      assert.equal(newLines(terraform(DATABASE, { others }), ENV, 'infra/variables.tf')[0], 'variable "db_password" {');
    });

    it('encodes the password in a URL', () => {
      const url = { slot: 'tf-compute-environment', name: 'DATABASE_URL', type: 'connection-string' } as const;
      const text = 'locals {\n  url = «"postgres://app:‹hunter22!›@db/app"»\n}\n';
      assert.equal(newLines(terraform(text, url), ENV)[0], '  url = "postgres://app:${urlencode(var.database_password)}@db/app"');
    });

    it('takes the default of a variable and marks it sensitive', () => {
      const text = 'variable "db_password" {\n  type    = string\n  default = "‹hunter22!›"\n}\n';
      const one = terraform(text, { slot: 'tf-variable-default', name: 'db_password' });
      assert.deepEqual(newLines(one, ENV), ['  type      = string', '  sensitive = true']);
      assert.deepEqual(
        fixesOf(one).fixes.map(({ id }) => id),
        [AWS, VAULT, ENV],
      );
    });

    it('drops the static keys of a provider', () => {
      const text = 'provider "aws" {\n  region     = "eu-west-1"\n  access_key = "a"\n  secret_key = "‹hunter22!›"\n}\n';
      const one = terraform(text, {
        slot: 'tf-provider-argument',
        name: 'secret_key',
        remedy: (credential) => ({ type: 'drop-credentials', credential }),
      });
      assert.equal(applied(fixesOf(one), 'drop-credentials').get(one.file), 'provider "aws" {\n  region = "eu-west-1"\n}\n');
    });

    it('leaves constant places alone', () => {
      const text = 'terraform {\n  backend "http" {\n    password = "‹hunter22!›"\n  }\n}\n';
      assert.ok(fixesOf(terraform(text)).fixes.every(({ safety }) => safety === 'manual'));
    });

    it('keeps CRLF, tabs and the byte order mark', () => {
      const text = '\uFEFFresource "aws_db_instance" "main" {\r\n\tpassword = "‹hunter22!›"\r\n}\r\n';
      assert.equal(
        applied(fixesOf(terraform(text)), ENV).get('infra/main.tf'),
        '\uFEFFresource "aws_db_instance" "main" {\r\n\tpassword = var.db_password\r\n}\r\n\r\nvariable "db_password" {\r\n  type      = string\r\n  sensitive = true\r\n  nullable  = false\r\n}\r\n',
      );
    });
  });

  describe('Kubernetes', () => {
    const pod = (env: string): Case => ({
      host: 'kubernetes',
      file: 'k8s/api.yaml',
      slot: 'k8s-env',
      name: 'DB_PASSWORD',
      owner: 'Deployment/api container web',
      text: `kind: Pod\nmetadata:\n  namespace: shop\nspec:\n  containers:\n    - name: web\n${env}`,
    });
    const BLOCK = '      env:\n        - name: DB_PASSWORD\n          value: "‹hunter22!›" # why\n';

    it('reads the value from a Secret, with the indentation of the manifest', () => {
      const made = fixesOf(pod(BLOCK));
      const text = applied(made, ENV).get('k8s/api.yaml') ?? '';
      assert.ok(
        text.endsWith(
          '        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: api-db\n              key: password # why\n',
        ),
      );
    });

    it('makes the external secret beside the manifest, and adds to it the second time', () => {
      const made = fixesOf(pod(BLOCK));
      const file = 'k8s/api-db-external-secret.yaml';
      const text = applied(made, VAULT).get(file) ?? '';
      assert.match(
        text,
        /namespace: shop\n[\s\S]*- secretKey: password\n {6}remoteRef:\n {8}key: api\/db\n {8}property: password\n$/,
      );
      const second = { ...pod(BLOCK.replace('DB_PASSWORD', 'DB_TOKEN')), name: 'DB_TOKEN', others: { [file]: text } };
      assert.match(applied(fixesOf(second), VAULT).get(file) ?? '', /property: password\n {4}- secretKey: token\n/);
    });

    it('names the store that the workspace has', () => {
      const store =
        'apiVersion: external-secrets.io/v1\nkind: SecretStore\nmetadata:\n  name: team\nspec:\n  provider:\n    vault: {server: https://v}\n';
      const made = fixesOf({ ...pod(BLOCK), others: { 'k8s/store.yaml': store } });
      assert.match(applied(made, VAULT).get('k8s/api-db-external-secret.yaml') ?? '', /name: team\n {4}kind: SecretStore\n/);
    });

    it('writes flow style in flow style', () => {
      assert.deepEqual(newLines(pod('      env: [{name: DB_PASSWORD, value: "‹hunter22!›"}]\n'), ENV), [
        '      env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: api-db, key: password}}}]',
      ]);
    });

    it('leaves a value with an anchor alone, for others use it', () => {
      const { fixes } = fixesOf(pod('      env:\n        - name: DB_PASSWORD\n          value: &shared "‹hunter22!›"\n'));
      assert.ok(fixes.every(({ safety }) => safety === 'manual'));
    });

    it('turns a Secret into an ExternalSecret of the same name', () => {
      const one: Case = {
        host: 'kubernetes',
        file: 'k8s/secret.yaml',
        slot: 'k8s-secret-data',
        name: 'password',
        owner: 'Secret/app-db',
        text: '# top\napiVersion: v1\nkind: Secret\nmetadata:\n  name: app-db\ntype: Opaque\nstringData:\n  user: app\n  password: "‹hunter22!›"\n---\nkind: Pod\n',
      };
      const text = applied(fixesOf(one), AWS).get(one.file) ?? '';
      assert.match(
        text,
        /^# top\napiVersion: external-secrets.io\/v1\nkind: ExternalSecret\nmetadata:\n {2}name: app-db\nspec:\n/,
      );
      assert.match(text, /secretKey: user\n[\s\S]*property: password\n---\nkind: Pod\n$/);
      assert.doesNotMatch(text, /Opaque|stringData/);
    });
  });

  describe('CloudFormation', () => {
    const template = (text: string, more: Partial<Case> = {}): Case => ({
      host: 'cloudformation',
      file: 'cfn/db.yaml',
      slot: 'cfn-property',
      name: 'Password',
      owner: 'Broker',
      text,
      ...more,
    });
    const BROKER = 'Resources:\n  Broker:\n    Type: AWS::AmazonMQ::Broker\n    Properties:\n      Password: ‹hunter22!› # why\n';

    it('resolves a dynamic reference', () => {
      assert.deepEqual(newLines(template(BROKER), AWS), [
        "      Password: '{{resolve:secretsmanager:app/broker:SecretString:password}}' # why",
      ]);
    });

    it('refers to a masked parameter', () => {
      assert.deepEqual(newLines(template(BROKER), ENV), [
        'Parameters:',
        '  BrokerPassword:',
        '    Type: String',
        '    NoEcho: true',
        '      Password: !Ref BrokerPassword # why',
      ]);
    });

    it('writes JSON in JSON', () => {
      const text =
        '{"Resources": {"Db": {"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": "‹hunter22!›", "Port": 1}}}}';
      const made = fixesOf(template(text, { file: 'cfn/db.json', name: 'MasterUserPassword', owner: 'Db' }));
      assert.deepEqual(
        made.fixes.map(({ id }) => id),
        ['identity', AWS, ENV],
      );
      for (const { id } of made.fixes)
        assert.equal(JSON.parse(applied(made, id).get('cfn/db.json') ?? '').Resources.Db.Properties.Port, 1);
    });

    it('does not resolve where the value would stay readable, or is not resolved', () => {
      const lambda = BROKER.replace('Password:', 'Environment: {Variables: {X: 1}}\n      Password:').replace(
        'AWS::AmazonMQ::Broker',
        'Custom::Thing',
      );
      assert.deepEqual(
        fixesOf(template(lambda)).fixes.map(({ id }) => id),
        [ENV],
      );
    });
  });
});
