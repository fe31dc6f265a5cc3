/** New conditions, elements and values in policies, in every form a policy is written in: the text afterwards, and how it reads. */
import { strict as assert } from 'node:assert';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import type { Fix } from '../../server/src/engine/fixes/model';
import type { ResolvedPolicy } from '../../server/src/engine/graph/model';
import type { Finding, PolicyValue, Remedy } from '../../server/src/engine/rules/model';
import { analyze } from '../support/analysis';

type Texts = Readonly<Record<string, string>>;

const DOCUMENT = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "sns:Publish",
      "Resource": "*"
    }
  ]
}`;

const FORMS: Readonly<Record<string, Texts>> = {
  'policy.json': { 'policy.json': DOCUMENT },
  heredoc: {
    'main.tf': `resource "aws_iam_policy" "a" {\n  name   = "a"\n  policy = <<-EOT\n${DOCUMENT.replace(/^/gm, '    ')}\n  EOT\n}\n`,
  },
  quoted: {
    'main.tf': `resource "aws_iam_policy" "a" {\n  policy = ${JSON.stringify(JSON.stringify(JSON.parse(DOCUMENT)))}\n}\n`,
  },
  jsonencode: {
    'main.tf': `resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = "*"
      },
    ]
  })
}
`,
  },
  'jsonencode on a line': {
    'main.tf': `resource "aws_iam_policy" "a" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sns:Publish", Resource = "*" }] })
}
`,
  },
  block: {
    'main.tf': `data "aws_iam_policy_document" "a" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"] # all
  }
}
resource "aws_iam_policy" "a" {
  policy = data.aws_iam_policy_document.a.json
}
`,
  },
  'template.yaml': {
    'template.yaml': `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: sns:Publish # publishes
            Resource: '*'
  Topic:
    Type: AWS::SNS::Topic
