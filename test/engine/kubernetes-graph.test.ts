/** Kubernetes joined: what a rule says once the graph knows the reach, and identities that charts name. */
import { strict as assert } from 'node:assert';
import { buildGraph } from '../../server/src/engine/graph/build';
import { rule as clusterAdmin } from '../../server/src/engine/rules/k8s-cluster-admin-binding/rule';
import { rule as defaultAccount } from '../../server/src/engine/rules/k8s-default-service-account/rule';
import { rule as wildcard } from '../../server/src/engine/rules/k8s-rbac-wildcard/rule';
import { helm, pod, read } from './kubernetes-support';

describe('Kubernetes rules: severity follows the reach', () => {
  const role = (kind: string, groups: string, resources: string, verbs: string) =>
    read(
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: a }\nrules: [{ apiGroups: ${groups}, resources: ${resources}, verbs: ${verbs} }]\n`,
    );

  it('k8s-rbac-wildcard', () => {
    const severities = (...input: Parameters<typeof role>) =>
      wildcard.check(buildGraph([role(...input).facts])).map(({ severity }) => severity);
    assert.deepEqual(severities('ClusterRole', '["*"]', '["*"]', '["*"]'), ['critical']);
    assert.deepEqual(severities('Role', '["*"]', '["*"]', '["*"]'), ['high']);
    assert.deepEqual(severities('ClusterRole', '[""]', '[services]', '["*"]'), ['medium']);
    assert.deepEqual(severities('ClusterRole', '[example.org]', '[things]', '["*"]'), ['medium']);
    assert.deepEqual(severities('Role', '[example.org]', '[things]', '["*"]'), ['low']);
  });

  it('k8s-cluster-admin-binding names its subjects as related places', () => {
    const binding = (kind: string) =>
      read(
        `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: a }\nroleRef: { kind: ClusterRole, name: cluster-admin }\nsubjects: [{ kind: ServiceAccount, name: x }, { kind: User, name: y }]\n`,
      );
    const [hit] = clusterAdmin.check(buildGraph([binding('ClusterRoleBinding').facts]));
    assert.equal(hit?.severity, 'critical');
    assert.equal(hit?.related?.length, 2);
    assert.equal(clusterAdmin.check(buildGraph([binding('RoleBinding').facts]))[0]?.severity, 'high');
  });

  it('k8s-default-service-account is low until a binding gives that account, or all accounts, a right', () => {
    const severities = (subject: string) => {
      const binding = `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b, namespace: shop }\nroleRef: { kind: Role, name: r }\nsubjects: [${subject}]\n`;
      const graph = buildGraph([
        read(pod('  containers: [{ name: web, image: web }]\n'), 'a.yaml').facts,
        read(binding, 'b.yaml').facts,
      ]);
      return defaultAccount.check(graph).map(({ severity }) => severity);
    };
    assert.deepEqual(severities('{ kind: ServiceAccount, name: api }'), ['low']);
    assert.deepEqual(severities('{ kind: ServiceAccount, name: default }'), [undefined, undefined]);
    assert.deepEqual(severities('{ kind: Group, name: "system:serviceaccounts:shop" }'), [undefined]);
    assert.deepEqual(severities('{ kind: Group, name: "system:serviceaccounts:other" }'), ['low']);
  });
});

describe('the default account of charts', () => {
  it('of one chart has no rights that another chart gives to its own', () => {
    const binding = `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b }\nroleRef: { kind: Role, name: r }\nsubjects: [{ kind: ServiceAccount, name: default }]\n`;
    const web = pod('  containers: [{ name: web, image: web }]\n').replace(', namespace: shop', '');
    const severities = (chart: string) =>
      defaultAccount
        .check(
          buildGraph([helm(web, 'charts/a/templates/web.yaml').facts, helm(binding, `charts/${chart}/templates/b.yaml`).facts]),
        )
        .map(({ severity }) => severity);
    assert.deepEqual(severities('b'), ['low', undefined]);
    assert.deepEqual(severities('a'), [undefined, undefined]);
  });
});

describe('identities of charts', () => {
  const account = '{{ include "api.name" . }}';
  const chart = (text: string) => helm(text, 'charts/api/templates/all.yaml').facts;

  it('one name that is filled in two ways is one identity, read without the folder and without a guessed namespace', () => {
    const facts = chart(`apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${account}
  namespace: {{ .Release.Namespace }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: leases, namespace: kube-system }
roleRef: { kind: Role, name: leases }
subjects:
  - kind: ServiceAccount
    name: {{- template "api.name" $ }}
    namespace: {{ .Release.Namespace }}
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: p }
spec:
  serviceAccountName: {{ template "api.name" . }}
`);
    const { identities } = buildGraph([facts]);
    assert.deepEqual(
      identities.map(({ name, references, grants }) => [name, references.length, grants.length]),
      [[account, 1, 1]],
    );
  });

  it('a mentioned name reads the same; placeholders of cloud accounts name nobody', () => {
    const { identities } = buildGraph([
      chart(`apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  serviceAccountName: ${account}\n  containers: []\n`),
      read(
        'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: x, annotations: { iam.gke.io/gcp-service-account: GSA_ID, azure.workload.identity/client-id: 00000000-1111-2222-3333-444455556666 } }\n',
        'b.yaml',
      ).facts,
    ]);
    assert.deepEqual(identities.map(({ name }) => name).sort(), ['00000000-1111-2222-3333-444455556666', 'default/x', account]);
  });
});
