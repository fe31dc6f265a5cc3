/** Policies in source code: what each document says, what it is for, whose it is, and where its values stand. */
import { strict as assert } from 'node:assert';
import type { Facts } from '../../server/src/engine/facts/model';
import type { Term } from '../../server/src/engine/iam/model';
import { analyze } from '../support/analysis';
import { factsOf } from './source-support';

function shown(text: string, terms: readonly Term[]): string {
  return terms
    .map((term) => {
      const written = text.slice(term.span.start, term.span.end);
      return term.state === 'known' ? (term.text === written ? written : `${term.text}~${written}`) : `${term.state}(${written})`;
    })
    .join(' ');
}

/** `purpose [holders] effect actions -> resources | principals ? conditions`. */
function told(facts: Facts, text: string): string[] {
  return facts.policies.flatMap(({ purpose, holders, statements }) =>
    statements.map((one) => {
      const who = one.principals.length > 0 ? ` | ${shown(text, one.principals)}` : '';
      const when = one.conditions.map(({ operator, key, values }) => ` ? ${operator} ${key} ${shown(text, values)}`).join('');
      const more = one.partial ? ' (partial)' : '';
      const actions = [...one.actions, ...one.notActions];
      const resources = [...one.resources, ...one.notResources];
      return `${purpose} [${holders.join(' ')}] ${one.effect} ${shown(text, actions)} -> ${shown(text, resources)}${who}${when}${more}`;
    }),
  );
}

async function policies(file: string, raw: string): Promise<string[]> {
  const { facts, text } = await factsOf(file, raw);
  return told(facts, text);
}

