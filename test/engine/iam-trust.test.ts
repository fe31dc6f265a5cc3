/** Trust policies and policies of resources over documents made by hand: subjects, conditions, denials, accounts. */
import { strict as assert } from 'node:assert';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { buildGraph } from '../../server/src/engine/graph/build';
import type { Purpose } from '../../server/src/engine/iam/model';
import { readPolicy } from '../../server/src/engine/iam/statements';
import { issuerAt } from '../../server/src/engine/iam/trust/oidc';
import { breadthOf } from '../../server/src/engine/iam/trust/subjects';
import { rules } from '../../server/src/engine/rules/index';
import { parseJson } from '../../server/src/engine/syntax/data/json';
import { HOLE } from '../../server/src/engine/syntax/value';
import { analyze, usual } from '../support/analysis';

type Statements = Record<string, unknown> | readonly Record<string, unknown>[];

/** Texts and severities that a rule reports in one document. */
function run(id: string, purpose: Purpose, statement: Statements): string[] {
  const text = JSON.stringify({ Statement: statement });
  const { value } = parseJson('0.json', text);
  assert.ok(value);
  const policy = { key: '0', name: 'the policy', purpose, form: 'file', holders: [], issues: [], span: value.span };
  const facts = { ...emptyFacts('0.json', 'json'), policies: [{ ...policy, statements: readPolicy(value) }] };
  const rule = rules.find((one) => one.id === id);
  assert.ok(rule?.scope === 'graph', id);
  return rule
    .check(buildGraph([facts] as never), usual)
    .map(({ span, severity = rule.severity }) => `${severity} ${text.slice(span.start, span.end)}`);
}

