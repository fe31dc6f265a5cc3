import { strict as assert } from 'node:assert';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { analyzeFile } from '../../server/src/engine/analyze';
import { CREDENTIAL_PROPERTIES } from '../../server/src/engine/facts/cloudformation/credential-properties';
import type { Facts } from '../../server/src/engine/facts/model';
import type { Span } from '../../server/src/engine/syntax/span';
import { testEngine } from '../support/analysis';
import { planted } from '../support/planted';

function factsOf(text: string, file = 'stack.yaml'): Facts {
  const { facts } = analyzeFile({ file, text }, testEngine);
  assert.equal(facts.host, 'cloudformation');
  return facts;
}

const at = (text: string, { start, end }: Span) => text.slice(start, end);
const sorted = (values: readonly string[]) => [...values].sort();

const ROLES = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  BucketName: { Type: String, Default: data }
  Arns: { Type: CommaDelimitedList, Default: 'arn:aws:iam::aws:policy/ReadOnlyAccess, arn:aws:iam::aws:policy/job-function/Billing' }
Conditions:
  Big: !Equals [a, b]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
      ManagedPolicyArns:
        - !If [Big, 'arn:aws:iam::aws:policy/AdministratorAccess', !Ref AWS::NoValue]
        - !Ref Managed
      PermissionsBoundary: !Ref Managed
      Policies:
        - PolicyName: read
          PolicyDocument:
            Statement:
              Effect: Allow
              Action: s3:GetObject
              Resource: [!Sub 'arn:\${AWS::Partition}:s3:::\${BucketName}/*', { Fn::Join: [':', [arn, aws, !Ref Queue]] }, !GetAtt Queue.Arn]
      Tags:
        - { Key: team, Value: payments }
        - { Key: stack, Value: !Ref AWS::StackName }
  Other:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: !Ref Arns
  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Users: [ops]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }
  Inline:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: inline
      Roles: [!Ref Role]
      PolicyDocument: { Statement: [] }
  Queue:
    Type: AWS::SQS::Queue
  Rules:
    Type: AWS::SQS::QueuePolicy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: 'sqs:*', Resource: '*' }] }
  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      Roles: [!Ref Role]
  Instance:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: !Ref Profile
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !Sub '\${Role.Arn}'
      ExecutionRoleArn: !Sub 'arn:aws:iam::\${AWS::AccountId}:role/path/execution'
      ContainerDefinitions:
        - Secrets: [{ Name: DB, ValueFrom: !Ref Secret }]
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties: { Name: app/db }
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUsername: app
      MasterUserPassword: '{{resolve:ssm-secure:/app/db:1}}'