describe('policies of SDK calls', () => {
  it('TypeScript: objects, strings and templates, by the call that takes them', async () => {
    const found = await policies(
      'src/roles.ts',
      `
import { IAMClient, CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
const ACTION = 's3:*';
const statement = { Effect: 'Allow', Action: ACTION, Resource: [bucketArn, \`\${bucketArn}/*\`] };
const policy = { Version: '2012-10-17', Statement: [statement, ...more] };
const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }] });
export async function make(iam: IAMClient) {
  await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: trust }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'worker', PolicyName: 'p', PolicyDocument: JSON.stringify(policy) }));
  await sqs.setQueueAttributes({ Attributes: { Policy: \`{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"\${arn}"}]}\` } });
}
`,
    );
    assert.deepEqual(found, [
      'identity [iam-role:worker] Allow s3:* -> unknown(bucketArn) pattern(${bucketArn}/*)',
      'identity [iam-role:worker] unknown  ->  (partial)',
      'trust [iam-role:worker] Allow sts:AssumeRole ->  | *',
      'resource [] Allow sqs:SendMessage -> unknown(${arn}) | *',
    ]);
  });

  it('JavaScript: version 2 and a session policy', async () => {
    const found = await policies(
      'roles.js',
      `
const AWS = require('aws-sdk');
iam.putUserPolicy({ UserName: 'bot', PolicyDocument: '{"Statement":{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}}' });
sts.assumeRole({ RoleArn: arn, Policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }) });
`,
    );
    assert.deepEqual(found, ['identity [iam-user:bot] Allow iam:* -> *', 'boundary [] Allow * -> *']);
  });

  it('Python: dictionaries, json.dumps, format strings', async () => {
    const found = await policies(
      'roles.py',
      `
import boto3, json
POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:*"], "Resource": "*"}]}
iam.put_role_policy(RoleName="worker", PolicyName="p", PolicyDocument=json.dumps(POLICY))
iam.create_role(RoleName='deploy', AssumeRolePolicyDocument='''{
  "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"}, "Action": "sts:AssumeRole"}]
}''' % account)
s3.put_bucket_policy(Bucket=b, Policy='{{"Statement": [{{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{}/*"}}]}}'.format(b))
def build(actions):
    return {'Effect': 'Allow', 'Action': actions, 'Resource': f'arn:aws:s3:::{name}'}
`,
    );
    assert.deepEqual(found, [
      'identity [iam-role:worker] Allow s3:* -> *',
      'trust [iam-role:deploy] Allow sts:AssumeRole ->  | pattern(arn:aws:iam::%s:root)',
      'resource [] Allow s3:GetObject -> pattern(arn:aws:s3:::{}/*) | *',
      'unknown [] Allow unknown(actions) -> pattern(arn:aws:s3:::{name})',
    ]);
  });

  it('Go: raw strings, structs and maps', async () => {
    const found = await policies(
      'roles.go',
      `package main

const trust = \`{
  "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]
}\`

func make() {
	svc.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("worker"), AssumeRolePolicyDocument: aws.String(trust)})
	policy := PolicyDocument{Version: "2012-10-17", Statement: []StatementEntry{{Effect: "Allow", Action: []string{"s3:*", read}, Resource: "*"}}}
	b, err := json.Marshal(&policy)
	svc.PutRolePolicy(&iam.PutRolePolicyInput{RoleName: aws.String("worker"), PolicyDocument: aws.String(string(b))})
	other := map[string]interface{}{"Statement": []map[string]interface{}{{"Effect": "Allow", "Action": "kms:*", "Resource": "*"}}}
	text := fmt.Sprintf(\`{"Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:%s:jobs"}]}\`, account)
}
`,
    );
    assert.deepEqual(found, [
      'trust [iam-role:worker] Allow sts:AssumeRole ->  | lambda.amazonaws.com',
      'identity [iam-role:worker] Allow s3:* unknown(read) -> *',
      'unknown [] Allow kms:* -> *',
      'unknown [] Allow sqs:* -> pattern(arn:aws:sqs:*:%s:jobs)',
    ]);
  });

  it('Java: concatenation, text blocks and builders', async () => {
    const found = await policies(
      'Roles.java',
      `class Roles {
  static final String TRUST = "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"*\\"},"
      + "\\"Action\\":\\"sts:AssumeRole\\"}]}";
  void run() {
    iam.createRole(CreateRoleRequest.builder().roleName("worker").assumeRolePolicyDocument(TRUST).build());
    String policy = """
        {"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::%s"}]}
        """.formatted(bucket);
    iam.putRolePolicy(new PutRolePolicyRequest().withRoleName("worker").withPolicyDocument(policy));
  }
}
`,
    );
    assert.deepEqual(found, [
      'trust [iam-role:worker] Allow sts:AssumeRole ->  | *',
      'identity [iam-role:worker] Allow s3:* -> pattern(arn:aws:s3:::%s)',
    ]);
  });
});

describe('policies that Java builds', () => {
  it('CDK, and both versions of the SDK', async () => {
    const found = await policies(
      'Stack.java',
      `class Stack {
  void make() {
    worker.addToRolePolicy(PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of("s3:*", "sqs:SendMessage"))
        .resources(List.of("*"))
        .build());
    IamPolicy.builder().addStatement(b -> b.effect(IamEffect.ALLOW).addAction("dynamodb:*").addResource(table.arn())).build();
    new Policy().withStatements(new Statement(Effect.Allow).withActions(SQSActions.SendMessage).withResources(new Resource("*")));
    new Transition().effect("fade").actions("none");
  }
}
`,
    );
    assert.deepEqual(found.sort(), [
      'unknown [] Allow dynamodb:* -> unknown(table.arn())',
      'unknown [] Allow s3:* sqs:SendMessage -> *',
      'unknown [] Allow unknown(SQSActions.SendMessage) -> *',
    ]);
  });
});

