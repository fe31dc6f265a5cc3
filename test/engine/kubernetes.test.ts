/** What manifests and charts say. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Span } from '../../server/src/engine/syntax/span';
import { fill } from '../support/planted';
import { helm, pod, type Read, read } from './kubernetes-support';

describe('facts of Kubernetes: identities', () => {
  it('a ServiceAccount with its namespace, labels and cloud identities', () => {
    const { facts, at } = read(`apiVersion: v1
kind: ServiceAccount
metadata:
  name: api
  namespace: shop
  labels: { team: payments }
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/api
    iam.gke.io/gcp-service-account: api@p.iam.gserviceaccount.com
    azure.workload.identity/client-id: 0000-1111
`);
    assert.equal(facts.identities.length, 1);
    const [identity] = facts.identities;
    assert.deepEqual(identity?.aliases, ['k8s-sa:shop/api']);
    assert.equal(identity?.declared, true);
    assert.equal(identity?.tags?.team, 'payments');
    assert.equal(at(identity?.span), 'api');
    assert.deepEqual(
      facts.references.map(({ type, from, to }) => [type, from, to]),
      [
        ['assumes', 'ServiceAccount/api', 'arn:aws:iam::111122223333:role/api'],
        ['assumes', 'ServiceAccount/api', 'gcp-sa:api@p.iam.gserviceaccount.com'],
        ['assumes', 'ServiceAccount/api', 'azure-client:0000-1111'],
      ],
    );
  });

  it('bindings: one attachment for each subject, users and groups mentioned', () => {
    const { facts, at } = read(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: readers, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: "reader" }
subjects:
  - { kind: ServiceAccount, name: api }
  - { kind: ServiceAccount, name: ci, namespace: build }
  - { kind: User, name: jane }
  - { kind: Group, name: ops }
  - { kind: User, name: "system:serviceaccount:other:bot" }
`);
    assert.deepEqual(
      facts.attachments.map(({ policy, identity, clusterWide }) => [policy, identity, clusterWide]),
      ['k8s-sa:shop/api', 'k8s-sa:build/ci', 'k8s-user:jane', 'k8s-group:ops', 'k8s-sa:other/bot'].map((identity) => [
        'k8s-role:shop/reader',
        identity,
        false,
      ]),
    );
    assert.equal(at(facts.attachments[0]?.span), 'reader');
    assert.equal(at(facts.attachments[1]?.identitySpan), 'ci');
    assert.deepEqual(
      facts.identities.map(({ kind, name, declared }) => [kind, name, declared]),
      [
        ['k8s-user', 'jane', false],
        ['k8s-group', 'ops', false],
      ],
    );
  });

  it('roles with every term, and an aggregated role said to be unresolved', () => {
    const { facts, at } = read(`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: mixed }
aggregationRule: { clusterRoleSelectors: [] }
rules:
  - apiGroups: ["", 'apps']
    resources: [pods]
    verbs: [get, "*"]
    resourceNames: [one]
  - nonResourceURLs: [/metrics]
    verbs: [get]
`);
    const [role] = facts.roles;
    assert.equal(role?.key, 'k8s-cluster-role:mixed');
    assert.equal(role?.clusterWide, true);
    assert.deepEqual(
      role?.rules.map(({ verbs, apiGroups, nonResourceUrls }) => [verbs.length, apiGroups.length, nonResourceUrls.length]),
      [
        [2, 2, 0],
        [1, 0, 1],
      ],
    );
    assert.equal(at(role?.rules[0]?.verbs[1]?.span), '*');
    assert.equal(at({ file: '', ...role?.rules[0]?.verbs[1]?.literal } as Span), '"*"');
    assert.equal(facts.unresolved.length, 1);
  });
});

describe('facts of Kubernetes: workloads', () => {
  const uses = ({ facts, at }: Read) =>
    facts.references.map(({ to, span, implicit, fromType }) => [fromType, to, at(span), !!implicit]);

  it('who runs as whom, written or by default', () => {
    assert.deepEqual(uses(read(pod('  serviceAccountName: api\n  containers: []\n'))), [
      ['Pod', 'k8s-sa:shop/api', 'api', false],
    ]);
    assert.deepEqual(uses(read(pod('  containers: []\n'))), [['Pod', 'k8s-sa:shop/default', 'web', true]]);
    const template = '  template:\n    spec:\n      serviceAccountName: api\n      containers: []\n';
    for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'ReplicationController', 'Rollout']) {
      const found = uses(read(`apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: web }\nspec:\n${template}`));
      assert.deepEqual(found, [[kind, 'k8s-sa:default/api', 'api', false]]);
    }
  });

  it('a name that a chart makes is the same name in the whole chart, and in no other', () => {
    const name = '{{ include "shop.serviceAccountName" . }}';
    const text = `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n---\n${pod(`  serviceAccountName: ${name}\n  containers: []\n`).replace(', namespace: shop', '')}`;
    const { facts } = helm(text);
    assert.equal(facts.identities.length, 1);
    assert.equal(facts.references[0]?.to, facts.identities[0]?.aliases[0]);
    assert.notEqual(helm(text, 'charts/other/templates/all.yaml').facts.references[0]?.to, facts.references[0]?.to);
  });

  it('literals with their owner; secretKeyRef, mounts and annotations as vault references', () => {
    const { facts, at } = read(
      pod(`  serviceAccountName: api
  volumes:
    - { name: s, secret: { secretName: app-files } }
    - { name: p, projected: { sources: [{ secret: { name: app-more } }] } }
  containers:
    - name: web
      args: [--api-token, "{{token}}"]
      envFrom: [{ secretRef: { name: app-env } }]
      env:
        - { name: DB_PASSWORD, value: "{{password}}" }
        - { name: API_KEY, valueFrom: { secretKeyRef: { name: app, key: api-key } } }
`),
    );
    assert.deepEqual(
      facts.credentials.map(({ slot, span }) => [slot.kind, slot.name, slot.owner, at(span)]),
      [
        ['k8s-env', 'DB_PASSWORD', 'Pod/web container web', fill('{{password}}')],
        ['k8s-env', '--api-token', 'Pod/web container web', fill('{{token}}')],
      ],
    );
    assert.deepEqual(
      facts.vaultReferences.map(({ path }) => path),
      ['app/api-key', 'app-env', 'app-files', 'app-more'],
    );
  });

  it('vault operators and the agent of HashiCorp', () => {
    const { facts } = read(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: a }
spec:
  secretStoreRef: { name: aws-secretsmanager }
  data: [{ secretKey: p, remoteRef: { key: app/db } }]
---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: { name: b }
spec: { mount: secret, path: app/db }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: c }
spec:
  template:
    metadata:
      annotations: { vault.hashicorp.com/agent-inject-secret-db: secret/data/app/db }
    spec: { serviceAccountName: c, containers: [] }
`);
    assert.deepEqual(
      facts.vaultReferences.map(({ vault, path }) => [vault, path]),
      [
        ['aws-secrets-manager', 'app/db'],
        ['hashicorp-vault', 'secret/app/db'],
        ['hashicorp-vault', 'secret/data/app/db'],
      ],
    );
  });
});

describe('facts of Kubernetes: data', () => {
  it('a Secret: base64 is judged on what it decodes to, and the whole base64 is the place', () => {
    const { facts, at } = read(
      'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\ndata:\n  password: "{{base64-password}}"\n',
    );
    assert.equal(facts.credentials.length, 1);
    const [credential] = facts.credentials;
    assert.equal(credential?.encoded, true);
    assert.equal(credential?.fingerprint, 'hash of 16');
    assert.equal(at(credential?.span), fill('{{base64-password}}'));
  });

  it('a ConfigMap: entries, connection strings and the lines of a file in it', () => {
    const { facts, at } = read(`apiVersion: v1
kind: ConfigMap
metadata: { name: app }
data:
  mode: fast
  API_TOKEN: "{{token}}"
  url: redis://:{{url-password}}@cache.internal:6379
  app.properties: |
    # comment
    server.port=80
    db.password={{password}}
    token.file=/var/run/token
`);
    assert.deepEqual(
      facts.credentials.map(({ slot, span }) => [slot.kind, slot.owner, slot.name, at(span)]),
      [
        ['k8s-configmap-data', 'ConfigMap/app', 'API_TOKEN', fill('{{token}}')],
        ['k8s-configmap-data', 'ConfigMap/app', 'url', fill('{{url-password}}')],
        ['k8s-configmap-data', 'ConfigMap/app app.properties', 'db.password', fill('{{password}}')],
      ],
    );
  });

  it('a kubeconfig and custom resources, by their names', () => {
    const { facts } = read(`apiVersion: v1
kind: Config
users:
  - name: ci
    user: { token: "{{token}}", client-key-data: "{{base64-password}}" }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop }
spec: { values: { db: { password: "{{password}}" } } }
`);
    assert.deepEqual(
      facts.credentials.map(({ slot }) => [slot.kind, slot.owner, slot.name]),
      [
        ['key-value', 'Config.users.user', 'token'],
        ['key-value', 'Config.users.user', 'client-key-data'],
        ['helm-value', 'HelmRelease/shop.spec.values.db', 'password'],
      ],
    );
  });

  it('the values of a chart that quote a manifest, and blocks of settings inside a value', () => {
    const { facts, at } = read(`# apiVersion: v1, kind: Secret
db: { password: "{{password}}" }
script: |
  set -e
  export API_TOKEN={{token}}
description: |
  password: {{password:2}}
`);
    assert.deepEqual(
      facts.credentials.map(({ slot, span }) => [slot.owner, slot.name, at(span)]),
      [
        ['db', 'password', fill('{{password}}')],
        ['script', 'API_TOKEN', fill('{{token}}')],
      ],
    );
  });

  it('braces of other tools are no values', () => {
    const { facts } = read(
      'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  htpasswd: {{ htpasswd }}\nstringData:\n  p: "{{ p }}"\n',
    );
    assert.equal(facts.credentials.length, 0);
  });

  it('skips the schema of custom resources and keeps what follows in place', () => {
    const crd =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x }\nspec: { password: "{{password}}" }\n';
    const { facts, at } = read(`${crd}---\n${crd}---\n${pod('  containers: []\n')}`);
    assert.deepEqual([facts.credentials.length, facts.references.length], [0, 1]);
    assert.equal(at(facts.references[0]?.span), 'web');
  });

  it('reads every half-typed form of the fixtures', () => {
    const folder = 'server/src/engine/rules/k8s-env-literal-secret/fixtures';
    const text = readFileSync(`${folder}/bad-workloads.yaml`, 'utf8').replace(/«[^»]*»/g, '');
    let found = 0;
    for (let end = 0; end < text.length; end += 11) found += read(text.slice(0, end)).facts.credentials.length;
    assert.ok(found > 100);
  });

  it('never throws on damaged manifests', () => {
    const pieces = [
      'kind: Secret\ndata: [',
      'kind: Pod\nspec: 1\n',
      'kind: [Pod]\n',
      'kind: List\nitems: {}\n',
      'kind: Role\nrules: [1, {verbs: {a: b}}]\n',
    ];
    const more = [
      'kind: RoleBinding\nroleRef: {name: [x]}\nsubjects: [1, {name: 2}]\n',
      'kind: Deployment\nspec: {template: {spec: {containers: [1, {env: [2], args: {a: 1}}]}}}\n',
    ];
    for (const piece of [...pieces, ...more])
      for (const host of ['kubernetes', 'helm-template'] as const) read(piece, 'x.yaml', host);
    let list = pod('  containers: []\n').replaceAll('\n', '\n  ');
    for (let depth = 0; depth < 30; depth++) list = `kind: List\nitems:\n- ${list.replaceAll('\n', '\n  ')}`;
    read(list);
  });
});