`;

describe('CloudFormation facts', () => {
  const facts = factsOf(ROLES);

  it('identities with aliases and tags', () => {
    const role = facts.identities.find(({ name }) => name === 'worker');
    assert.deepEqual(role?.aliases, ['cfn:stack.yaml:Role', 'iam-role:worker']);
    assert.deepEqual(role?.tags, { team: 'payments' });
    assert.deepEqual(
      facts.identities.map(({ kind, name }) => `${kind} ${name}`),
      ['iam-role worker', 'iam-role Other', 'database-account app (Database)'],
    );
  });

  it('policies with their purpose, holders and terms', () => {
    assert.deepEqual(
      facts.policies.map(({ name, purpose, key, holders }) => [name, purpose, key, holders.length]),
      [
        ['Role AssumeRolePolicyDocument', 'trust', 'cfn:stack.yaml:Role.AssumeRolePolicyDocument', 1],
        ['Role policy read', 'identity', 'cfn:stack.yaml:Role.Policies.0.PolicyDocument', 1],
        ['Managed PolicyDocument', 'unknown', 'cfn:stack.yaml:Managed', 0],
        ['Inline PolicyDocument', 'identity', 'cfn:stack.yaml:Inline', 0],
        ['Rules PolicyDocument', 'resource', 'cfn:stack.yaml:Rules.PolicyDocument', 0],
      ],
    );
    const resources = facts.policies[1]?.statements[0]?.resources ?? [];
    assert.deepEqual(
      resources.map(({ state, text, reference }) => [state, text, reference]),
      [
        ['pattern', 'arn:\uFFFC:s3:::data/*', undefined],
        ['pattern', 'arn:aws:\uFFFC', undefined],
        ['unknown', '', '!GetAtt Queue.Arn'],
      ],
    );
  });

  it('attachments: managed lists, holders of a policy, boundaries, parameters with lists', () => {
    assert.deepEqual(
      sorted(facts.attachments.map(({ policy, identity, type }) => `${type} ${policy} → ${identity}`)),
      sorted([
        'grant managed-policy:AdministratorAccess → cfn:stack.yaml:Role',
        'grant cfn:stack.yaml:Managed → cfn:stack.yaml:Role',
        'boundary cfn:stack.yaml:Managed → cfn:stack.yaml:Role',
        'grant managed-policy:ReadOnlyAccess → cfn:stack.yaml:Other',
        'grant managed-policy:Billing → cfn:stack.yaml:Other',
        'grant cfn:stack.yaml:Managed → iam-user:ops',
        'grant cfn:stack.yaml:Inline → cfn:stack.yaml:Role',
      ]),
    );
    const billing = facts.attachments.find(({ policy }) => policy === 'managed-policy:Billing');
    assert.equal(billing && at(ROLES, billing.span), 'arn:aws:iam::aws:policy/job-function/Billing');
    assert.equal(billing?.span.via?.[0] && at(ROLES, billing.span.via[0]), 'Arns');
  });

  it('references to roles, through instance profiles too, and to vaults', () => {
    assert.deepEqual(
      facts.references.map(({ from, to }) => `${from} → ${to}`),
      [
        'Profile → cfn:stack.yaml:Role',
        'Instance → cfn:stack.yaml:Role',
        'Function → cfn:stack.yaml:Role',
        'Task → cfn:stack.yaml:Role',
        'Task → iam-role:execution',
      ],
    );
    assert.deepEqual(
      facts.vaultReferences.map(({ vault, path, from }) => [vault, path, from]),
      [
        ['aws-secrets-manager', 'app/db', 'Task'],
        ['aws-ssm', '/app/db:1', 'Database'],
      ],
    );
    assert.equal(facts.credentials.length, 0);
  });

  it('reads the long forms of JSON as the short forms of YAML', () => {
    const json = JSON.stringify({
      Resources: {
        Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Managed' }] } },
        Managed: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: { 'Fn::Sub': 'arn:${X}' } } } },
        },
        Function: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
      },
    });
    const found = factsOf(json, 'stack.json');
    assert.equal(found.policies[0]?.statements[0]?.resources[0]?.text, 'arn:\uFFFC');
    assert.equal(found.attachments[0]?.policy, 'cfn:stack.json:Managed');
    assert.equal(found.references[0]?.to, 'cfn:stack.json:Role');
  });

  it('gives a SAM function its implicit role', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - AmazonDynamoDBFullAccess
        - S3ReadPolicy: { BucketName: data }
        - Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }]
`;
    const found = factsOf(text);
    assert.deepEqual(found.identities[0]?.aliases, ['cfn:stack.yaml:ApiRole']);
    assert.deepEqual(
      found.attachments.map(({ policy, identity }) => [policy, identity]),
      [
        ['managed-policy:AmazonDynamoDBFullAccess', 'cfn:stack.yaml:ApiRole'],
        ['managed-policy:AWSLambdaBasicExecutionRole', 'cfn:stack.yaml:ApiRole'],
      ],
    );
    assert.deepEqual(found.policies[0]?.holders, ['cfn:stack.yaml:ApiRole']);
    assert.equal(found.references[0]?.implicit, true);
  });

  it('gives one credential a parameter, at its default, with the uses behind it', () => {
    const value = planted('password:once');
    const text = `Parameters:
  DbPassword: { Type: String, NoEcho: true, Default: '${value}' }
Resources:
  A: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Ref DbPassword } }
  B: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Ref DbPassword } }
`;
    const { credentials, parameters } = factsOf(text);
    assert.equal(credentials.length, 1);
    assert.equal(at(text, credentials[0]?.span as Span), value);
    assert.equal(at(text, credentials[0]?.span.via?.[0] as Span), 'DbPassword');
    assert.equal(credentials[0]?.slot.kind, 'cfn-parameter-default');
    assert.deepEqual([parameters[0]?.masked, parameters[0]?.secretNamed], [true, true]);
  });

  it('keeps no value of a secret', () => {
    const value = planted('password:leak');
    const text = `Resources:\n  A: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: '${value}' } }\n`;
    const found = factsOf(text);
    assert.equal(found.credentials.length, 1);
    assert.ok(!JSON.stringify(found).includes(value));
  });

  it('keeps the facts around a half-typed resource', () => {
    const found = factsOf(ROLES.replace('  Queue:\n', '  Half\n  Queue:\n'));
    assert.equal(found.identities.length, facts.identities.length);
    assert.equal(found.policies.length, facts.policies.length);
    assert.equal(found.references.length, facts.references.length);
    assert.ok(found.unresolved.length > 0);
  });

  it('survives templates that are no templates', () => {
    const odd = [
      'Resources: [AWS::x]',
      'Resources:\n  A: AWS::B',
      '{"Resources": {"A": {"Type": ["AWS::B"]}}}',
      '{"Resources": "AWS::',
    ];
    for (const text of [
      ...odd,
      'Resources: &a\n  X: {Type: AWS::B, Properties: *a}',
      'Parameters: {A: AWS::}\nResources: !Sub x',
    ]) {
      assert.ok(analyzeFile({ file: 'stack.template', text }, testEngine).facts);
    }
  });
});

