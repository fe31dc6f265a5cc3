/** Terraform plans in JSON: each resource once, by what it will be, with every value at its place in the file. */
import { strict as assert } from 'node:assert';
import { analyzeFile, analyzeWorkspace } from '../../server/src/engine/analyze';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { testEngine } from '../support/analysis';

const POLICY = '{"Statement":[{"Action":"s3:*","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}';
const TRUST = '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"AWS":"*"}}],"Version":"2012-10-17"}';

const resource = (address: string, values: object) => {
  const [type = '', name = ''] = address.replace(/^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/, '').split('.');
  return {
    address,
    mode: 'managed',
    type,
    name: name.replace(/\[.*/, ''),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    values,
  };
};
const configured = (address: string, expressions: object) => ({ address, mode: 'managed', expressions });

const root = [
  resource('aws_iam_role.app', { name: 'app', assume_role_policy: TRUST, inline_policy: [] }),
  resource('aws_iam_policy.files', { name: 'files', policy: POLICY }),
  resource('aws_iam_role_policy_attachment.files', { role: 'app' }),
  resource('aws_iam_role_policy_attachment.admin', { role: 'app', policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
];
const inner = [
  resource('module.worker["eu"].aws_iam_role.this[0]', { name_prefix: 'worker-' }),
  resource('module.worker["eu"].aws_iam_role_policy.this[0]', { policy: POLICY }),
];

function planOf(more: object = {}): object {
  return {
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources: root, child_modules: [{ address: 'module.worker["eu"]', resources: inner }] } },
    resource_changes: [...root, ...inner].map(({ values, ...rest }) => ({
      ...rest,
      change: { actions: ['create'], before: null, after: values },
    })),
    prior_state: { format_version: '1.0', values: { root_module: { resources: root } } },
    configuration: {
      root_module: {
        resources: [
          configured('aws_iam_role_policy_attachment.files', {
            policy_arn: { references: ['aws_iam_policy.files.arn', 'aws_iam_policy.files'] },
          }),
        ],
        module_calls: {
          worker: {
            module: {
              resources: [
                configured('aws_iam_role_policy.this', {
                  role: { references: ['aws_iam_role.this[0].id', 'aws_iam_role.this[0]', 'aws_iam_role.this'] },
                }),
              ],
            },
          },
        },
      },
    },
    ...more,
  };
}

function read(plan: object, file = 'plan.json') {
  const text = JSON.stringify(plan);
  const result = analyzeFile({ file, text }, testEngine);
  return { text, facts: result.facts, ...analyzeWorkspace([result], testEngine) };
}

describe('Terraform plans', () => {
  it('gives each document once, with its purpose, its holder and exact places', () => {
    const { facts, text } = read(planOf());
    assert.deepEqual(
      facts.policies.map(({ name, purpose, holders, statements }) => {
        const terms = statements.flatMap((one) => [...one.actions, ...one.resources, ...one.principals]);
        return [name, purpose, holders.join(), terms.map(({ span }) => text.slice(span.start, span.end)).join(' ')];
      }),
      [
        ['aws_iam_role.app assume_role_policy', 'trust', 'plan:plan.json:aws_iam_role.app', 'sts:AssumeRole *'],
        ['aws_iam_policy.files', 'unknown', '', 's3:* *'],
        [
          'module.worker["eu"].aws_iam_role_policy.this[0] policy',
          'identity',
          'plan:plan.json:module.worker["eu"].aws_iam_role.this[0]',
          's3:* *',
        ],
      ],
    );
    assert.deepEqual(
      facts.attachments.map(({ policy, identity }) => `${policy} -> ${identity}`),
      ['plan:plan.json:aws_iam_policy.files -> iam-role:app', 'managed-policy:AdministratorAccess -> iam-role:app'],
    );
  });

  it("reads Google's and Azure's resources, takes nothing for missing that is not known yet, and edits no plan", () => {
    const plan = planOf({
      planned_values: {
        root_module: {
          resources: [
            resource('google_project_iam_member.ci', {
              project: 'shop',
              role: 'roles/editor',
              member: 'serviceAccount:ci@shop.iam.gserviceaccount.com',
            }),
            resource('azurerm_container_registry.images', { name: 'images', admin_enabled: true }),
            resource('azurerm_linux_web_app.shop', { name: 'shop' }),
          ],
        },
      },
    });
    const { findings, text, graph } = read(plan);
    assert.deepEqual(
      findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)]),
      [
        ['tf-gcp-basic-role', 'roles/editor'],
        ['tf-azure-local-auth-enabled', 'true'],
      ],
    );
    const context = { graph, files: ['plan.json'], read: (file: string) => (file === 'plan.json' ? text : undefined) };
    for (const finding of findings) for (const fix of fixesFor(finding, context)) assert.deepEqual(fix.edits, []);
  });

  it('finds what a module would find, at one place each', () => {
    const { findings, text, graph } = read(planOf());
    const found = findings.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`).sort();
    const count = (wanted: string) => found.filter((one) => one === wanted).length;
    assert.equal(count('aws-iam-service-wildcard s3:*'), 2);
    assert.equal(count('aws-iam-trust-any-principal *'), 1);
    assert.equal(count('aws-iam-admin-managed-policy arn:aws:iam::aws:policy/AdministratorAccess'), 1);
    const app = graph.identities.find(({ name }) => name === 'app');
    assert.equal(app?.grants.length, 2);
    assert.equal(app?.trusts.length, 1);
    const planned = text.indexOf('"resource_changes"');
    for (const { span } of findings) assert.ok(span.end < planned, 'the copies say nothing');
  });

  it('reads a plan that has only changes, and one that is large', () => {
    const changes = read(planOf({ planned_values: undefined }));
    assert.equal(changes.facts.policies.length, 3);
    const many = Array.from({ length: 6_000 }, (_, i) =>
      resource(`aws_ssm_parameter.p${i}`, { name: `/app/${i}`, tier: 'Standard' }),
    );
    const large = read(planOf({ planned_values: { root_module: { resources: [...many, ...root] } } }));
    assert.ok(large.text.length > 1_000_000);
    assert.equal(large.facts.policies.length, 2);
  });

  it('takes nothing else for a plan', () => {
    const state = { format_version: '1.0', terraform_version: '1.9.0', values: { root_module: { resources: root } } };
    assert.deepEqual(read(state).facts.attachments, []);
    assert.deepEqual(read({ name: 'x', planned_values: { root_module: { resources: root } } }).facts.attachments, []);
  });

  it('survives damage at any tenth character', () => {
    const whole = JSON.stringify(planOf());
    let found = 0;
    for (let at = 0; at < whole.length; at += 10) {
      for (const text of [whole.slice(0, at), `${whole.slice(0, at)}{${whole.slice(at)}`]) {
        const { facts } = analyzeFile({ file: 'plan.json', text }, testEngine);
        assert.deepEqual(facts.unresolved, []);
        found += facts.policies.length;
      }
    }
    assert.ok(found > 100);
  });
});
