/** Overlays of Kustomize: manifests as they are applied, each right at the place where it is written. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { withOverlays } from '../../server/src/engine/facts/kubernetes/overlay/index';
import { analyze, testEngine } from '../support/analysis';

const BASE: Readonly<Record<string, string>> = {
  'base/kustomization.yaml': 'resources: [rbac.yaml, app.yaml]\n',
  'base/rbac.yaml': `apiVersion: v1
kind: ServiceAccount
metadata: { name: api }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - { apiGroups: [""], resources: [configmaps], verbs: [get] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api }
roleRef: { kind: Role, name: api, apiGroup: rbac.authorization.k8s.io }
subjects: [{ kind: ServiceAccount, name: api }]
`,
  'base/app.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  template:
    spec:
      containers:
        - { name: api, image: api }
`,
};

const PROD = {
  'prod/kustomization.yaml':
    'resources: [../base]\nnamespace: shop\nnamePrefix: prod-\npatches:\n  - path: account.yaml\n  - path: rights.yaml\n    target: { kind: Role, name: api }\n',
  'prod/account.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec:\n  template:\n    spec:\n      serviceAccountName: api\n',
  'prod/rights.yaml': '- op: add\n  path: /rules/-\n  value: { apiGroups: ["*"], resources: ["*"], verbs: ["*"] }\n',
};

const at = (files: Readonly<Record<string, string>>, span: { file: string; start: number; end: number }) =>
  `${span.file}: ${files[span.file]?.slice(span.start, span.end)}`;

describe('overlays', () => {
  it('namespace, prefix and patches join what stands in several files', async () => {
    const files = { ...BASE, ...PROD };
    const { graph } = await analyze(files);
    assert.deepEqual(
      graph.identities.map(({ id, references, grants }) => [
        id,
        references.map(({ from, span }) => [from, at(files, span)]),
        grants.map(({ role }) => role?.key),
      ]),
      [['k8s-sa:shop/prod-api', [['Deployment/prod-api', 'prod/account.yaml: api']], ['k8s-role:shop/prod-api']]],
    );
  });

  it('a right that a patch adds is found at the patch', async () => {
    const files = { ...BASE, ...PROD };
    const { findings } = await analyze(files);
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'k8s-rbac-wildcard').map(({ span }) => at(files, span)),
      ['prod/rights.yaml: *'],
    );
  });

  it('a patch is no workload of its own, in a file or in place, wherever its object is', async () => {
    const patch =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers: [{ name: web, image: b }]\n';
    const { findings } = await analyze({
      'a/kustomization.yaml': 'resources: ["https://example.com/web.git//base"]\npatchesStrategicMerge: [web.yaml]\n',
      'a/web.yaml': patch,
      'b/kustomization.yaml': `resources: [app.yaml]\npatches:\n  - patch: |-\n${patch.replace(/^/gm, '      ')}\n`,
      'b/app.yaml': `${patch.trimEnd()}\n      serviceAccountName: web\n`,
    });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'k8s-default-service-account'),
      [],
    );
  });

  it('values of a patch that is written in place stand in the kustomization', async () => {
    const files = {
      ...BASE,
      'dev/kustomization.yaml':
        'resources:\n  - ../base\npatches:\n  - target: { kind: RoleBinding }\n    patch: |-\n      - op: replace\n        path: /roleRef\n        value: { kind: ClusterRole, name: cluster-admin }\n',
    };
    const { graph } = await analyze(files);
    assert.deepEqual(
      graph.attachments.map(({ policy, span }) => [policy, at(files, span)]),
      [['k8s-cluster-role:cluster-admin', 'dev/kustomization.yaml: cluster-admin']],
    );
  });

  it('one place that several overlays apply is told once', async () => {
    const files = {
      ...BASE,
      'base/rbac.yaml': (BASE['base/rbac.yaml'] as string).replace('[configmaps]', '["*"]'),
      ...Object.fromEntries(
        ['dev', 'prod'].map((name) => [`${name}/kustomization.yaml`, `resources: [../base]\nnamespace: ${name}\n`]),
      ),
    };
    const { findings, graph } = await analyze(files);
    assert.deepEqual(
      graph.roles.map(({ key }) => key),
      ['k8s-role:dev/api', 'k8s-role:prod/api'],
    );
    assert.equal(findings.filter(({ rule }) => rule === 'k8s-rbac-wildcard').length, 1);
  });

  it('components, replacements and merged lists', async () => {
    const files = {
      ...BASE,
      'c/kustomization.yaml': 'kind: Component\npatches:\n  - path: env.yaml\n',
      'c/env.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { template: { spec: { containers: [{ name: api, env: [{ name: A, value: x }] }, { name: side }] } } }\n',
      'o/kustomization.yaml':
        'resources: [../base]\ncomponents: [../c]\nreplacements:\n  - source: { kind: ServiceAccount, name: api }\n    targets:\n      - select: { kind: Role }\n        fieldPaths: [metadata.name]\n',
    };
    const { graph } = await analyze(files);
    const pods = [...graph.facts.values()].flatMap(({ pods: all }) => all);
    assert.deepEqual(
      pods.map(({ owner, variables }) => [owner, variables.map(({ name, container }) => [name, container])]),
      [['Deployment/api', [['A', 'api']]]],
    );
    assert.deepEqual(
      graph.roles.map(({ name }) => name),
      ['Role/api'],
    );
  });

  it('a component of a component changes the object too, and an annotation is added where none is', async () => {
    const files = {
      ...BASE,
      'team/kustomization.yaml': 'kind: Component\ncomponents: [../account]\n',
      'account/kustomization.yaml':
        'kind: Component\npatches:\n  - target: { kind: Deployment }\n    patch: |-\n      - op: add\n        path: /spec/template/spec/serviceAccountName\n        value: api\n',
      'prod/kustomization.yaml':
        'resources: [../base]\ncomponents: [../team]\npatches:\n  - target: { kind: ServiceAccount }\n    patch: |-\n      - op: add\n        path: /metadata/annotations/iam.gke.io~1gcp-service-account\n        value: api@shop-prod.iam.gserviceaccount.com\n',
    };
    const { graph } = await analyze(files);
    assert.deepEqual(
      graph.references.map(({ from, type, to, span }) => [from, type, to, at(files, span)]),
      [
        ['Deployment/api', 'uses', 'k8s-sa:default/api', 'account/kustomization.yaml: api'],
        [
          'ServiceAccount/api',
          'assumes',
          'gcp-sa:api@shop-prod.iam.gserviceaccount.com',
          'prod/kustomization.yaml: api@shop-prod.iam.gserviceaccount.com',
        ],
      ],
    );
  });

  it('gives the same objects for overlays that an edit does not touch', () => {
    const files = { ...BASE, ...PROD, 'else/app.yaml': BASE['base/app.yaml'] as string };
    const before = Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, testEngine).facts);
    const first = withOverlays(before);
    const second = withOverlays(
      before.map((facts) =>
        facts.file === 'else/app.yaml' ? analyzeFile({ file: facts.file, text: 'a: b\n' }, testEngine).facts : facts,
      ),
    );
    assert.deepEqual(
      second.filter((facts, i) => facts !== first[i]).map(({ file }) => file),
      ['else/app.yaml'],
    );
  });

  it('a patch that waited for its object says nothing once the object is there', () => {
    const files: Readonly<Record<string, string>> = { ...BASE, ...PROD, 'prod/account.yaml': BASE['base/app.yaml'] as string };
    const facts = new Map(Object.entries(files).map(([file, text]) => [file, analyzeFile({ file, text }, testEngine).facts]));
    const patchAmong = (names: readonly string[]) =>
      withOverlays(names.flatMap((name) => facts.get(name) ?? [])).find(({ file }) => file === 'prod/account.yaml');
    const names = [...facts.keys()];
    assert.equal(patchAmong(names.filter((name) => name !== 'base/app.yaml'))?.pods.length, 1);
    assert.equal(patchAmong(names)?.pods.length, 0);
  });
});
