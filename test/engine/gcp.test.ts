/** What Google Cloud is told of accounts: Terraform and Deployment Manager, whole and half typed. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Facts } from '../../server/src/engine/facts/model';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { parseCel } from '../../server/src/engine/iam/cel/parse';
import { conditionBreadth, memberBreadth } from '../../server/src/engine/iam/trust/cel-breadth';
import { issuerAt } from '../../server/src/engine/iam/trust/oidc';
import { contextOf } from '../laws/law5';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { planted } from '../support/planted';

const SAMPLE = readFileSync('test/workspaces/shop/platform/google.tf', 'utf8');
const DEPLOYMENT = readFixture(
  readFileSync('server/src/engine/rules/tf-gcp-public-member/fixtures/bad-deployment.yaml', 'utf8'),
).text;

async function factsOf(text: string, file = 'main.tf'): Promise<Facts> {
  const { graph } = await analyze({ [file]: text });
  const facts = graph.facts.get(file);
  assert.ok(facts);
  return facts;
}

describe('members of Google Cloud', () => {
  const grant = async (member: string, type = 'google_project_iam_member') => {
    const text = `
resource "google_service_account" "ci" {
  account_id = "ci-deploys"
}
data "google_compute_default_service_account" "default" {}
resource "${type}" "x" {
  role   = "roles/viewer"
  member = ${member}
}
`;
    return (await factsOf(text)).cloudGrants[0];
  };

  it('are told apart', async () => {
    const kinds: Record<string, string> = {};
    for (const member of [
      ...['"user:a@shop.example"', '"user:ci@shop.iam.gserviceaccount.com"', '"group:a@shop.example"', '"domain:shop.example"'],
      ...['"serviceAccount:ci@shop.iam.gserviceaccount.com"', '"allUsers"', '"allAuthenticatedUsers"', '"projectEditor:shop"'],
      ...['"principalSet://iam.googleapis.com/locations/global/workforcePools/staff/*"', 'var.who'],
      '"principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/subject/x"',
    ])
      kinds[member] = (await grant(member))?.member.kind ?? 'none';
    assert.deepEqual(Object.values(kinds), [
      ...['human', 'machine', 'group', 'group', 'machine', 'public', 'public', 'group', 'group', 'unknown', 'machine'],
    ]);
  });

  it('are the accounts that they refer to, whichever way', async () => {
    for (const member of ['"serviceAccount:${google_service_account.ci.email}"', 'google_service_account.ci.member'])
      assert.equal((await grant(member))?.member.identity, 'tf::google_service_account.ci', member);
    const known = await grant('"serviceAccount:ci@shop.iam.gserviceaccount.com"');
    assert.equal(known?.member.identity, 'gcp-sa:ci@shop.iam.gserviceaccount.com');
    const pod = await grant('"serviceAccount:shop.svc.id.goog[shop/api]"');
    assert.equal(pod?.member.identity, 'k8s-sa:shop/api');
  });

  it('hold their roles where the type says', async () => {
    const levels = { project: 'project', folder: 'folder', organization: 'organization', storage_bucket: 'resource' };
    for (const [on, level] of Object.entries(levels))
      assert.equal((await grant('"allUsers"', `google_${on}_iam_member`))?.level, level);
    assert.equal(await grant('"allUsers"', 'google_project_iam_audit_config'), undefined);
  });
});

describe('accounts of Google Cloud', () => {
  it('are one identity by declaration, by address, and as what a pod becomes', async () => {
    const { graph } = await analyze({
      'main.tf': `
resource "google_service_account" "api" {
  account_id = "api-runs"
  project    = "shop-prod"
}
resource "google_service_account_iam_member" "api" {
  service_account_id = google_service_account.api.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:shop-prod.svc.id.goog[shop/api]"
}
resource "google_project_iam_member" "api" {
  project = "shop-prod"
  role    = "roles/datastore.user"
  member  = "serviceAccount:api-runs@shop-prod.iam.gserviceaccount.com"
}
`,
      'api.yaml': `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: api
  namespace: shop
  annotations:
    iam.gke.io/gcp-service-account: api-runs@shop-prod.iam.gserviceaccount.com
`,
    });
    const account = graph.byAlias.get('gcp-sa:api-runs@shop-prod.iam.gserviceaccount.com');
    assert.ok(account);
    assert.equal(account, graph.byAlias.get('tf::google_service_account.api'));
    assert.ok(account.grants.some(({ managed }) => managed === 'roles/datastore.user'));
    assert.ok(account.references.some(({ type, fromIdentity }) => type === 'assumes' && fromIdentity === 'k8s-sa:shop/api'));
  });
});

describe('findings of Google Cloud', () => {
  const severities = async (fixture: string) => {
    const { text } = readFixture(readFileSync(`server/src/engine/rules/${fixture}`, 'utf8'));
    const { findings } = await analyze({ 'main.tf': text });
    const rule = fixture.slice(0, fixture.indexOf('/'));
    return findings.filter((one) => one.rule === rule).map(({ severity }) => severity);
  };

  it('are as grave as what is at stake', async () => {
    assert.deepEqual(await severities('tf-gcp-public-member/fixtures/bad-members.tf'), [
      ...['high', 'critical', 'medium', 'low', 'high', 'high', 'high', 'high'],
    ]);
    assert.deepEqual(await severities('tf-gcp-basic-role/fixtures/bad-roles.tf'), ['high', 'high', 'low', 'critical', 'high']);
    assert.deepEqual(await severities('tf-gcp-impersonation-role/fixtures/bad-levels.tf'), ['high', 'critical', 'high', 'low']);
    assert.deepEqual(await severities('tf-gcp-wif-unrestricted/fixtures/bad-pinned-members.tf'), ['high']);
    assert.deepEqual(await severities('tf-gcp-wif-unrestricted/fixtures/bad-organization.tf'), ['medium']);
    assert.deepEqual(await severities('tf-gcp-service-account-key/fixtures/bad-keys.tf'), ['high', 'medium', 'medium', 'high']);
  });

  it('weigh a workload without an account lower until something around gives the default one a role', async () => {
    const workload = 'resource "google_cloud_run_v2_service" "api" {\n  name = "api"\n}\n';
    const grant =
      'resource "google_project_iam_member" "d" {\n  project = "shop"\n  role = "roles/editor"\n  member = "serviceAccount:123456789012-compute@developer.gserviceaccount.com"\n}\n';
    const severityBeside = async (file: string) => {
      const { findings } = await analyze({ 'infra/run/main.tf': workload, ...(file ? { [file]: grant } : {}) });
      return findings.find(({ rule, span }) => rule === 'tf-gcp-default-service-account' && span.file === 'infra/run/main.tf')
        ?.severity;
    };
    assert.equal(await severityBeside(''), 'low');
    assert.equal(await severityBeside('infra/roles.tf'), 'medium');
    assert.equal(await severityBeside('samples/roles.tf'), 'low');
  });
});

describe('fixes of Google Cloud', () => {
  const fixed = async (rule: string, text: string) => {
    const files = { 'main.tf': text };
    const workspace = await analyze(files);
    const finding = workspace.findings.find((one) => one.rule === rule);
    assert.ok(finding, rule);
    const context = contextOf(files, workspace);
    const fix = fixesFor(finding, context).find(({ edits }) => edits.length > 0);
    return fix && { safety: fix.safety, text: applyFix(context.read, fix)?.get('main.tf') ?? '' };
  };
  const RUN = `resource "google_cloud_run_v2_service" "api" {
  name = "api"
  template {
    timeout = "60s"
  }
}
`;

  it('declare an account beside the workload, under a name that is free', async () => {
    const made = await fixed('tf-gcp-default-service-account', RUN);
    assert.equal(made?.safety, 'review');
    assert.match(made.text, /service_account = google_service_account\.api\.email/);
    assert.match(made.text, /resource "google_service_account" "api" \{\n {2}account_id {3}= "api-runs"/);
    const taken = `${RUN}resource "google_service_account" "api" {\n  account_id = "other"\n}\n`;
    assert.equal(await fixed('tf-gcp-default-service-account', taken), undefined);
    const unnamed = await fixed('tf-gcp-default-service-account', RUN.replace('"api"', '"default"'));
    assert.match(unnamed?.text ?? '', /account_id {3}= "cloud-run-v2-service"/);
  });

  it('take one member out of several, and the grant with the only one', async () => {
    const grant = (members: string) => `resource "google_storage_bucket_iam_binding" "b" {
  bucket  = "b"
  role    = "roles/storage.objectViewer"
  members = ${members}
}
`;
    const one = await fixed('tf-gcp-public-member', grant('["allUsers", "group:a@shop.example"]'));
    assert.match(one?.text ?? '', /members = \["group:a@shop\.example"\]/);
    assert.equal((await fixed('tf-gcp-public-member', grant('["allUsers"]')))?.text.trim(), '');
  });
});

describe('conditions in CEL', () => {
  const github = issuerAt('token.actions.githubusercontent.com');
  assert.ok(github);
  const claims = { 'google.subject': 'assertion.sub', 'attribute.repo': 'assertion.repository' };

  it('let in whom they say', () => {
    const expected = {
      "assertion.repository == 'shop/api'": 'project',
      "assertion.repository_owner == 'shop'": 'owner',
      "assertion.repository_owner == 'shop' && assertion.ref == 'refs/heads/main'": 'owner',
      "assertion.repository in ['shop/api', 'shop/web']": 'project',
      "assertion.repository.startsWith('shop/')": 'owner',
      "assertion.repository.startsWith('shop')": 'anyone',
      "attribute.repo == 'shop/api' || true": 'anyone',
      "google.subject.startsWith('repo:shop/')": 'owner',
      "assertion.sub == 'repo:shop/api:ref:refs/heads/main'": 'pinned',
      "assertion['aud'] == 'x'": 'anyone',
      "assertion.actor != 'dependabot[bot]'": 'pinned',
      "!(assertion.repository == 'shop/api')": 'pinned',
      'size(assertion.groups) > 3': 'pinned',
      "assertion.repository == 'shop/api' // assertion.ref": 'project',
    };
    for (const [text, breadth] of Object.entries(expected)) assert.equal(conditionBreadth(text, github, claims), breadth, text);
  });

  it('are read whatever is written', () => {
    const text =
      "(assertion.repository in ['a/b', \"c\"] && !has(assertion.x)) || assertion['sub'].startsWith(r'x') ? 1 : {'a': [2]}";
    for (let i = 0; i <= text.length; i++) {
      parseCel(text.slice(0, i));
      parseCel(text.slice(i));
    }
    assert.equal(parseCel('('.repeat(5_000)).kind, 'unknown');
    assert.equal(parseCel('!'.repeat(5_000)).kind, 'unknown');
    assert.equal(parseCel(`a${'.b('.repeat(3_000)}`).kind, 'unknown');
  });

  it('are narrowed by the member', () => {
    const pool = 'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci';
    assert.equal(memberBreadth(`${pool}/*`, github, claims), 'anyone');
    assert.equal(memberBreadth(`${pool}/attribute.repo/shop/api`, github, claims), 'project');
    assert.equal(memberBreadth(`${pool}/attribute.repository_owner/shop`, github, claims), 'owner');
    assert.equal(memberBreadth(`${pool}/group/x`, github, claims), undefined);
  });
});

describe('half-typed files of Google Cloud', () => {
  const written = (facts: Facts) => facts.cloudGrants.map(({ owner, member }) => `${owner} ${member.term.span.start}`);
  /** Of Terraform a block counts when it is closed, of a list each item. */
  const before = (facts: Facts, cut: number) =>
    facts.cloudGrants.filter(({ body, member }) => (facts.host === 'terraform' ? body : member.term.span).end + 1 < cut);

  for (const [file, text] of [
    ['main.tf', SAMPLE],
    ['deployment.yaml', DEPLOYMENT],
  ] as const) {
    it(`${file}, cut at every tenth character, still says what stands before`, async () => {
      const whole = await factsOf(text, file);
      assert.ok(whole.cloudGrants.length > 2);
      for (let cut = 0; cut < text.length; cut += 10) {
        const facts = await factsOf(text.slice(0, cut), file);
        const found = written(facts);
        for (const one of written({ ...whole, cloudGrants: before(whole, cut) }))
          assert.ok(found.includes(one), `${one} at ${cut}`);
      }
    });

    it(`${file}, without every tenth character, is read all the same`, async () => {
      for (let start = 0; start < 10; start++) await factsOf([...text].filter((_, i) => i % 10 !== start).join(''), file);
    });
  }
});