describe('policies of the CDK', () => {
  it('TypeScript: statements, and where they are added', async () => {
    const found = await policies(
      'lib/stack.ts',
      `
import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
export class AppStack extends cdk.Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const bucket = new s3.Bucket(this, 'Files');
    const fn = new lambda.Function(this, 'Worker', {
      initialPolicy: [new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'] })],
    });
    fn.addToRolePolicy(new iam.PolicyStatement({
      effect: iam.Effect.ALLOW,
      actions: ['s3:*'],
      resources: [bucket.bucketArn, bucket.arnForObjects('*')],
      conditions: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    }));
    this.role = new iam.Role(this, 'Role', {
      roleName: 'app',
      assumedBy: new iam.CompositePrincipal(
        new iam.ServicePrincipal('lambda.amazonaws.com'),
        new iam.AccountPrincipal('123456789012').withConditions({ StringEquals: { 'sts:ExternalId': 'x' } }),
      ),
      inlinePolicies: { all: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })] }) },
    });
    const late = new iam.PolicyStatement();
    late.addActions('kms:Decrypt', 'kms:Encrypt');
    late.addAllResources();
    this.role.addToPolicy(late);
    bucket.addToResourcePolicy(new iam.PolicyStatement({
      actions: ['s3:GetObject'],
      principals: [new iam.AnyPrincipal()],
      resources: [\`\${bucket.bucketArn}/*\`],
    }));
    new iam.PolicyStatement({ ...common, actions: ['s3:*'] });
    this.role.addToPrincipalPolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }));
  }
}
`,
    );
    assert.deepEqual(found, [
      'identity [cdk:lib/stack.ts:fn] Allow sqs:* -> *',
      "identity [cdk:lib/stack.ts:fn] Allow s3:* -> unknown(bucket.bucketArn) unknown(bucket.arnForObjects('*')) ? StringEquals aws:RequestedRegion eu-west-1",
      "trust [cdk:lib/stack.ts:this.role] Allow sts:AssumeRole~new iam.ServicePrincipal('lambda.amazonaws.com') ->  | lambda.amazonaws.com",
      "trust [cdk:lib/stack.ts:this.role] Allow sts:AssumeRole~new iam.AccountPrincipal('123456789012') ->  | arn:aws:iam::123456789012:root~123456789012 ? StringEquals sts:ExternalId x",
      'identity [cdk:lib/stack.ts:this.role] Allow * -> *',
      'identity [cdk:lib/stack.ts:this.role] Allow kms:Decrypt kms:Encrypt -> *~late.addAllResources()',
      'resource [] Allow s3:GetObject -> pattern(${bucket.bucketArn}/*) | *~new iam.AnyPrincipal()',
      'unknown [] Allow s3:* ->  (partial)',
      'identity [cdk:lib/stack.ts:this.role] Allow ec2:* -> *',
    ]);
  });

  it('conditions of principals', async () => {
    const found = await policies(
      'stack.ts',
      `
import * as iam from 'aws-cdk-lib/aws-iam';
queue.grantSendMessages(new iam.ServicePrincipal('events.amazonaws.com', { conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } } }));
new iam.Role(this, 'R', { assumedBy: new iam.OrganizationPrincipal('o-1234567890'), externalIds: ['x'] });
role.grantAssumeRole(new iam.ArnPrincipal('*'));
`,
    );
    assert.deepEqual(
      found.map((one) => one.slice(one.indexOf(' | '))),
      [
        ' | events.amazonaws.com ? ArnEquals aws:SourceArn unknown(rule.ruleArn)',
        " | *~new iam.OrganizationPrincipal('o-1234567890') ? StringEquals aws:PrincipalOrgID o-1234567890 ? StringEquals sts:ExternalId x",
        ' | *',
      ],
    );
  });

  it('Python: the same in its spelling', async () => {
    const found = await policies(
      'app/stack.py',
      `
from aws_cdk import Stack, aws_iam as iam
class AppStack(Stack):
    def __init__(self, scope, id):
        self.role = iam.Role(self, "Role",
            assumed_by=iam.OpenIdConnectPrincipal(provider, conditions={"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/*"}}),
            managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("AdministratorAccess")],
        )
        self.role.add_to_policy(iam.PolicyStatement(
            effect=iam.Effect.ALLOW, actions=["iam:PassRole"], resources=["*"]))
        statement = iam.PolicyStatement(actions=["s3:*"], resources=["*"], sid="All")
        policy = iam.Policy(self, "Policy", statements=[statement], roles=[self.role])
        table.grant_read_write_data(fn)
        bucket.grant_public_access()
`,
    );
    assert.deepEqual(found.slice(0, 3), [
      'trust [cdk:app/stack.py:this.role] Allow sts:AssumeRoleWithWebIdentity~iam.OpenIdConnectPrincipal(provider, conditions={"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/*"}}) ->  | unknown(provider) ? StringLike token.actions.githubusercontent.com:sub repo:acme/*',
      'identity [cdk:app/stack.py:this.role] Allow iam:PassRole -> *',
      'identity [cdk:app/stack.py:this.role] Allow s3:* -> *',
    ]);
    assert.match(
      found[3] ?? '',
      /^identity \[cdk:app\/stack.py:fn\] Allow dynamodb:BatchGetItem~grant_read_write_data .* -> unknown\(table\)$/,
    );
    assert.equal(found[4], 'resource [] Allow s3:GetObject~grant_public_access -> unknown(bucket) | *~grant_public_access');
  });
});