`,
  },
  'template.json': {
    'template.json': `{
  "Resources": {
    "P": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" }]
        }
      }
    },
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}
`,
  },
};

async function policyOf(texts: Texts): Promise<{ policy: ResolvedPolicy; graph: Awaited<ReturnType<typeof analyze>>['graph'] }> {
  const { graph } = await analyze(texts);
  const policy = graph.policies.find(({ statements }) => statements.length > 0);
  assert.ok(policy);
  return { policy, graph };
}

type RemedyOf = (policy: ResolvedPolicy) => Remedy;

async function fixed(texts: Texts, remedyOf: RemedyOf): Promise<{ fix: Fix; after: Texts } | undefined> {
  const { policy, graph } = await policyOf(texts);
  const read = (file: string) => texts[file];
  const finding = { remedies: [remedyOf(policy)], span: policy.span } as unknown as Finding;
  const [fix] = fixesFor(finding, { read, files: Object.keys(texts), graph });
  const after = fix && applyFix(read, fix);
  return fix && after && { fix, after: { ...texts, ...Object.fromEntries(after) } };
}

const condition =
  (values: readonly (string | PolicyValue)[], operator = 'StringEquals', key = 'aws:SourceAccount'): RemedyOf =>
  ({ statements }) => ({
    type: 'insert-condition',
    title: 'x',
    statement: statements[0]!.span,
    operator,
    key,
    values,
    safety: 'safe',
  });

describe('a condition is inserted', () => {
  for (const [name, texts] of Object.entries(FORMS)) {
    it(name, async () => {
      const once = await fixed(texts, condition(['111122223333']));
      assert.ok(once);
      const read = await policyOf(once.after);
      assert.deepEqual(
        read.policy.statements[0]?.conditions.map(({ operator, key, values }) => [operator, key, values.map(({ text }) => text)]),
        [['StringEquals', 'aws:SourceAccount', ['111122223333']]],
      );
      assert.equal(await fixed(once.after, condition(['111122223333'])), undefined, 'not twice');
      const twice = await fixed(once.after, condition(['arn:aws:s3:::logs', 'arn:aws:s3:::more'], 'ArnLike', 'aws:SourceArn'));
      const thrice = twice && (await fixed(twice.after, condition(['sns.amazonaws.com'], 'StringEquals', 'iam:PassedToService')));
      assert.ok(thrice);
      const { policy } = await policyOf(thrice.after);
      assert.deepEqual(
        policy.statements[0]?.conditions.map(({ operator, key, values }) => [operator, key, values.length]).sort(),
        [
          ['ArnLike', 'aws:SourceArn', 2],
          ['StringEquals', 'aws:SourceAccount', 1],
          ['StringEquals', 'iam:PassedToService', 1],
        ],
      );
      for (const file of Object.keys(texts)) {
        const kept = (texts[file] ?? '').split('\n').map((line) => line.trim().replace(/,$/, ''));
        const lines = (thrice.after[file] ?? '').split('\n').map((line) => line.trim());
        // On one line all stands, or the line is kept as it was.
        for (const line of kept)
          if (line.length < 40)
            assert.ok(
              lines.some((other) => other.startsWith(line)),
              line,
            );
      }
    });
  }

  it('in the layout of the text around', async () => {
    const text = async (form: string, values: readonly (string | PolicyValue)[] = ['1']) => {
      const result = await fixed(FORMS[form] as Texts, condition(values));
      return Object.values(result?.after ?? {}).join('\n--\n');
    };
    assert.match(
      await text('policy.json'),
      / {6}"Resource": "\*",\n {6}"Condition": \{\n {8}"StringEquals": \{\n {10}"aws:SourceAccount": "1"\n {8}\}\n {6}\}\n {4}\}/,
    );
    assert.match(
      await text('jsonencode'),
      / {8}Resource = "\*"\n {8}Condition = \{\n {10}StringEquals = \{\n {12}"aws:SourceAccount" = "1"\n/,
    );
    assert.match(
      await text('jsonencode on a line'),
      /Resource = "\*", Condition = \{ StringEquals = \{ "aws:SourceAccount" = "1" \} \} \}\]/,
    );
    assert.match(
      await text('block'),
      / {4}resources = \["\*"\] # all\n\n {4}condition \{\n {6}test {5}= "StringEquals"\n {6}variable = "aws:SourceAccount"\n {6}values {3}= \["1"\]\n {4}\}\n {2}\}/,
    );
    assert.match(
      await text('template.yaml'),
      / {12}Resource: '\*'\n {12}Condition:\n {14}StringEquals:\n {16}aws:SourceAccount: '1'\n {2}Topic/,
    );
    assert.match(
      await text('quoted'),
      /\\"Resource\\":\\"\*\\", \\"Condition\\": \{ \\"StringEquals\\": \{ \\"aws:SourceAccount\\": \\"1\\" \} \}\}/,
    );
  });

  it('with the account and with inputs, which are declared', async () => {
    const values: PolicyValue[] = [
      { kind: 'account' },
      { kind: 'input', name: 'external_id', description: 'Agreed with the vendor' },
    ];
    const texts = async (form: string) =>
      Object.values((await fixed(FORMS[form] as Texts, condition(values)))?.after ?? {}).join('');
    for (const form of ['jsonencode', 'block']) {
      const text = await texts(form);
      assert.match(text, /\[data\.aws_caller_identity\.current\.account_id, var\.external_id\]/);
      assert.match(text, /^data "aws_caller_identity" "current" \{\s*\}$/m);
      assert.match(text, /^variable "external_id" \{\n {2}description = "Agreed with the vendor"\n {2}type {8}= string\n\}$/m);
    }
    assert.match(await texts('heredoc'), /\["\$\{data\.aws_caller_identity\.current\.account_id\}", "\$\{var\.external_id\}"\]/);
    const yaml = await texts('template.yaml');
    assert.match(yaml, /aws:SourceAccount: \[!Ref AWS::AccountId, !Ref ExternalId\]/);
    assert.match(yaml, /^Parameters:\n {2}ExternalId:\n {4}Type: String\n {4}Description: 'Agreed with the vendor'\n/);
    assert.match(await texts('template.json'), /\[\{ "Ref": "AWS::AccountId" \}, \{ "Ref": "ExternalId" \}\]/);
    assert.equal(await fixed(FORMS['policy.json'] as Texts, condition(values)), undefined, 'data has no words for it');
  });

  it('with policy variables, which are no interpolations', async () => {
    const value = ['$' + '{aws:username}'];
    for (const form of ['jsonencode', 'heredoc', 'block', 'policy.json']) {
      const result = await fixed(FORMS[form] as Texts, condition(value));
      const { policy } = await policyOf(result?.after ?? {});
      assert.equal(policy.statements[0]?.conditions[0]?.values[0]?.text, value[0], form);
    }
  });
});

describe('an element is inserted', () => {
  const version: RemedyOf = ({ span }) => ({
    type: 'insert-element',
    title: 'x',
    document: span,
    key: 'Version',
    value: '2012-10-17',
  });
  for (const [name, texts] of Object.entries(FORMS)) {
    if (name === 'block') continue;
    it(name, async () => {
      const without = Object.fromEntries(
        Object.entries(texts).map(([file, text]) => [
          file,
          text.replace(/(?:\\?"Version\\?"|\bVersion\b)\s*[:=]\s*(?:'2012-10-17'|\\?"2012-10-17\\?"),?\s*/, ''),
        ]),
      );
      assert.notDeepEqual(without, texts);
      assert.equal(await fixed(texts, version), undefined, 'there already');
      const result = await fixed(without, version);
      assert.match(Object.values(result?.after ?? {}).join(''), /Version\\?"?\s*[:=]\s*(?:\\?"|')2012-10-17/);
      assert.equal((await policyOf(result?.after ?? {})).policy.statements.length, 1);
    });
  }
});

describe('a wildcard is narrowed to what the workspace shows', () => {
  const statement = (actions: string, resource = '"*"') =>
    `data "aws_iam_policy_document" "a" {\n  statement {\n    actions   = [${actions}]\n    resources = [${resource}]\n  }\n}\nresource "aws_iam_policy" "a" {\n  policy = data.aws_iam_policy_document.a.json\n}\n`;
  const offered = async (texts: Texts, rule: string, id: string) => {
    const { findings, graph } = await analyze(texts);
    const finding = findings.find((one) => one.rule === rule);
    assert.ok(finding, `${rule} fires`);
    const read = (file: string) => texts[file];
    const fix = fixesFor(finding, { read, files: Object.keys(texts), graph }).find((one) => one.id === id);
    return fix && { fix, after: applyFix(read, fix) };
  };
  const RULE = 'aws-iam-wildcard-resource';

  it('the ARNs of declared resources, in the words of Terraform', async () => {
    const texts = {
      'infra/iam.tf': statement('"s3:GetObject", "s3:ListBucket"'),
      'infra/s3.tf': 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\nresource "aws_sqs_queue" "q" {}\n',
      'other/s3.tf': 'resource "aws_s3_bucket" "elsewhere" {\n  bucket = "x"\n}\n',
    };
    const result = await offered(texts, RULE, 'narrow-resource');
    assert.equal(result?.fix.title, 'Narrow * to aws_s3_bucket.logs');
    assert.equal(result?.fix.safety, 'review');
    assert.match(
      result?.after?.get('infra/iam.tf') ?? '',
      /resources = \["\$\{aws_s3_bucket\.logs\.arn\}\/\*", aws_s3_bucket\.logs\.arn\]/,
    );
  });

  it('and of a template', async () => {
    const template = (lines: string) => `Resources:
  Topic:
    Type: AWS::SNS::Topic
  Table:
    Type: AWS::DynamoDB::Table
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action:
              - sns:Publish
              - dynamodb:Query
            Resource:${lines}
