import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { Facts } from '../../server/src/engine/facts/model';
import type { Term } from '../../server/src/engine/iam/model';
import type { Span } from '../../server/src/engine/syntax/span';
import { analyze, testEngine } from '../support/analysis';
import { planted } from '../support/planted';

function factsOf(text: string, file = 'serverless.yml'): Facts {
  const { facts } = analyzeFile({ file, text }, testEngine);
  assert.equal(facts.host, 'cloudformation');
  return facts;
}

const at = (text: string, { start, end }: Span) => text.slice(start, end);
const shown = (terms: readonly Term[]) => terms.map(({ state, text, reference }) => (state === 'unknown' ? reference : text));

const SERVICE = `service: orders
custom:
  stage: \${opt:stage, 'dev'}
  bucket: orders-\${self:custom.stage}
  tables:
    dev: orders-dev
    prod: orders-prod
  actions:
    - s3:GetObject
    - s3:PutObject
provider:
  name: aws
  environment:
    STAGE: \${self:custom.stage}
  iam:
    role:
      name: orders-worker
      permissionsBoundary: arn:aws:iam::123456789012:policy/boundary
      managedPolicies:
        - arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess
      statements:
        - Effect: Allow
          Action: \${self:custom.actions}
          Resource: arn:aws:s3:::\${self:custom.bucket}/*
        - Effect: Allow
          Action: dynamodb:*
          Resource:
            - !GetAtt Table.Arn
            - !Sub arn:aws:dynamodb:*:\${AWS::AccountId}:table/\${self:custom.tables.\${opt:stage}}
functions:
  send-mail:
    handler: mail.handler
    iamRoleStatements:
      - Effect: Allow
        Action: ses:*
        Resource: '*'
    environment:
      API_TOKEN: \${ssm:/orders/token}
  list:
    handler: list.handler
resources:
  Resources:
    Table:
      Type: AWS::DynamoDB::Table
      Properties: { TableName: '\${self:custom.tables.prod}' }
`;

describe('Serverless Framework facts', () => {
  const facts = factsOf(SERVICE);

  it('gives the shared role and a role of its own to a function that asks for one', () => {
    assert.deepEqual(
      facts.identities.map(({ kind, name, aliases }) => [kind, name, aliases[0]]),
      [
        ['iam-role', 'orders-worker', 'cfn:serverless.yml:IamRoleLambdaExecution'],
        ['iam-role', 'SendDashmailIamRoleLambdaExecution', 'cfn:serverless.yml:SendDashmailIamRoleLambdaExecution'],
      ],
    );
    assert.deepEqual(
      facts.references.map(({ from, to }) => [from, to.split(':').at(-1)]),
      [
        ['SendDashmailLambdaFunction', 'SendDashmailIamRoleLambdaExecution'],
        ['ListLambdaFunction', 'IamRoleLambdaExecution'],
      ],
    );
  });

  it('reads statements with their variables, each at its place', () => {
    const [shared, own] = facts.policies;
    assert.deepEqual([shared?.purpose, shared?.holders], ['identity', ['cfn:serverless.yml:IamRoleLambdaExecution']]);
    const [objects, table] = shared?.statements ?? [];
    assert.deepEqual(shown(objects?.actions ?? []), ['s3:GetObject', 's3:PutObject']);
    assert.equal(objects?.actions[1] && at(SERVICE, objects.actions[1].span), 's3:PutObject');
    assert.equal(objects?.actions[1]?.span.via, undefined);
    assert.deepEqual(shown(objects?.resources ?? []), ['arn:aws:s3:::orders-dev/*']);
    assert.deepEqual(shown(table?.resources ?? []), [
      '!GetAtt Table.Arn',
      'arn:aws:dynamodb:*:\uFFFC:table/orders-dev',
      'arn:aws:dynamodb:*:\uFFFC:table/orders-prod',
    ]);
    assert.deepEqual(shown(own?.statements[0]?.actions ?? []), ['ses:*']);
  });

  it('knows boundaries, managed policies and vaults', () => {
    assert.deepEqual(
      facts.attachments.map(({ type, policy }) => [type, policy]),
      [
        ['grant', 'managed-policy:AWSXRayDaemonWriteAccess'],
        ['boundary', 'arn:aws:iam::123456789012:policy/boundary'],
      ],
    );
    assert.deepEqual(
      facts.vaultReferences.map(({ vault, path, from }) => [vault, path, from]),
      [['aws-ssm', '/orders/token', 'API_TOKEN']],
    );
  });

  it('finds a secret where it is written, however it is reached', async () => {
    const value = planted('password:service');
    const text = `service: a
custom: { db: { password: '${value}' } }
provider:
  name: aws
  environment: { DB_PASSWORD: '\${self:custom.db.password}', OTHER_PASSWORD: "\${env:OTHER, ''}" }
`;
    const { findings } = await analyze({ 'serverless.yml': text });
    assert.deepEqual(
      findings.map(({ span }) => at(text, span)),
      [value],
    );
  });

  it('reads JSON, the older names, and a list of resources', () => {
    const text = JSON.stringify({
      service: 'a',
      provider: { name: 'aws', iamRoleStatements: [{ Effect: 'Allow', Action: '*', Resource: '*' }], role: undefined },
      resources: [{ Resources: { Key: { Type: 'AWS::IAM::User' } } }, '${file(more.yml)}'],
    });
    const found = factsOf(text, 'api/serverless.prod.json');
    assert.deepEqual(shown(found.policies[0]?.statements[0]?.actions ?? []), ['*']);
    assert.ok(found.identities.some(({ kind }) => kind === 'iam-user'));
  });

  it('leaves services of other clouds, circles and damage alone', () => {
    for (const text of [
      'service: a\nprovider: { name: google, iamRoleStatements: [x] }',
      "service: a\nprovider: aws\ncustom: { a: '${self:custom.b}', b: '${self:custom.a}' }\nresources: { Resources: { X: '${self:custom.a}' } }",
      'service: a\nprovider:\n  name: aws\n  iam: ${file(iam.yml)}\nfunctions: ${file(f.yml)}',
      'provider: [',
      'service: a\nprovider: { name: aws }\ncustom: { a: "${self:${self:${self:${self:${self:${self:x}}}}}}" }',
    ])
      assert.ok(factsOf(text));
  });
});