describe('CloudFormation credential properties', () => {
  it('are properties of AWS resources that exist', function () {
    this.timeout(60_000);
    const db = loadAwsServiceSpecSync();
    type Properties = Readonly<Record<string, { readonly type: Kind }>>;
    type Kind = {
      readonly type: string;
      readonly reference?: { readonly $ref: string };
      readonly element?: Kind;
      readonly types?: readonly Kind[];
    };
    const inside = (kind: Kind): Properties[] =>
      kind.type === 'ref'
        ? [db.get('typeDefinition', kind.reference?.$ref as string).properties as unknown as Properties]
        : [...(kind.element ? inside(kind.element) : []), ...(kind.types ?? []).flatMap(inside)];
    const isOpen = (kind: Kind): boolean => kind.type === 'json' || kind.type === 'map' || (kind.types ?? []).some(isOpen);
    const resources = new Map(db.all('resource').map((one) => [one.cloudFormationType, one.properties as unknown as Properties]));
    const unknown = [...CREDENTIAL_PROPERTIES].filter((property) => {
      const [type = '', path = ''] = property.split(' ');
      let level = resources.get(type) ? [resources.get(type) as Properties] : [];
      for (const name of path.replaceAll('[]', '').split('.')) {
        const kinds = level.flatMap((properties) => (properties[name] ? [properties[name].type] : []));
        if (kinds.length === 0) return true;
        if (kinds.some(isOpen)) return false;
        level = kinds.flatMap(inside);
      }
      return false;
    });
    assert.deepEqual(unknown, []);
    assert.ok(CREDENTIAL_PROPERTIES.size >= 70, `${CREDENTIAL_PROPERTIES.size}`);
  });
});