`;
    const lone = await offered({ 'template.yaml': template(" '*'") }, RULE, 'narrow-resource');
    assert.match(
      lone?.after?.get('template.yaml') ?? '',
      /Resource: \[!Ref Topic, (?:!GetAtt Table\.Arn, !Sub '\$\{Table\.Arn\}\/index\/\*'|!Sub '\$\{Table\.Arn\}\/index\/\*', !GetAtt Table\.Arn)\]/,
    );
    const listed = await offered({ 'template.yaml': template("\n              - '*'") }, RULE, 'narrow-resource');
    assert.match(listed?.after?.get('template.yaml') ?? '', / {14}- !Ref Topic\n {14}- /);
  });

  it('not where an action finds nothing, or one of several', async () => {
    const bucket = { 's3.tf': 'resource "aws_s3_bucket" "logs" {}\n' };
    const actions = '"s3:PutObject", "sqs:SendMessage"';
    assert.equal(await offered({ 'iam.tf': statement(actions), ...bucket }, RULE, 'narrow-resource'), undefined);
    const several = { 's3.tf': 'resource "aws_s3_bucket" "logs" {\n  count = 3\n}\n' };
    assert.equal(await offered({ 'iam.tf': statement('"s3:PutObject"'), ...several }, RULE, 'narrow-resource'), undefined);
  });

  it('in two statements where an action only takes the wildcard', async () => {
    const bucket = { 's3.tf': 'resource "aws_s3_bucket" "logs" {}\n' };
    const actions = '"s3:ListAllMyBuckets", "s3:ListBucket", "sts:GetCallerIdentity"';
    const forms: Texts[] = [
      { 'iam.tf': statement(actions).replace('statement {', 'statement {\n    sid = "Read"'), ...bucket },
      {
        'iam.tf': `resource "aws_iam_policy" "a" {\n  policy = jsonencode({\n    Statement = [{\n      Sid = "Read"\n      Effect = "Allow"\n      Action = [${actions}]\n      Resource = "*"\n    }]\n  })\n}\n`,
        ...bucket,
      },
      {
        'iam.tf': `resource "aws_iam_policy" "a" {\n  policy = <<EOT\n{ "Statement": [\n  { "Sid": "Read", "Effect": "Allow", "Action": [${actions}], "Resource": "*" }\n] }\nEOT\n}\n`,
        ...bucket,
      },
      {
        'template.yaml': `Resources:
  Logs:
    Type: AWS::S3::Bucket
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Sid: Read
            Effect: Allow
            Action:
              - s3:ListAllMyBuckets
              - s3:ListBucket
              - sts:GetCallerIdentity
            Resource: '*'
