/**
 * The place of a finding, in every form a policy is written in: the same statements as a heredoc, `jsonencode`, a policy document,
 * inline JSON, a file, and a CloudFormation template in YAML and in JSON. Each names the rule, the element and the value that
 * must be marked; nothing but that value may be.
 */
import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';

interface Statement {
  readonly [element: string]: unknown;
}

interface Expected {
  readonly rule: string;
  /** The last of these words before the mark is the element that holds it. */
  readonly element: string;
  readonly value: string;
  readonly trust?: true;
  readonly statement: Statement;
}

const grant = (rule: string, element: string, value: string, statement: Statement): Expected => ({
  rule: `aws-iam-${rule}`,
  element,
  value,
  statement: { Effect: 'Allow', ...statement },
});

const OIDC = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const trust = (rule: string, element: string, value: string, principal: unknown, condition?: unknown): Expected => ({
  rule: `aws-iam-${rule}`,
  element,
  value,
  trust: true,
  statement: {
    Effect: 'Allow',
    Principal: principal,
    Action: JSON.stringify(principal).includes('Federated') ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole',
    ...(condition ? { Condition: condition } : {}),
  },
});
const subject = (value: string | readonly string[]) => ({
  StringLike: { 'token.actions.githubusercontent.com:sub': value },
  StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
});

const LOGS = 'arn:aws:s3:::logs/*';