describe('CloudFormation resources that hold policies', () => {
  const statement = '{ Statement: [{ Effect: Allow, Principal: "*", Action: "x:Y", Resource: "*" }] }';
  const grant = '{ Statement: [{ Effect: Allow, Action: "x:Y", Resource: "*" }] }';
  const json = `'${'{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "x:Y", "Resource": "*"}]}'}'`;
  const cases: readonly (readonly [type: string, properties: string, purpose: string | undefined])[] = [
    ['AWS::IAM::Role', `{ AssumeRolePolicyDocument: ${statement} }`, 'trust'],
    ['AWS::IAM::Group', `{ Policies: [{ PolicyName: a, PolicyDocument: ${grant} }] }`, 'identity'],
    ['AWS::IAM::ManagedPolicy', `{ PolicyDocument: ${grant} }`, 'unknown'],
    ['AWS::IAM::RolePolicy', `{ RoleName: a, PolicyDocument: ${grant} }`, 'identity'],
    ['AWS::IAM::GroupPolicy', `{ GroupName: a, PolicyDocument: ${grant} }`, 'identity'],
    ['AWS::IoT::Policy', `{ PolicyDocument: ${grant} }`, 'identity'],
    ['AWS::SSO::PermissionSet', `{ InlinePolicy: ${grant} }`, 'identity'],
    ['AWS::Organizations::Policy', `{ Type: SERVICE_CONTROL_POLICY, Content: ${grant} }`, 'scp'],
    ['AWS::Transfer::User', `{ Policy: ${json} }`, 'boundary'],
    ['AWS::S3::BucketPolicy', `{ Bucket: a, PolicyDocument: ${statement} }`, 'resource'],
    ['AWS::S3::AccessPoint', `{ Bucket: a, Policy: ${statement} }`, 'resource'],
    ['AWS::SQS::QueuePolicy', `{ Queues: [a], PolicyDocument: ${statement} }`, 'resource'],
    ['AWS::SNS::TopicPolicy', `{ Topics: [a], PolicyDocument: ${statement} }`, 'resource'],
    ['AWS::KMS::Key', `{ KeyPolicy: ${statement} }`, 'resource'],
    ['AWS::SecretsManager::ResourcePolicy', `{ SecretId: a, ResourcePolicy: ${statement} }`, 'resource'],
    ['AWS::ECR::Repository', `{ RepositoryPolicyText: ${json} }`, 'resource'],
    ['AWS::OpenSearchService::Domain', `{ AccessPolicies: ${statement} }`, 'resource'],
    ['AWS::EFS::FileSystem', `{ FileSystemPolicy: ${statement} }`, 'resource'],
    ['AWS::Backup::BackupVault', `{ AccessPolicy: ${statement} }`, 'resource'],
    ['AWS::EC2::VPCEndpoint', `{ PolicyDocument: ${statement} }`, 'resource'],
    ['AWS::ApiGateway::RestApi', `{ Policy: ${statement} }`, 'resource'],
    [
      'AWS::Serverless::Api',
      '{ Auth: { ResourcePolicy: { CustomStatements: [{ Effect: Allow, Principal: "*", Action: "x:Y" }] } } }',
      'resource',
    ],
    [
      'AWS::Events::EventBusPolicy',
      '{ StatementId: a, Statement: { Effect: Allow, Principal: "*", Action: "x:Y" } }',
      'resource',
    ],
    ['AWS::Events::EventBusPolicy', '{ StatementId: a, Action: "x:Y", Principal: "*" }', 'resource'],
    ['AWS::Logs::ResourcePolicy', `{ PolicyName: a, PolicyDocument: ${json} }`, 'resource'],
    ['AWS::CodeArtifact::Domain', `{ PermissionsPolicyDocument: ${statement} }`, 'resource'],
    ['AWS::DynamoDB::Table', `{ ResourcePolicy: { PolicyDocument: ${statement} } }`, 'resource'],
    ['AWS::Lambda::Permission', '{ Action: "x:Y", FunctionName: a, Principal: "*" }', 'resource'],
    ['AWS::Lambda::LayerVersionPermission', '{ Action: "x:Y", LayerVersionArn: a, Principal: "*" }', 'resource'],
    ['Custom::Policy', `{ PolicyDocument: ${grant} }`, 'unknown'],
    // Rules of a firewall and Cedar policies have a Statement that is none of IAM's.
    ['AWS::WAFv2::WebACL', '{ Rules: [{ Name: a, Statement: { ManagedRuleGroupStatement: { Name: b } } }] }', undefined],
    [
      'AWS::VerifiedPermissions::Policy',
      '{ Definition: { Static: { Statement: "permit(principal, action, resource);" } } }',
      undefined,
    ],
  ];
  for (const [type, properties, purpose] of cases) {
    it(`${type} ${properties.slice(0, 40)}`, () => {
      const { policies } = factsOf(
        `AWSTemplateFormatVersion: x\nResources:\n  It:\n    Type: ${type}\n    Properties: ${properties}\n`,
      );
      assert.deepEqual(
        policies.map((policy) => [policy.purpose, policy.statements[0]?.actions.map(({ text }) => text)]),
        purpose ? [[purpose, ['x:Y']]] : [],
      );
    });
  }

  it('says what could not be resolved', () => {
    const found = factsOf(`Parameters: { Document: { Type: String } }
Resources:
  It: { Type: AWS::IAM::Policy, Properties: { PolicyName: a, PolicyDocument: !Ref Document } }
`);
    assert.deepEqual(
      found.unresolved.map(({ reason }) => reason),
      ['policy of It could not be resolved (!Ref Document)'],
    );
  });

  it('limits a permission by its source', () => {
    const { policies } = factsOf(`Resources:
  It:
    Type: AWS::Lambda::Permission
    Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref F, Principal: s3.amazonaws.com, SourceArn: !GetAtt Bucket.Arn, SourceAccount: !Ref AWS::AccountId }
`);
    const [statement] = policies[0]?.statements ?? [];
    assert.deepEqual(
      statement?.conditions.map(({ operator, key }) => [operator, key]),
      [
        ['ArnLike', 'AWS:SourceArn'],
        ['StringEquals', 'AWS:SourceAccount'],
      ],
    );
    assert.equal(statement?.principals[0]?.type, 'Service');
  });
});

