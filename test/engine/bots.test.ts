/** Bots as identities: chat bots and software robots by their manifests; a state file by what it holds. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { analyze, testEngine } from '../support/analysis';
import { fill } from '../support/planted';

const factsOf = (file: string, text: string) => analyzeFile({ file, text: fill(text) }, testEngine).facts;

const SLACK = `display_information:
  name: DeployBot
oauth_config:
  scopes:
    bot: [chat:write, "channels:history"]
    user: ["admin.users:write", "admin.users:read"]
`;
const APP = '5c2b6c1e-1111-4b6a-9a32-0d8d6b1f1a22';
const TEAMS = JSON.stringify({
  $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json',
  name: { short: 'OpsBot' },
  bots: [{ botId: APP, scopes: ['team'] }],
});
const UIPATH = JSON.stringify({ name: 'InvoiceBot', projectId: APP, main: 'Main.xaml', studioVersion: '23.4.0' });
const ANYWHERE = JSON.stringify({
  files: [
    { path: 'Automation Anywhere\\Bots\\Finance\\Close month', contentType: 'application/vnd.aa.taskbot' },
    { path: 'Automation Anywhere\\Bots\\Finance\\input.csv', contentType: 'text/csv' },
  ],
});

describe('bots', () => {
  for (const [file, text, provider, name, aliases] of [
    ['bots/deploy/manifest.yaml', SLACK, 'slack', 'DeployBot', 1],
    ['appPackage/manifest.json', TEAMS, 'microsoft-teams', 'OpsBot', 2],
    ['robots/invoices/project.json', UIPATH, 'uipath', 'InvoiceBot', 1],
    ['export/manifest.json', ANYWHERE, 'automation-anywhere', 'Close month', 1],
  ] as const)
    it(`knows ${provider}'s by its manifest`, () => {
      const found = factsOf(file, text).identities;
      assert.deepEqual(
        found.map((one) => [one.kind, one.provider, one.name, one.aliases.length]),
        [['bot', provider, name, aliases]],
      );
    });

  it('leaves other manifests and projects alone', () => {
    for (const [file, text] of [
      ['public/manifest.json', '{"name":"Shop","short_name":"shop","display":"standalone"}'],
      ['src/App/project.json', '{"name":"app","projectType":"application"}'],
      ['k8s/manifest.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n'],
      ['docs/slack.yaml', SLACK],
    ] as const)
      assert.deepEqual(
        factsOf(file, text).identities.filter(({ kind }) => kind === 'bot'),
        [],
        file,
      );
  });

  it('says at the scope what manages a workspace; reading it is no power', async () => {
    const { findings } = await analyze({ 'bots/deploy/manifest.yaml': SLACK });
    assert.deepEqual(
      findings.map(({ rule, span }) => [rule, SLACK.slice(span.start, span.end)]),
      [['agent-overprivileged-server', 'admin.users:write']],
    );
  });

  it('never throws on a manifest half typed', () => {
    for (const [file, text] of [
      ['manifest.yaml', SLACK],
      ['manifest.json', TEAMS],
      ['project.json', UIPATH],
      ['manifest.json', ANYWHERE],
    ] as const)
      for (let end = 0; end <= text.length; end += 10) {
        factsOf(file, text.slice(0, end));
        factsOf(file, text.slice(0, end) + text.slice(end + 10));
      }
  });
});

describe('Terraform state', () => {
  const state = (more: object[] = []) =>
    JSON.stringify(
      {
        version: 4,
        terraform_version: '1.9.0',
        serial: 12,
        lineage: '3f1f5f9e-0000-4b6a-9a32-0d8d6b1f1a22',
        outputs: {
          login: { value: '{{password}}', type: 'string', sensitive: true },
          address: { value: 'db.internal:5432/orders', type: 'string' },
        },
        resources: [
          { mode: 'managed', type: 'random_password', name: 'db', instances: [{ attributes: { result: '{{password:2}}' } }] },
          {
            ...{ mode: 'managed', type: 'aws_iam_role', name: 'app', module: 'module.worker' },
            instances: [{ index_key: 'eu', attributes: { name: 'app', assume_role_policy: '{"Statement":[]}' } }],
          },
          {
            ...{ mode: 'managed', type: 'aws_iam_role_policy', name: 'app' },
            instances: [
              { attributes: { role: 'app', policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' } },
            ],
          },
          { mode: 'data', type: 'aws_iam_role', name: 'other', instances: [{ attributes: { name: 'other' } }] },
          ...more,
        ],
      },
      undefined,
      2,
    );

  for (const file of ['infra/terraform.tfstate', 'infra/terraform.tfstate.backup'])
    it(`finds what stands in clear in ${file}, whatever its name, and what roles hold`, async () => {
      const text = fill(state());
      const { findings, graph } = await analyze({ [file]: text });
      const at = (rule: string) =>
        findings.filter((one) => one.rule === rule).map(({ span }) => text.slice(0, span.start).split('\n').length);
      const lineOf = (needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length;
      assert.deepEqual(at('secret-generic-assignment'), [fill('{{password}}'), fill('{{password:2}}')].map(lineOf));
      assert.equal(at('secret-credential-file').length, 1);
      assert.equal(at('aws-iam-full-admin').length, 1);
      const [role] = graph.identities;
      assert.deepEqual([graph.identities.length, role?.name, role?.grants.length], [1, 'app', 1]);
    });

  it('is read piece by piece when it is cut, without an exception', () => {
    const text = fill(state());
    for (let end = 0; end <= text.length; end += 10) factsOf('terraform.tfstate', text.slice(0, end));
  });
});