describe('policies of damaged and of other files', () => {
  const sources: Readonly<Record<string, string>> = {
    'a.ts': `import * as iam from 'aws-cdk-lib/aws-iam';
const role = new iam.Role(this, 'R', { assumedBy: new iam.CompositePrincipal(new iam.AnyPrincipal(), new iam.ArnPrincipal('*')) });
role.addToPolicy(new iam.PolicyStatement({ ...rest, actions: ['s3:*', ...more], resources: [\`\${b.arn}/*\`], conditions: { [op]: { [\`\${k}:sub\`]: 'x' } } }));
iam2.send(new PutRolePolicyCommand({ RoleName: 'r', PolicyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }) }));
table.grantFullAccess(role); bucket.grantPublicAccess();
`,
    'a.py': `from aws_cdk import aws_iam as iam
role = iam.Role(self, "R", assumed_by=iam.ServicePrincipal("x"), managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("AdministratorAccess")])
role.add_to_policy(iam.PolicyStatement(actions=["s3:*"] + more, resources=["*"], **rest))
iam.put_role_policy(RoleName="r", PolicyDocument=json.dumps({"Statement": [{"Effect": "Allow", "Action": f"{x}:*", "Resource": "*"}]}))
`,
    'a.go': `package main
func f() {
	p := Doc{Statement: []S{{Effect: "Allow", Action: []string{"s3:*"}, Resource: "*"}}}
	b, _ := json.Marshal(p)
	svc.PutRolePolicy(&iam.PutRolePolicyInput{RoleName: aws.String("r"), PolicyDocument: aws.String(string(b))})
	s := fmt.Sprintf(\`{"Statement":[{"Effect":"Allow","Action":"%s:*","Resource":"*"}]}\`, x)
}
`,
    'A.java': `class A { void f() {
  String p = "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"" + x + "\\",\\"Resource\\":\\"*\\"}]}";
  iam.putRolePolicy(PutRolePolicyRequest.builder().roleName("r").policyDocument(p).build());
  Object o = Map.of("Effect", "Allow", "Action", List.of("s3:*"), "Resource", "*");
} }
`,
  };
  for (const [file, whole] of Object.entries(sources)) {
    it(`${file} half typed at every tenth character`, async () => {
      let found = 0;
      for (let at = 0; at <= whole.length; at += 10) {
        for (const text of [whole.slice(0, at), whole.slice(at), `${whole.slice(0, at)}{${whole.slice(at)}`]) {
          const { facts } = await factsOf(file, text);
          assert.deepEqual(facts.unresolved, []);
          found += facts.policies.length;
          for (const { span, statements } of facts.policies) {
            const terms = statements.flatMap((one) => [...one.actions, ...one.resources, ...one.principals]);
            for (const at of [span, ...terms.map((term) => term.span), ...terms.map((term) => term.literal)])
              assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length);
          }
        }
      }
      assert.ok(found > 10);
    });
  }

  it('says nothing of tests, of documentation and of what an authorizer answers', async () => {
    const policy = "{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }";
    assert.equal((await policies('src/policy.ts', `export const policy = ${policy};`)).length, 1);
    for (const file of ['test/policy.ts', 'src/__tests__/policy.ts', 'src/policy.test.ts', 'src/__mocks__/policy.ts'])
      assert.deepEqual(await policies(file, `export const policy = ${policy};`), []);
    const python = 'def check():\n    """Finds {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}."""\n';
    assert.deepEqual(await policies('check.py', python), []);
    assert.deepEqual(
      await policies('only.py', 'def f():\n  \'\'\'{"Statement": [{"Effect": "Allow", "Action": "*"}]}\'\'\'\n'),
      [],
    );
    assert.deepEqual(await policies('docs.ts', `// ${policy}\n/** ${policy} */\nconst a = 1;\n`), []);
    const answer = "{ Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: '*' }] }";
    assert.deepEqual(
      await policies('authorizer.js', `exports.handler = () => ({ principalId, policyDocument: ${answer} });`),
      [],
    );
  });

  it('follows names that lead to themselves and many that lead to many', async () => {
    const loop = 'const a = { Statement: [b] }; const b = { Effect: "Allow", Action: c, Resource: a }; const c = [...c, b, a];';
    assert.ok((await policies('loop.ts', loop)).length > 0);
    const many = Array.from({ length: 400 }, (_, i) => `const x${i} = [...x${i + 1}, ...x${i + 1}];`).join('\n');
    const policy = 'const p = { Statement: [{ Effect: "Allow", Action: x0, Resource: "*" }] };';
    assert.ok((await policies('many.ts', `${many}\n${policy}`)).length > 0);
  });
});