describe('SAM grants', () => {
  const text = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Names: { Type: String, AllowedValues: [a, b] }
Globals: { Function: { Tracing: Active } }
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - S3ReadPolicy: { BucketName: !Ref Names }
        - CloudWatchPutMetricPolicy: {}
        - EFSWriteAccessPolicy: { FileSystem: fs-1, AccessPoint: fsap-1 }
        - NoSuchPolicy: { Name: x }
      Events:
        Jobs: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } }
    Connectors:
      Write: { Properties: { Destination: { Id: Table }, Permissions: [Write] } }
  Table: { Type: AWS::Serverless::SimpleTable }
  Queue: { Type: AWS::SQS::Queue }
  Link:
    Type: AWS::Serverless::Connector
    Properties: { Source: { Id: Api }, Destination: [{ Id: Queue }], Permissions: [Read, Write] }
  More:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: more, Roles: [!Ref ApiRole], PolicyDocument: { Statement: [] } }
`;
  const facts = factsOf(text);

  it('reads policy templates as what they grant, each at its place', () => {
    const grants = facts.policies.filter(({ form }) => form === 'sam-template');
    const first = grants[0]?.statements[0];
    assert.deepEqual(
      first?.actions.slice(0, 2).map((one) => [one.text, at(text, one.span)]),
      [
        ['s3:GetObject', 'S3ReadPolicy'],
        ['s3:ListBucket', 'S3ReadPolicy'],
      ],
    );
    assert.deepEqual(
      first?.resources.map((one) => [one.text, at(text, one.span)]),
      [
        ['arn:\uFFFC:s3:::a', 'a'],
        ['arn:\uFFFC:s3:::b', 'b'],
        ['arn:\uFFFC:s3:::a/*', 'a'],
        ['arn:\uFFFC:s3:::b/*', 'b'],
      ],
    );
    assert.deepEqual(
      grants[1]?.statements[0]?.resources.map(({ text: resource }) => resource),
      ['*'],
    );
    assert.equal(grants[2]?.statements[0]?.conditions[0]?.key, 'elasticfilesystem:AccessPointArn');
    for (const { holders, purpose } of grants) assert.deepEqual([purpose, holders], ['identity', ['cfn:stack.yaml:ApiRole']]);
  });

  it('reads connectors as what the source may do with the destination', () => {
    const made = facts.policies.filter(({ name }) => name.startsWith('connector'));
    assert.deepEqual(
      made.map(({ name, statements }) => [
        name,
        statements.flatMap(({ actions }) => actions).length,
        statements[0]?.resources[0]?.reference,
      ]),
      [
        ['connector ApiWrite', 7, '!GetAtt Table.Arn'],
        ['connector Link', 6, '!GetAtt Queue.Arn'],
      ],
    );
  });

  it('knows what SAM attaches, and what is attached to the role that it makes', () => {
    assert.deepEqual(
      sorted(facts.attachments.map(({ policy, identity }) => `${policy} ${identity}`)),
      sorted([
        'managed-policy:AWSLambdaBasicExecutionRole cfn:stack.yaml:ApiRole',
        'managed-policy:AWSXRayDaemonWriteAccess cfn:stack.yaml:ApiRole',
        'managed-policy:AWSLambdaSQSQueueExecutionRole cfn:stack.yaml:ApiRole',
        'cfn:stack.yaml:More cfn:stack.yaml:ApiRole',
      ]),
    );
  });
});

describe('Files that are templates', () => {
  for (const [file, text] of [
    ['skill.yaml', 'Resources:\n  Skill:\n    Type: Alexa::ASK::Skill\n'],
    ['skill.json', '{"Resources": {"Skill": {"Type": "Alexa::ASK::Skill"}}}'],
    ['custom.yaml', 'Resources:\n  Own:\n    Type: Custom::Thing\n'],
    ['service.yml', 'service: a\nprovider:\n  name: aws\nfunctions:\n  a: { handler: a.b }\n'],
  ] as const)
    it(file, () => assert.ok(factsOf(text, file)));

  it('others are not', () => {
    for (const text of ['a: 1\nprovider:\n  name: x\n', 'Resources: [a]\nType: AWS\n'])
      assert.equal(analyzeFile({ file: 'a.yaml', text }, testEngine).facts.host, 'yaml');
  });
});