const allow = (more: Record<string, unknown>) => ({ Effect: 'Allow', ...more });
const deny = (more: Record<string, unknown>) => ({ Effect: 'Deny', ...more });

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
const federated = (Condition: unknown, provider = PROVIDER) =>
  allow({ Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithWebIdentity', Condition });

describe('subjects of tokens', () => {
  const breadth = (host: string, text: string) => {
    const issuer = issuerAt(host);
    assert.ok(issuer, host);
    const state = text.includes(HOLE) ? 'pattern' : 'known';
    const span = { file: '', start: 0, end: 0 };
    return breadthOf(issuer, { state, text, span, literal: span, inList: false });
  };

  it('tells who gets in by every form that vendors document', () => {
    const forms: Record<string, Record<string, string>> = {
      [GITHUB]: {
        '*': 'anyone',
        'repo:*': 'anyone',
        'repo:exam*': 'anyone',
        'repo:*/app:*': 'anyone',
        '*:ref:refs/heads/main': 'anyone',
        'repo:example/*': 'owner',
        'repo:example/app*': 'owner',
        'repo:example/*:environment:production': 'owner',
        'repository_owner:example:*': 'owner',
        'repo:example/app:*': 'project',
        'repo:example/app:pull_request': 'project',
        'repo:example/app:ref:refs/heads/*': 'branch',
        'repo:example/app:environment:*': 'branch',
        'repo:example/app:ref:refs/heads/main': 'pinned',
        'repo:example/app:ref:refs/tags/v*': 'pinned',
        'job_workflow_ref:example/flows/.github/workflows/deploy.yml@*': 'pinned',
        [`repo:${HOLE}/${HOLE}:*`]: 'project',
        [`repo:${HOLE}:environment:production`]: 'pinned',
        [HOLE]: 'pinned',
      },
      [`${GITHUB}/example`]: { '*': 'owner', 'repo:*': 'owner', 'repo:example/app:*': 'project' },
      'gitlab.com': {
        'project_path:*': 'anyone',
        'project_path:example/*': 'owner',
        'project_path:example/team/*:ref_type:branch:ref:main': 'owner',
        'project_path:example/app:*': 'project',
        'project_path:example/app:ref_type:branch:ref:*': 'branch',
        'project_path:example/app:ref_type:branch:ref:main': 'pinned',
      },
      'app.terraform.io': {
        'organization:*': 'anyone',
        'organization:example:*': 'owner',
        'organization:example:project:*:workspace:*:run_phase:*': 'owner',
        'organization:example:project:*:workspace:network:run_phase:*': 'pinned',
        'organization:example:project:core:workspace:network:run_phase:apply': 'pinned',
      },
      'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE': {
        'system:serviceaccount:*:*': 'owner',
        'system:serviceaccount:*:runner': 'owner',
        'system:serviceaccount:jobs:*': 'project',
        'system:serviceaccount:jobs:runner': 'pinned',
      },
      'oidc.circleci.com/org/1': { '*': 'owner', 'org/1/project/*': 'owner', 'org/1/project/2/user/*': 'pinned' },
      'api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc': {
        '*': 'owner',
        '{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0}:*': 'pinned',
      },
      'agent.buildkite.com': {
        'organization:*': 'anyone',
        'organization:example:*': 'owner',
        'organization:example:pipeline:app:*': 'project',
        'organization:example:pipeline:app:ref:refs/heads/main:*': 'pinned',
      },
      'oidc.vercel.com': { 'owner:*': 'anyone', 'owner:example:*': 'owner', 'owner:example:project:app:*': 'project' },
      'oidc.fly.io/example': { '*': 'owner', 'example:*': 'owner', 'example:app:*': 'pinned' },
    };
    for (const [host, subjects] of Object.entries(forms)) {
      for (const [text, expected] of Object.entries(subjects)) assert.equal(breadth(host, text), expected, `${host} ${text}`);
    }
  });

  it('judges every value of every statement', () => {
    const sub = (value: unknown) => ({ StringLike: { [`${GITHUB}:sub`]: value, [`${GITHUB}:aud`]: 'sts.amazonaws.com' } });
    const safe = 'repo:example/app:environment:production';
    const hits = (...statements: Record<string, unknown>[]) => run('aws-iam-trust-oidc-subject-wildcard', 'trust', statements);
    assert.deepEqual(hits(federated(sub(safe)), federated(sub('repo:example/*'))), ['high repo:example/*']);
    assert.deepEqual(hits(federated(sub([safe, 'repo:*']))), ['critical repo:*']);
    assert.deepEqual(hits(federated(sub(['repo:example/app:*', safe, '*']))), ['medium repo:example/app:*', 'critical *']);
    assert.deepEqual(hits(federated(sub(safe)), deny({ ...federated(sub('*')), Effect: 'Deny' })), []);
    const behind = (operator: string, value: string) =>
      hits(federated({ [operator]: { [`${HOLE}:sub`]: value } }, `arn:aws:iam::${HOLE}:oidc-provider/${HOLE}`));
    assert.deepEqual(behind('StringLike', 'system:serviceaccount:*:*'), ['high system:serviceaccount:*:*']);
    assert.deepEqual(behind('StringLike', 'system:serviceaccount:jobs:runner-*'), []);
    assert.deepEqual(behind('StringLike', 'something:else:*'), []);
    const missing = (...statements: Record<string, unknown>[]) => run('aws-iam-trust-oidc-missing-subject', 'trust', statements);
    assert.deepEqual(missing(federated(sub(safe)), federated({ StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } })), [
      `critical ${PROVIDER}`,
    ]);
  });

  it('counts a Deny for whoever does not meet a condition as that condition', () => {
    const unless = (operator: string, value: unknown) =>
      deny({ Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity', Condition: { [operator]: { [`${GITHUB}:sub`]: value } } });
    const open = federated({ StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } });
    assert.equal(run('aws-iam-trust-oidc-missing-subject', 'trust', [open]).length, 1);
    assert.equal(
      run('aws-iam-trust-oidc-missing-subject', 'trust', [open, unless('StringNotLike', 'repo:example/app:*')]).length,
      0,
    );
    assert.equal(run('aws-iam-trust-oidc-missing-subject', 'trust', [open, unless('StringLike', '*:pull_request')]).length, 1);
    const pulls = federated({ StringEquals: { [`${GITHUB}:sub`]: 'repo:example/app:pull_request' } });
    assert.equal(run('aws-iam-trust-oidc-subject-wildcard', 'trust', [pulls]).length, 1);
    assert.equal(run('aws-iam-trust-oidc-subject-wildcard', 'trust', [pulls, unless('StringLike', '*:pull_request')]).length, 0);
  });

  it('says once of a subject what is wrong', () => {
    const about = (Condition: unknown) =>
      rules
        .filter(({ id }) => /oidc|condition-void/.test(id))
        .flatMap(({ id }) => run(id, 'trust', federated(Condition)).map(() => id.replace('aws-iam-', '')))
        .sort();
    const aud = { [`${GITHUB}:aud`]: 'sts.amazonaws.com' };
    const equals = (value: string) => about({ StringEquals: { [`${GITHUB}:sub`]: value, ...aud } });
    assert.deepEqual(equals('repo:*'), ['trust-oidc-subject-wildcard']);
    assert.deepEqual(equals('repo:example/app:*'), ['trust-oidc-subject-wildcard']);
    assert.deepEqual(equals('repo:example/app:ref:refs/heads/release-*'), ['condition-void']);
    assert.deepEqual(equals('workflow:deploy'), ['trust-oidc-abusable-claim']);
    assert.deepEqual(equals('repo:example/app:ref:refs/heads/main'), []);
    assert.deepEqual(about({ StringEquals: aud }), ['trust-oidc-missing-subject']);
    assert.deepEqual(about({}), ['trust-oidc-missing-audience', 'trust-oidc-missing-subject']);
  });
});

describe('who may use a resource', () => {
  const everyone = (more: Record<string, unknown> = {}) =>
    allow({ Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*', ...more });
  const isPublic = (...statements: Record<string, unknown>[]) => run('aws-iam-public-resource-policy', 'resource', statements);

  it('knows which conditions keep strangers out', () => {
    const limits: Record<string, Record<string, unknown>> = {
      'aws:PrincipalOrgID': { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
      'aws:SourceArn': { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:files' } },
      'aws:SourceIp': { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
      'aws:SourceVpce': { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
      'kms:CallerAccount': {
        StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
      },
      'aws:PrincipalArn': { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
      'AWS:SourceOwner': { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
      mount: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
      unknown: { StringEquals: { 'aws:PrincipalOrgID': HOLE } },
    };
    for (const [name, Condition] of Object.entries(limits)) assert.deepEqual(isPublic(everyone({ Condition })), [], name);
    const none: Record<string, Record<string, unknown>> = {
      tls: { Bool: { 'aws:SecureTransport': 'true' } },
      referer: { StringLike: { 'aws:Referer': 'https://example.com/*' } },
      agent: { StringEquals: { 'aws:UserAgent': 'secret' } },
      'any network': { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
      'half the network': { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } },
      'any role': { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*' } },
      'any source': { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } },
      negative: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
    };
    for (const [name, Condition] of Object.entries(none)) assert.deepEqual(isPublic(everyone({ Condition })), ['medium *'], name);
    const tagged = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
    assert.deepEqual(isPublic(everyone({ Condition: tagged })), ['low *']);
  });

  it('reads a Deny that closes the policy again', () => {
    const unless = (Condition: unknown, more: Record<string, unknown> = {}) =>
      deny({ Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::files', 'arn:aws:s3:::files/*'], Condition, ...more });
    const organization = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } };
    assert.deepEqual(isPublic(everyone(), unless(organization)), []);
    assert.deepEqual(
      isPublic(everyone(), unless({ ...organization, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } })),
      [],
    );
    assert.deepEqual(isPublic(everyone(), deny({ NotPrincipal: { AWS: '111122223333' }, Action: '*', Resource: '*' })), []);
    assert.deepEqual(isPublic(everyone(), unless({ Bool: { 'aws:SecureTransport': 'false' } })), ['medium *']);
    assert.deepEqual(isPublic(everyone(), unless({ ...organization, Bool: { 'aws:SecureTransport': 'false' } })), ['medium *']);
    assert.deepEqual(isPublic(everyone(), unless(organization, { Action: 's3:PutObject' })), ['medium *']);
    assert.deepEqual(isPublic(everyone(), unless(organization, { Resource: 'arn:aws:s3:::other/*' })), ['medium *']);
    assert.deepEqual(isPublic(everyone(), unless({ NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })), ['medium *']);
    const anyone = allow({ Principal: { AWS: '*' }, Action: 'sts:AssumeRole' });
    const shut = deny({ Principal: '*', Action: 'sts:AssumeRole', Condition: organization });
    assert.deepEqual(run('aws-iam-trust-any-principal', 'trust', [anyone, shut]), []);
    assert.deepEqual(run('aws-iam-trust-any-principal', 'trust', [anyone]), ['critical *']);
  });

  it('weighs what everyone may do', () => {
    const weigh = (Action: unknown) => isPublic(everyone({ Action })).map((hit) => hit.split(' ')[0]);
    assert.deepEqual(weigh('s3:GetObject'), ['medium']);
    assert.deepEqual(weigh(['s3:GetObject', 's3:ListBucket']), ['high']);
    assert.deepEqual(weigh('s3:PutBucketPolicy'), ['critical']);
    assert.deepEqual(weigh('*'), ['critical']);
    assert.deepEqual(weigh('secretsmanager:GetSecretValue'), ['high']);
    assert.deepEqual(weigh('elasticfilesystem:ClientMount'), ['medium']);
    assert.deepEqual(weigh('execute-api:Invoke'), []);
    assert.deepEqual(weigh('lambda:InvokeFunction'), []);
  });

  it('never takes boundaries, SCPs or policies of identities for policies of resources', () => {
    for (const purpose of ['identity', 'boundary', 'scp'] as const) {
      for (const id of ['public-resource-policy', 'confused-deputy', 'trust-any-principal', 'trust-account-root']) {
        assert.deepEqual(run(`aws-iam-${id}`, purpose, [everyone()]), [], `${id} in ${purpose}`);
      }
    }
  });
});

describe('conditions that do nothing', () => {
  const voids = (purpose: Purpose, statement: Record<string, unknown>) => run('aws-iam-condition-void', purpose, statement);

  it('knows what IfExists, ForAllValues and Null mean in Allow and in Deny', () => {
    const role = { Principal: '*', Action: 'sts:AssumeRole' };
    const organization = { 'aws:PrincipalOrgID': 'o-exampleorgid' };
    for (const operator of ['StringEqualsIfExists', 'ForAllValues:StringEquals', 'ForAllValues:StringLikeIfExists']) {
      assert.equal(voids('trust', allow({ ...role, Condition: { [operator]: organization } })).length, 1, operator);
      assert.equal(
        run('aws-iam-trust-any-principal', 'trust', allow({ ...role, Condition: { [operator]: organization } })).length,
        0,
      );
    }
    assert.equal(voids('trust', allow({ ...role, Condition: { Null: { 'aws:PrincipalOrgID': 'false' } } })).length, 1);
    for (const operator of ['StringEquals', 'ForAnyValue:StringEquals', 'StringLike']) {
      assert.equal(voids('trust', allow({ ...role, Condition: { [operator]: organization } })).length, 0, operator);
    }
    const both = {
      'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' },
      Null: { 'aws:PrincipalOrgPaths': 'false' },
    };
    assert.equal(voids('trust', allow({ ...role, Condition: both })).length, 0);
    for (const operator of [
      'StringNotEqualsIfExists',
      'StringNotEquals',
      'ForAllValues:StringNotEquals',
      'StringEqualsIfExists',
    ]) {
      assert.equal(voids('resource', deny({ ...role, Condition: { [operator]: organization } })).length, 0, operator);
    }
  });

  it('takes a wildcard for a plain character where the operator does', () => {
    const grant = (operator: string, value: string) =>
      voids('identity', allow({ Action: 's3:ListBucket', Resource: '*', Condition: { [operator]: { 's3:prefix': value } } }));
    assert.deepEqual(grant('StringEquals', 'home/*'), ['medium home/*']);
    assert.deepEqual(grant('StringNotEquals', 'home/*'), ['high home/*']);
    assert.deepEqual(grant('StringLike', 'home/*'), []);
    assert.deepEqual(grant('StringEquals', `home/\${aws:username}`), []);
    assert.deepEqual(grant('StringEquals', `home/\${*}`), []);
    // AWS's own sample for cost reports.
    assert.deepEqual(grant('StringEquals', 'arn:aws:cur:us-east-1:111122223333:definition/*'), []);
    const holder = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/pipeline-*' } };
    assert.deepEqual(voids('identity', allow({ Action: 's3:ListBucket', Resource: '*', Condition: holder })), []);
    const denied = voids(
      'scp',
      deny({ Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } }),
    );
    assert.deepEqual(denied, ['high arn:aws:iam::*:root']);
  });

  it('knows the patterns for MFA', () => {
    const mfa = (Effect: string, operator: string, value: string) =>
      voids('identity', {
        Effect,
        Action: 'ec2:*',
        Resource: '*',
        Condition: { [operator]: { 'aws:MultiFactorAuthPresent': value } },
      }).length;
    assert.equal(mfa('Deny', 'Bool', 'false'), 1);
    assert.equal(mfa('Deny', 'BoolIfExists', 'false'), 0);
    assert.equal(mfa('Allow', 'Bool', 'true'), 0);
    assert.equal(mfa('Allow', 'BoolIfExists', 'true'), 1);
    assert.equal(mfa('Allow', 'Bool', 'false'), 1);
  });
});

describe('accounts', () => {
  const trust = (AWS: unknown, more: Record<string, unknown> = {}) =>
    allow({ Principal: { AWS }, Action: 'sts:AssumeRole', ...more });
  const stranger = 'arn:aws:iam::444455556666:root';

  it('asks accounts that are not the workspace’s own for an external id', () => {
    const provider = 'arn:aws:iam::444455556666:saml-provider/Example';
    const own = allow({ Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithSAML' });
    const thirdParty = (...statements: Record<string, unknown>[]) =>
      run('aws-iam-trust-third-party-no-external-id', 'trust', statements);
    const role = 'arn:aws:iam::444455556666:role/sync';
    assert.deepEqual(thirdParty(trust(stranger), trust(role)), [`high ${stranger}`, `low ${role}`]);
    assert.deepEqual(thirdParty(trust(stranger), trust(role), own), []);
    const open = `arn:aws:iam::${HOLE}:root`;
    assert.deepEqual(thirdParty(trust(open), trust(HOLE)), []);
    assert.deepEqual(run('aws-iam-trust-account-root', 'trust', [trust(stranger), own]), [`medium ${stranger}`]);
    assert.deepEqual(run('aws-iam-trust-account-root', 'trust', [trust(open), trust(role)]), [`low ${open}`]);
    assert.deepEqual(run('aws-iam-trust-account-root', 'trust', [trust('arn:aws:iam::464622532012:root')]), []);
  });

  it('takes an external id for one when somebody has to know it', () => {
    const id = (value: unknown, operator = 'StringEquals') =>
      run(
        'aws-iam-trust-third-party-no-external-id',
        'trust',
        trust(stranger, { Condition: { [operator]: { 'sts:ExternalId': value } } }),
      ).length;
    assert.equal(id('a1b2c3'), 0);
    assert.equal(id(HOLE), 0);
    assert.equal(id(''), 1);
    assert.equal(id('*', 'StringLike'), 1);
    assert.equal(id('a1b2c3', 'StringEqualsIfExists'), 1);
  });
});

describe('what keeps strangers out beside the policy', () => {
  const weigh = async (files: Record<string, string>) =>
    (await analyze(files)).findings
      .filter(({ rule }) => rule === 'aws-iam-public-resource-policy')
      .map(({ severity }) => severity);
  const policy = (bucket: string) => `resource "aws_s3_bucket_policy" "p" {
  bucket = ${bucket}
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:PutObject", Resource = "arn:aws:s3:::files/*" }] })
}
`;
  const block = (bucket: string, value = 'true') => `resource "aws_s3_bucket_public_access_block" "b" {
  bucket              = ${bucket}
  block_public_policy = ${value}
}
`;

  it('is read for the same bucket only, in whatever file it stands', async () => {
    const own = 'aws_s3_bucket.files.id';
    assert.deepEqual(await weigh({ 'a.tf': policy(own) }), ['high']);
    assert.deepEqual(await weigh({ 'a.tf': policy(own), 'b.tf': block(own) }), ['low']);
    assert.deepEqual(await weigh({ 'a.tf': policy('"files"') + block('"files"') }), ['low']);
    assert.deepEqual(await weigh({ 'a.tf': policy(own) + block(own, 'false') }), ['high']);
    assert.deepEqual(await weigh({ 'a.tf': policy(own) + block(own, 'var.block') }), ['high']);
    assert.deepEqual(await weigh({ 'a.tf': policy(own) + block('aws_s3_bucket.other.id') }), ['high']);
    assert.deepEqual(await weigh({ 'a/a.tf': policy(own), 'b/b.tf': block(own) }), ['high']);
  });

  it('is read in templates, and of search domains', async () => {
    const template = (block: string, domain: string) => `Resources:
  Files:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: ${block} }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Files
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: "*", Action: s3:PutObject, Resource: !Sub "\${Files.Arn}/*" }]
  Search:
    Type: AWS::OpenSearchService::Domain
    Properties:
      ${domain}
      AccessPolicies:
        Statement: [{ Effect: Allow, Principal: { AWS: "*" }, Action: es:ESHttp*, Resource: "*" }]
`;
    assert.deepEqual(await weigh({ 't.yaml': template('false', 'DomainName: a') }), ['high', 'high']);
    assert.deepEqual(await weigh({ 't.yaml': template('true', 'VPCOptions: { SubnetIds: [!Ref Subnet] }') }), ['low', 'low']);
    assert.deepEqual(await weigh({ 't.yaml': template('true', 'AdvancedSecurityOptions: { Enabled: true }') }), ['low', 'low']);
  });
});