describe('what a program does not say', () => {
  it('a condition that is spread in or computed is one that is not known', async () => {
    const found = await policies(
      'stack.ts',
      `
import * as iam from 'aws-cdk-lib/aws-iam';
key.addToResourcePolicy(new iam.PolicyStatement({
  actions: ['kms:Decrypt'], principals: [new iam.AnyPrincipal()], resources: ['*'],
  conditions: { StringEquals: { 'kms:ViaService': 's3.amazonaws.com', ...inOrganization(id) } },
}));
key.addToResourcePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], principals: [new iam.AnyPrincipal()], conditions: onlyUs() }));
const other = { Effect: 'Allow', Action: 's3:GetObject', Principal: '*', Resource: '*', Condition: { ...limits } };
`,
    );
    assert.deepEqual(
      found.map((one) => one.slice(one.indexOf(' ? '))),
      [
        ' ? StringEquals kms:ViaService s3.amazonaws.com ? StringEquals \uFFFC unknown(inOrganization(id)) (partial)',
        ' ? \uFFFC \uFFFC unknown(onlyUs()) (partial)',
        ' ? \uFFFC \uFFFC unknown(limits) (partial)',
      ],
    );
  });

  it('says nothing of a schema of policies', async () => {
    const schema =
      "SCHEMA = {'Statement': {'Effect': {'enum': ['Allow', 'Deny']}, 'Action': {'anyOf': [{'type': 'string'}]}, 'Resource': '*'}}\n";
    const { graph } = await analyze({
      'schema.py': schema,
      'schema.json': schema.slice(schema.indexOf('{')).replaceAll("'", '"'),
      'policy.json': '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}',
    });
    assert.deepEqual(
      graph.policies.map(({ span }) => span.file),
      ['policy.json'],
    );
  });

  it('says nothing of the policy of a stack', async () => {
    const text = 'const policy = { Statement: [{ Effect: "Allow", Action: "Update:*", Principal: "*", Resource: "*" }] };';
    assert.deepEqual(await policies('stack-policy.ts', text), []);
  });
});
