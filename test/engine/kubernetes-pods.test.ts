/** What facts say of pods: as whom they run, what they are given, and how their programs are started. */
import { strict as assert } from 'node:assert';
import type { PodFact } from '../../server/src/engine/facts/model';
import { helm, pod, type Read, read } from './kubernetes-support';

function only({ facts }: Read): PodFact {
  assert.equal(facts.pods.length, 1);
  return facts.pods[0] as PodFact;
}

const IMAGE = 'name: app, image: app';
const TEMPLATE = `template: { metadata: { labels: { app: web } }, spec: { serviceAccountName: api, containers: [{ ${IMAGE} }] } }`;

describe('facts of pods', () => {
  it('every kind that makes pods', () => {
    const kinds: readonly (readonly [string, string, string])[] = [
      ['apps/v1', 'Deployment', `spec: { ${TEMPLATE} }`],
      ['v1', 'ReplicationController', `spec: { ${TEMPLATE} }`],
      ['batch/v1', 'CronJob', `spec: { jobTemplate: { spec: { ${TEMPLATE} } } }`],
      ['v1', 'PodTemplate', TEMPLATE],
      ['argoproj.io/v1alpha1', 'Rollout', `spec: { ${TEMPLATE} }`],
      ['serving.knative.dev/v1', 'Service', `spec: { ${TEMPLATE} }`],
      ['kubeflow.org/v1', 'PyTorchJob', `spec: { pytorchReplicaSpecs: { Worker: { ${TEMPLATE} } } }`],
      ['keda.sh/v1alpha1', 'ScaledJob', `spec: { jobTargetRef: { ${TEMPLATE} } }`],
      ['ray.io/v1', 'RayCluster', `spec: { workerGroupSpecs: [{ ${TEMPLATE} }] }`],
    ];
    for (const [apiVersion, kind, rest] of kinds) {
      const found = only(read(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\n${rest}\n`));
      assert.deepEqual([found.owner, found.account, found.namespace], [`${kind}/web`, 'k8s-sa:default/api', 'default'], kind);
      assert.deepEqual(found.labels, { app: 'web' }, kind);
    }
  });

  it('lists, JSON and workflows', () => {
    const one = `{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [{ ${IMAGE} }] } }`;
    const { facts } = read(`apiVersion: v1\nkind: List\nitems:\n  - ${one}\n  - ${one.replace('name: a ', 'name: b ')}\n`);
    assert.deepEqual(
      facts.pods.map(({ owner, account }) => [owner, account]),
      [
        ['Pod/a', 'k8s-sa:default/default'],
        ['Pod/b', 'k8s-sa:default/default'],
      ],
    );
    const json = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"serviceAccountName":"api","containers":[]}}';
    assert.equal(only(read(json, 'pod.json')).account, 'k8s-sa:default/api');
    const steps =
      'templates: [{ name: a, container: { image: a, envFrom: [{ secretRef: { name: s } }] } }, { name: b, script: { image: b } }]';
    const workflow = only(
      read(`apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: run- }\nspec: { ${steps} }\n`),
    );
    assert.deepEqual([workflow.account, workflow.variables.length, workflow.open], ['k8s-sa:default/default', 1, undefined]);
    const template = only(
      read(`apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: { name: t }\nspec: { ${steps} }\n`),
    );
    assert.deepEqual([template.account, template.open], [undefined, true]);
  });

  it('a patch, an operator and an include leave the account to others', () => {
    const patch =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [{ name: app }] } } }\n';
    assert.deepEqual([only(read(patch)).account, only(read(patch)).open], [undefined, true]);
    assert.equal(read(patch).facts.references.length, 0);
    const nested = read(
      'apiVersion: x.io/v1\nkind: Engine\nmetadata: { name: e }\nspec: { podTemplate: { spec: { containers: [{ name: a, image: a }] } } }\n',
    );
    assert.deepEqual([only(nested).account, only(nested).open], [undefined, true]);
    const chart = helm(
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  {{- include "x.pod" . | nindent 2 }}\n  containers:\n    - name: app\n      image: app\n',
    );
    assert.deepEqual([only(chart).account, only(chart).open], [undefined, true]);
  });

  it('variables with where they come from, and never their values', () => {
    const { facts, at } = read(
      pod(`  containers:
    - name: app
      image: app
      env:
        - { name: MODE, value: "{{password}}" }
        - { name: KEY_FILE, value: /var/secrets/key.json }
        - name: DB_PASSWORD
          valueFrom: { secretKeyRef: { name: db, key: password } }
        - name: LEVEL
          valueFrom: { configMapKeyRef: { name: settings, key: level } }
        - name: NODE
          valueFrom: { fieldRef: { fieldPath: spec.nodeName } }
      envFrom:
        - secretRef: { name: all }
`),
    );
    assert.deepEqual(facts.pods[0]?.variables.map(({ name, from, source, span }) => [name, from, source, at(span)]).slice(1), [
      ['KEY_FILE', 'literal', undefined, '/var/secrets/key.json'],
      ['DB_PASSWORD', 'secret', { name: 'db', key: 'password' }, 'db'],
      ['LEVEL', 'config-map', { name: 'settings', key: 'level' }, 'settings'],
      ['NODE', 'other', undefined, '{ fieldRef: { fieldPath: spec.nodeName } }'],
      ['', 'secret', { name: 'all' }, 'all'],
    ]);
    assert.deepEqual(facts.pods[0]?.variables.map(({ path }) => path).filter(Boolean), ['/var/secrets/key.json']);
  });

  it('volumes of every kind, each source of a projected one, and where they are mounted', () => {
    const { facts, at } = read(
      pod(`  automountServiceAccountToken: true
  containers:
    - { name: app, image: app, volumeMounts: [{ name: key, mountPath: /keys }] }
  volumes:
    - name: key
      secret: { secretName: google }
    - name: settings
      configMap: { name: settings }
    - name: node
      hostPath: { path: /root/.aws }
    - name: vault
      csi: { driver: secrets-store.csi.k8s.io, volumeAttributes: { secretProviderClass: api } }
    - name: mixed
      projected:
        sources:
          - serviceAccountToken: { audience: vault, expirationSeconds: 7200 }
          - secret: { name: tls }
    - name: scratch
      emptyDir: {}
`),
    );
    const found = facts.pods[0];
    assert.deepEqual(found?.volumes.map(({ kind, source, seconds, span }) => [kind, source, seconds, at(span)]).slice(0, 6), [
      ['secret', 'google', undefined, 'google'],
      ['config-map', 'settings', undefined, 'settings'],
      ['host-path', '/root/.aws', undefined, '/root/.aws'],
      ['csi', 'api', undefined, 'api'],
      ['token', 'vault', 7200, '7200'],
      ['secret', 'tls', undefined, 'tls'],
    ]);
    assert.deepEqual(found?.volumes[0]?.mounts, [{ container: 'app', path: '/keys' }]);
    assert.deepEqual([found?.automount?.value, at(found?.automount?.span)], [true, 'true']);
  });

  it('access flags of the parts of Kubernetes, however they are started, and of nothing else', () => {
    const flags = (container: string) => {
      const { facts, at } = read(pod(`  containers:\n    - ${container}\n`));
      return facts.pods[0]?.flags.map(({ program, name, value, span }) => `${program} ${name} ${value} ${at(span)}`);
    };
    assert.deepEqual(flags('{ name: a, image: x, command: [/usr/bin/kube-apiserver, --anonymous-auth=true, --v=2] }'), [
      'kube-apiserver anonymous-auth true true',
    ]);
    assert.deepEqual(flags('{ name: a, image: "r.io/kube-apiserver:v1", args: [--token-auth-file, /tokens] }'), [
      'kube-apiserver token-auth-file /tokens /tokens',
    ]);
    assert.deepEqual(
      flags('{ name: a, image: x, command: [sh, -c, "exec kubelet --anonymous-auth --authorization-mode=AlwaysAllow"] }'),
      ['kubelet anonymous-auth true --anonymous-auth', 'kubelet authorization-mode AlwaysAllow AlwaysAllow'],
    );
    assert.deepEqual(flags('{ name: a, image: x, command: [other, --anonymous-auth=true] }'), []);
    assert.deepEqual(flags('{ name: a, image: "r.io/kube-apiserver-proxy:v1", args: [--anonymous-auth=true] }'), []);
  });

  it('says which account becomes a cloud identity, and what its declaration says of the token', () => {
    const { facts, at } = read(
      'apiVersion: v1\nkind: ServiceAccount\nautomountServiceAccountToken: false\nmetadata:\n  name: api\n  annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/api" }\n',
    );
    assert.equal(facts.references[0]?.fromIdentity, 'k8s-sa:default/api');
    assert.deepEqual([facts.identities[0]?.automount?.value, at(facts.identities[0]?.automount?.span)], [false, 'false']);
  });
});

describe('facts of secrets that a vault keeps', () => {
  it('sealed, encrypted and fetched by an operator: a reference, and no credential', () => {
    const object = (apiVersion: string, kind: string, rest: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: db }\n${rest}\n---\n`;
    const { facts } = read(
      object('bitnami.com/v1alpha1', 'SealedSecret', 'spec: { encryptedData: { password: "{{token}}{{token:2}}" } }') +
        object('v1', 'Secret', 'data: { password: "ENC[AES256_GCM,data:{{token}},type:str]" }\nsops: { version: 3.9.0 }') +
        object(
          'spv.no/v1',
          'AzureKeyVaultSecret',
          'spec: { vault: { name: shop, object: { name: db-password, type: secret } } }',
        ) +
        object(
          'kubernetes-client.io/v1',
          'ExternalSecret',
          'spec: { backendType: ssm, data: [{ key: /shop/db, name: password }] }',
        ) +
        object('ricoberger.de/v1alpha1', 'VaultSecret', 'spec: { path: secret/db, type: Opaque }'),
    );
    assert.deepEqual(
      facts.vaultReferences.map(({ vault, path }) => `${vault} ${path}`),
      [
        'kubernetes-secret db',
        'kubernetes-secret db',
        'azure-key-vault db-password',
        'kubernetes-secret /shop/db',
        'hashicorp-vault secret/db',
      ],
    );
    assert.deepEqual(facts.credentials, []);
  });
});