`,
      },
    ];
    for (const texts of forms) {
      const result = await offered(texts, RULE, 'narrow-resource');
      assert.match(result?.fix.title ?? '', /^Narrow \* to \S+; actions that only take \* get a statement of their own$/);
      const { graph, findings } = await analyze({ ...texts, ...Object.fromEntries(result?.after ?? []) });
      assert.deepEqual(
        graph.policies.flatMap(({ statements }) =>
          statements.map(({ sid, actions: names, resources }) => [sid, names.map(({ text }) => text).join(), resources[0]?.text]),
        ),
        [
          ['Read', 's3:ListBucket', ''],
          ['ReadAnyResource', 's3:ListAllMyBuckets,sts:GetCallerIdentity', '*'],
        ],
      );
      assert.equal(findings.filter(({ rule }) => rule === RULE).length, 0);
    }
  });

  it('a wildcard action to what the nearest code calls', async () => {
    const texts = {
      'orders/iam.tf': statement('"s3:*"', '"arn:aws:s3:::orders/*"'),
      'orders/src/app.py': 'import boto3\ns3 = boto3.client("s3")\ns3.get_object(Bucket="orders", Key="a")\n',
      'other/app.py': 'import boto3\ns3 = boto3.client("s3")\ns3.put_object(Bucket="other", Key="a", Body="b")\n',
    };
    const result = await offered(texts, 'aws-iam-service-wildcard', 'narrow-action:needed');
    assert.equal(result?.fix.title, 'Narrow s3:* to what the code in orders calls: s3:GetObject');
    assert.match(result?.after?.get('orders/iam.tf') ?? '', /actions {3}= \["s3:GetObject"\]/);
  });
});