const CASES: readonly Expected[] = [
  grant('full-admin', 'Action', '*', { Action: '*', Resource: '*' }),
  grant('full-admin', 'Action', '*', { Action: ['*'], Resource: ['*'] }),
  grant('full-admin', 'Action', '*:*', { Action: ['sts:GetCallerIdentity', '*:*'], Resource: '*' }),
  grant('wildcard-action', 'Action', '*', { Action: '*', Resource: LOGS }),
  grant('wildcard-action', 'Action', '*', { Action: ['s3:GetObject', '*'], Resource: [LOGS, 'arn:aws:s3:::logs'] }),
  grant('service-wildcard', 'Action', 's3:*', { Action: 's3:*', Resource: LOGS }),
  grant('service-wildcard', 'Action', 'dynamodb:*', { Action: ['s3:GetObject', 'dynamodb:*'], Resource: LOGS }),
  grant('service-wildcard', 'Action', 'kms:*', { Action: ['kms:*'], Resource: 'arn:aws:kms:eu-west-1:111122223333:key/a' }),
  grant('wildcard-resource', 'Resource', '*', { Action: 'sqs:SendMessage', Resource: '*' }),
  grant('wildcard-resource', 'Resource', '*', { Action: ['s3:PutObject', 's3:DeleteObject'], Resource: ['*'] }),
  grant('wildcard-resource', 'Resource', '*', { Sid: 'Second', Action: 'sns:Publish', Resource: [LOGS, '*'] }),
  grant('passrole-wildcard', 'Resource', '*', { Action: 'iam:PassRole', Resource: '*' }),
  grant('passrole-wildcard', 'Resource', 'arn:aws:iam::111122223333:role/*', {
    Action: ['iam:PassRole'],
    Resource: ['arn:aws:iam::111122223333:role/*'],
  }),
  grant('allow-not-action', 'NotAction', 'iam:*', { NotAction: 'iam:*', Resource: LOGS }),
  grant('allow-not-resource', 'NotResource', LOGS, { Action: 's3:GetObject', NotResource: LOGS }),
  grant('resource-effectively-star', 'Resource', 'arn:aws:s3:::*', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' }),
  grant('sensitive-prefix-wildcard', 'Action', 'iam:Put*', {
    Action: ['iam:Put*'],
    Resource: 'arn:aws:iam::111122223333:role/app',
  }),
  grant('unknown-action', 'Action', 's3:GetObjekt', { Action: ['s3:PutObject', 's3:GetObjekt'], Resource: LOGS }),
  grant('unknown-action', 'Action', 'dynamodbb:GetItem', { Action: 'dynamodbb:GetItem', Resource: LOGS }),
  grant('resource-action-mismatch', 'Resource', 'arn:aws:s3:::logs', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs' }),
  trust('trust-any-principal', 'AWS', '*', { AWS: '*' }),
  trust('trust-any-principal', 'AWS', '*', { AWS: ['arn:aws:iam::111122223333:role/a', '*'] }),
  trust('trust-oidc-missing-subject', 'Federated', OIDC, { Federated: OIDC }),
  trust('trust-oidc-subject-wildcard', 'sub', 'repo:acme/*', { Federated: OIDC }, subject('repo:acme/*')),
  trust(
    'trust-oidc-subject-wildcard',
    'sub',
    'repo:acme/shop:*',
    { Federated: OIDC },
    subject(['repo:acme/shop:ref:refs/heads/main', 'repo:acme/shop:*']),
  ),
];

const pretty = (value: unknown) => JSON.stringify(value, null, 2);
const list = (value: unknown): string =>
  `[${[value]
    .flat()
    .map((one) => JSON.stringify(one))
    .join(', ')}]`;

function hcl(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(hcl).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${/^\w+$/.test(key) ? key : JSON.stringify(key)} = ${hcl(inner)}`);
  return `{\n${entries.join('\n')}\n}`;
}

function block({ Sid, Effect, Principal, Condition, ...rest }: Statement): string {
  const names: Readonly<Record<string, string>> = {
    Action: 'actions',
    NotAction: 'not_actions',
    Resource: 'resources',
    NotResource: 'not_resources',
  };
  const lines = Object.entries(rest).map(([key, value]) => `${names[key]} = ${list(value)}`);
  const principals = Object.entries((Principal ?? {}) as Record<string, unknown>).map(
    ([type, ids]) => `principals {\n type = "${type}"\n identifiers = ${list(ids)}\n}`,
  );
  const conditions = Object.entries((Condition ?? {}) as Record<string, Record<string, unknown>>).flatMap(([test, keys]) =>
    Object.entries(keys).map(
      ([variable, values]) => `condition {\n test = "${test}"\n variable = "${variable}"\n values = ${list(values)}\n}`,
    ),
  );
  const sid = Sid ? [`sid = "${Sid}"`] : [];
  return `statement {\n${[...sid, `effect = "${Effect}"`, ...lines, ...principals, ...conditions].join('\n')}\n}`;
}

function yaml(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.map((one) => `\n${indent}- ${yaml(one, `${indent}  `).trimStart()}`).join('');
  if (typeof value !== 'object' || value === null) return ` '${value}'`;
  return Object.entries(value)
    .map(([key, inner]) => `\n${indent}${/^\w+$/.test(key) ? key : `'${key}'`}:${yaml(inner, `${indent}  `)}`)
    .join('');
}

const document = (statement: Statement) => ({ Version: '2012-10-17', Statement: [statement] });
const holder = (isTrust: boolean, policy: string) =>
  isTrust
    ? `resource "aws_iam_role" "a" {\n  assume_role_policy = ${policy}\n}\n`
    : `resource "aws_iam_role_policy" "a" {\n  role = "app"\n  policy = ${policy}\n}\n`;
const template = (isTrust: boolean, statement: Statement) => ({
  Resources: {
    P: isTrust
      ? { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: document(statement) } }
      : { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document(statement) } },
  },
});

const FORMS: Readonly<Record<string, (one: Expected) => Readonly<Record<string, string>>>> = {
  heredoc: ({ statement, trust: isTrust }) => ({
    'main.tf': holder(!!isTrust, `<<-EOT\n${pretty(document(statement)).replace(/^/gm, '    ')}\n  EOT`),
  }),
  'inline JSON': ({ statement, trust: isTrust }) => ({
    'main.tf': holder(!!isTrust, JSON.stringify(JSON.stringify(document(statement)))),
  }),
  jsonencode: ({ statement, trust: isTrust }) => ({ 'main.tf': holder(!!isTrust, `jsonencode(${hcl(document(statement))})`) }),
  'policy document': ({ statement, trust: isTrust }) => ({
    'main.tf': `data "aws_iam_policy_document" "a" {\n${block(statement)}\n}\n${holder(!!isTrust, 'data.aws_iam_policy_document.a.json')}`,
  }),
  'policy file': ({ statement }) => ({ 'policy.json': pretty(document(statement)) }),
  'CloudFormation YAML': ({ statement, trust: isTrust }) => ({
    'template.yaml': `${yaml(template(!!isTrust, statement), '').trimStart()}\n`,
  }),
  'CloudFormation JSON': ({ statement, trust: isTrust }) => ({ 'template.json': pretty(template(!!isTrust, statement)) }),
};

const ELEMENT =
  /"?\b(Action|NotAction|Resource|NotResource|AWS|Federated|sub|not_actions|actions|not_resources|resources|identifiers)\b/g;
/** What the element is called in a policy document. */
const BLOCK: Readonly<Record<string, string>> = {
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
};

describe('the exact value is marked', () => {
  let exact = 0;
  let all = 0;
  for (const [form, write] of Object.entries(FORMS)) {
    it(form, async () => {
      let seen = 0;
      for (const one of CASES) {
        const texts = write(one);
        const { findings } = await analyze(texts);
        const [file, text] = Object.entries(texts)[0] as [string, string];
        const mine = findings.filter(({ rule }) => rule === one.rule);
        const what = `${form} ${one.rule} ${one.value}\n${text}\n${findings.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`).join('\n')}`;
        assert.equal(mine.length, 1, what);
        const [{ span }] = mine as [(typeof mine)[0]];
        assert.equal(span.file, file);
        const words = [...text.slice(0, span.start).matchAll(ELEMENT)].map(([, word]) => word ?? '');
        const element = BLOCK[words.at(-1) ?? ''] ?? words.at(-1);
        const isBlock = element === 'identifiers' || (one.element === 'sub' && form === 'policy document');
        if (text.slice(span.start, span.end) === one.value && (isBlock || element === one.element)) exact++;
        else assert.fail(`${what}\nmarked: ${text.slice(span.start, span.end)} in ${element}`);
        seen++;
      }
      all += seen;
      assert.equal(seen, CASES.length);
    });
  }

  it('in all of them', () => {
    assert.equal(all, CASES.length * Object.keys(FORMS).length);
    assert.equal(exact, all);
  });
});
