/** Where CloudFormation resolves no reference, and what a template has already. */
import { strict as assert } from 'node:assert';
import { applied, type Case, fixesOf } from './fixes-support';

const AWS = 'vault-reference:aws-secrets-manager';
const SSM = 'vault-reference:aws-ssm';

const one = (text: string, more: Partial<Case> = {}): Case => ({
  host: 'cloudformation',
  file: 'template.yaml',
  text,
  slot: 'cfn-property',
  name: 'Password',
  owner: 'R',
  vault: 'aws-ssm',
  ...more,
});

const resource = (type: string, properties: string): string =>
  `Resources:\n  R:\n    Type: ${type}\n    Properties:\n${properties.replace(/^/gm, '      ')}\n`;

const ids = (text: string, more: Partial<Case> = {}): string[] => fixesOf(one(text, more)).fixes.map(({ id }) => id);

describe('fixes in CloudFormation', () => {
  it('give secure strings to the few properties that take them', () => {
    assert.ok(ids(resource('AWS::ElastiCache::ReplicationGroup', 'AuthToken: ‹hunter22!›')).includes(SSM));
    assert.ok(ids(resource('AWS::OpsWorks::Stack', 'RdsDbInstances:\n  - DbPassword: ‹hunter22!›')).includes(SSM));
    assert.ok(!ids(resource('AWS::DMS::Endpoint', 'Password: ‹hunter22!›')).includes(SSM));
    assert.ok(!ids(resource('AWS::RDS::DBInstance', 'TdeCredentialPassword: ‹hunter22!›')).includes(SSM));
  });

  it('resolve nothing where CloudFormation does not', () => {
    for (const text of [
      resource('Custom::Login', 'Password: ‹hunter22!›'),
      resource('AWS::CloudFormation::CustomResource', 'Password: ‹hunter22!›'),
      resource('AWS::SecretsManager::Secret', 'SecretString: ‹hunter22!›'),
      resource('AWS::SSM::Parameter', 'Type: String\nValue: ‹hunter22!›'),
      resource('AWS::DMS::Endpoint', 'SecretsManagerSecretId: ‹hunter22!›'),
      resource('AWS::EC2::Instance', 'Tags:\n  - Key: Password\n    Value: ‹hunter22!›'),
      'Outputs:\n  Password:\n    Value: ‹hunter22!›\n',
      'Mappings:\n  Prod:\n    Db:\n      Password: ‹hunter22!›\n',
      'Metadata:\n  Password: ‹hunter22!›\n',
      'Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Metadata:\n      Password: ‹hunter22!›\n',
    ]) {
      const found = ids(text, { vault: 'aws-secrets-manager' });
      assert.ok(!found.includes(AWS) && !found.includes(SSM), `${text}\n${found}`);
    }
  });

  it('have no reference of other vaults', () => {
    const text = resource('AWS::DMS::Endpoint', 'Password: ‹hunter22!›');
    for (const vault of ['hashicorp-vault', 'azure-key-vault', 'gcp-secret-manager', '1password'] as const) {
      assert.ok(!ids(text, { vault }).includes(`vault-reference:${vault}`));
    }
  });

  it('stop at sixty references', () => {
    const many = Array.from({ length: 60 }, (_, n) => `  P${n}: '{{resolve:ssm:/p/${n}}}'`).join('\n');
    const text = `${resource('AWS::DMS::Endpoint', 'Password: ‹hunter22!›')}Other:\n${many}\n`;
    assert.ok(!ids(text, { vault: 'aws-secrets-manager' }).includes(AWS));
    assert.ok(ids(text.replace(/ {2}P59.*\n/, ''), { vault: 'aws-secrets-manager' }).includes(AWS));
  });

  it('use a secret of the template only where one alone can be meant', () => {
    const secret = (id: string) =>
      `  ${id}:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      GenerateSecretString: {GenerateStringKey: password, SecretStringTemplate: '{}'}\n`;
    const text = resource('AWS::DMS::Endpoint', 'Password: ‹hunter22!›');
    const patched = (more: string) =>
      applied(fixesOf(one(text + more, { vault: 'aws-secrets-manager' })), AWS).get('template.yaml') ?? '';
    assert.match(patched(secret('A')), /Password: !Sub '\{\{resolve:secretsmanager:\$\{A\}:SecretString:password\}\}'/);
    assert.match(patched(secret('A') + secret('B')), /Password: '\{\{resolve:secretsmanager:app\//);
  });

  it('give the role of the template a permission once', () => {
    const role = (policies: string) => `  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: r\n${policies}`;
    const task = resource(
      'AWS::ECS::TaskDefinition',
      'ExecutionRoleArn: !GetAtt Role.Arn\nContainerDefinitions:\n  - Name: a\n    Environment:\n      - Name: DB_PASSWORD\n        Value: ‹hunter22!›',
    );
    const made = (policies: string) =>
      applied(fixesOf(one(task + role(policies), { slot: 'cfn-compute-environment', name: 'DB_PASSWORD' })), SSM).get(
        'template.yaml',
      ) ?? '';
    assert.equal(made('').split('ssm:GetParameters').length, 2);
    const known =
      "      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Statement:\n              - Effect: Allow\n                Action: ssm:GetParameters\n                Resource: !Sub 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/app/db/password'\n";
    assert.equal(made(known).split('ssm:GetParameters').length, 2);
    assert.match(made(''), /Secrets:\n\s+- Name: DB_PASSWORD\n\s+ValueFrom: \/app\/db\/password\n/);
  });

  it('keep a container as it is that is written in another way', () => {
    const more = { slot: 'cfn-compute-environment', name: 'DB_PASSWORD' } as const;
    const list = '!If [A, {Name: DB_PASSWORD, Value: ‹hunter22!›}, !Ref B]';
    const text = resource('AWS::ECS::TaskDefinition', `ContainerDefinitions:\n  - Name: a\n    Environment:\n      - ${list}`);
    assert.ok(!ids(text, more).includes(SSM));
  });
});