describe('accounts that nobody declares', () => {
  const GIVEN = [
    ...['google_storage_transfer_project_service_account', 'google_storage_project_service_account'],
    ...['google_bigquery_default_service_account', 'google_compute_default_service_account', 'google_service_account'],
  ];

  it('are identities with the roles that they are given', async () => {
    for (const type of GIVEN) {
      const { graph } = await analyze({
        'main.tf': `
data "${type}" "it" {
  account_id = "ci-deploys"
  project    = "shop"
}
resource "google_project_iam_member" "x" {
  project = "shop"
  role    = "roles/storage.admin"
  member  = "serviceAccount:\${data.${type}.it.email}"
}
`,
      });
      const [identity, ...others] = graph.identities;
      assert.deepEqual([others.length, identity?.declared.length, identity?.grants.length], [0, 0, 1], type);
    }
  });

  it('are one for a project, and two for two', async () => {
    const names = async (...projects: string[]) => {
      const files = projects.map((project, nth) => [
        `${nth}/main.tf`,
        `resource "google_project_service_identity" "it" {\n  project = "${project}"\n  service = "pubsub.googleapis.com"\n}\n`,
      ]);
      const { graph } = await analyze(Object.fromEntries(files));
      return graph.identities.map(({ name }) => name);
    };
    assert.deepEqual(await names('shop', 'shop'), ['pubsub.googleapis.com service agent of shop']);
    assert.equal((await names('shop', 'shop-test')).length, 2);
  });

  it("are in the project of their provider, and that of a module in its caller's", async () => {
    const account = (provider = '') => `resource "google_service_account" "app" {\n  account_id = "app"\n${provider}}\n`;
    const addresses = async (files: Record<string, string>) => {
      const { graph } = await analyze(files);
      return graph.identities.flatMap(({ aliases }) => aliases).filter((alias) => alias.startsWith('gcp-sa:'));
    };
    const provider = (project: string, more = '') => `provider "google" {\n  project = ${project}\n${more}}\n`;
    const named = (project: string) => `gcp-sa:app@${project}.iam.gserviceaccount.com`;
    assert.deepEqual(await addresses({ 'main.tf': provider('"shop"') + account() }), [named('shop')]);
    const two = provider('"shop"') + provider('"shop-test"', '  alias = "test"\n');
    assert.deepEqual(await addresses({ 'main.tf': two + account('  provider = google.test\n') }), [named('shop-test')]);
    const called = { 'app/main.tf': account() };
    const call = (more = '') => `module "app" {\n  source = "./app"\n${more}}\n`;
    assert.deepEqual(await addresses({ ...called, 'main.tf': provider('"shop"') + call() }), [named('shop')]);
    const chosen = call('  providers = { google = google.test }\n');
    assert.deepEqual(await addresses({ ...called, 'main.tf': two + chosen }), []);
    const suggested = 'variable "project" {\n  default = "shop"\n}\n';
    assert.deepEqual(await addresses({ 'main.tf': suggested + provider('var.project') + account() }), []);
  });

  it('are named by the number of their project where only Google knows it', async () => {
    const member = (label: string, who: string, project = 'it') =>
      `resource "google_project_iam_member" "${label}" {\n  project = "shop"\n  role    = "roles/viewer"\n  member  = "serviceAccount:${who.replace('#', `\${data.google_project.${project}.number}`)}"\n}\n`;
    const { graph } = await analyze({
      'main.tf': `data "google_project" "it" {}\ndata "google_project" "other" {\n  project_id = var.other\n}\nvariable "other" {}\n${[
        member('a', '#-compute@developer.gserviceaccount.com'),
        member('b', '#-compute@developer.gserviceaccount.com'),
        member('c', '#@cloudbuild.gserviceaccount.com'),
        member('d', '#-compute@developer.gserviceaccount.com', 'other'),
        member('e', '#@shop.example.org'),
      ].join('')}`,
    });
    assert.deepEqual(
      graph.identities.map(({ name, grants }) => [name, grants.length]),
      [
        ['NUMBER-compute@developer.gserviceaccount.com', 2],
        ['NUMBER@cloudbuild.gserviceaccount.com', 1],
        ['NUMBER-compute@developer.gserviceaccount.com', 1],
      ],
    );
  });

  it('of a database are those that the published module makes', async () => {
    const module = (more: string) =>
      `module "db" {\n  source = "terraform-google-modules/sql-db/google//modules/postgresql"\n  name   = "orders"\n${more}}\n`;
    const names = async (more: string) =>
      (await analyze({ 'main.tf': module(more) })).graph.identities.map(({ kind, name }) => [kind, name]);
    assert.deepEqual(await names('  user_name = "app"\n'), [['database-account', 'app (orders)']]);
    assert.deepEqual(await names('  enable_default_user = false\n'), []);
    const { graph } = await analyze({ 'main.tf': module(`  user_name = "app"\n  user_password = "${planted('password')}"\n`) });
    assert.deepEqual(
      graph.identities.map(({ credentials }) => credentials.map(({ slot, storage }) => [slot.name, storage])),
      [[['user_password', 'literal']]],
    );
  });
});
