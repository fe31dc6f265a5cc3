/** Rights of Kubernetes roles: which words give them, how far, and what a role collects. */
import { strict as assert } from 'node:assert';
import { buildGraph } from '../../server/src/engine/graph/build';
import { roleUses } from '../../server/src/engine/graph/rbac';
import { rightsOf } from '../../server/src/engine/graph/rbac-match';
import { rules } from '../../server/src/engine/rules/index';
import { usual } from '../support/analysis';
import { helm, read } from './kubernetes-support';

const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';

const roleOf = (rule: string, kind = 'ClusterRole', more = '') =>
  `${RBAC}\nkind: ${kind}\nmetadata: { name: r, namespace: shop${more} }\nrules:\n  - ${rule}\n`;

const bindingOf = (kind: string, roleKind = 'ClusterRole') =>
  `---\n${RBAC}\nkind: ${kind}\nmetadata: { name: b, namespace: shop }\nroleRef: { kind: ${roleKind}, name: r }\nsubjects: [{ kind: ServiceAccount, name: x, namespace: shop }]\n`;

/** `topic: told words`, one line for each right. */
function rights(groups: string, resources: string, verbs: string, names = ''): string[] {
  const { facts } = read(
    roleOf(
      `{ apiGroups: [${groups}], resources: [${resources}], verbs: [${verbs}]${names ? `, resourceNames: [${names}]` : ''} }`,
    ),
  );
  return facts.roles
    .flatMap(rightsOf)
    .map(({ capability, told }) => `${capability.topic}: ${told.map(({ text }) => text).join(' ')}`);
}

describe('rights of Kubernetes roles', () => {
  it('groups: the core group is the empty text, and no other', () => {
    assert.deepEqual(rights('""', 'secrets', 'get'), ['read-secrets: secrets']);
    assert.deepEqual(rights('"*"', 'secrets', 'get'), ['read-secrets: secrets']);
    assert.deepEqual(rights('apps', 'secrets', 'get'), []);
    assert.deepEqual(rights('"", apps, batch', 'pods, deployments, jobs, services', 'create'), [
      'create-workloads: pods deployments jobs',
    ]);
    assert.deepEqual(rights('apps', 'pods, jobs', 'create'), []);
  });

  it('a wildcard in the place of the telling word is no right; in another list it counts', () => {
    assert.deepEqual(rights('""', '"*"', 'get, create'), []);
    assert.deepEqual(rights('""', 'secrets', '"*"'), ['read-secrets: secrets']);
    assert.deepEqual(rights('"*"', '"*"', 'impersonate'), ['impersonate: impersonate']);
    assert.deepEqual(rights('rbac.authorization.k8s.io', 'clusterroles', '"*"'), []);
  });

  it('subresources: their own words, patterns before and behind the slash, and no others', () => {
    assert.deepEqual(rights('""', 'pods/exec, pods/log', 'get'), ['pod-exec: pods/exec']);
    assert.deepEqual(rights('""', '"pods/*"', 'create'), ['pod-exec: pods/*']);
    assert.deepEqual(rights('""', '"*/exec"', 'create'), ['pod-exec: */exec']);
    assert.deepEqual(rights('""', '"nodes/*"', 'get'), ['node-proxy: nodes/*']);
    assert.deepEqual(rights('""', 'pods/log, pods/status', '"*"'), []);
  });

  it('names: what is created has none, and what is read by name is read as it should be', () => {
    assert.deepEqual(rights('""', 'pods', 'create', 'one'), []);
    assert.deepEqual(rights('""', 'pods', 'patch', 'one'), ['create-workloads: pods']);
    assert.deepEqual(rights('""', 'serviceaccounts/token', 'create', 'one'), ['token-request: serviceaccounts/token']);
    assert.deepEqual(rights('""', 'configmaps', 'patch', 'aws-auth, other'), ['cluster-takeover-other: aws-auth']);
    assert.deepEqual(rights('""', 'configmaps', 'patch', 'other'), []);
  });

  it('a Job cannot be changed, only made', () => {
    assert.deepEqual(rights('batch', 'jobs', 'patch, update'), []);
    assert.deepEqual(rights('batch', 'jobs, cronjobs', 'patch'), ['create-workloads: cronjobs']);
  });

  const graphOf = (...texts: string[]) => buildGraph(texts.map((text, i) => read(text, `k8s/${i}.yaml`).facts));
  const severities = (id: string, ...texts: string[]) =>
    rules.flatMap((rule) =>
      rule.id === id && rule.scope === 'graph' ? rule.check(graphOf(...texts), usual).map(({ severity }) => severity) : [],
    );

  it('the severity follows the reach of the bindings', () => {
    const secrets = '{ apiGroups: [""], resources: [secrets], verbs: [get] }';
    const of = (kind: string, binding = '') => severities('k8s-rbac-read-secrets', roleOf(secrets, kind) + binding);
    assert.deepEqual(of('ClusterRole', bindingOf('ClusterRoleBinding')), ['high']);
    assert.deepEqual(of('ClusterRole', bindingOf('RoleBinding')), ['medium']);
    assert.deepEqual(of('Role', bindingOf('RoleBinding', 'Role')), ['medium']);
    assert.deepEqual(of('ClusterRole'), ['medium']);
    assert.deepEqual(of('Role'), ['low']);
  });

  it('objects of the whole cluster are out of reach of a Role, and of a RoleBinding', () => {
    const nodes = '{ apiGroups: [""], resources: [nodes/proxy], verbs: [get] }';
    assert.deepEqual(severities('k8s-rbac-node-proxy', roleOf(nodes, 'Role')), ['low']);
    assert.deepEqual(severities('k8s-rbac-node-proxy', roleOf(nodes) + bindingOf('RoleBinding')), ['low']);
    assert.deepEqual(severities('k8s-rbac-node-proxy', roleOf(nodes) + bindingOf('ClusterRoleBinding')), ['high']);
  });

  it('names make it less, but for those that are as grave as all', () => {
    const bind = (name: string) =>
      severities(
        'k8s-rbac-escalate-bind',
        roleOf(`{ apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [${name}], verbs: [bind] }`) +
          bindingOf('ClusterRoleBinding'),
      );
    assert.deepEqual(bind('reader'), ['medium']);
    assert.deepEqual(bind('reader, cluster-admin'), ['critical']);
  });

  it('who everyone is, and what they get, decides over a binding for everyone', () => {
    const everyone = (subject: string, kind: string) =>
      severities(
        'k8s-binding-anonymous',
        `${roleOf('{ apiGroups: [""], resources: [configmaps], verbs: [get] }')}---\n${RBAC}\nkind: ${kind}\nmetadata: { name: b, namespace: shop }\nroleRef: { kind: ClusterRole, name: r }\nsubjects: [{ kind: Group, name: "${subject}" }]\n`,
      );
    assert.deepEqual(everyone('system:unauthenticated', 'ClusterRoleBinding'), ['high']);
    assert.deepEqual(everyone('system:authenticated', 'ClusterRoleBinding'), ['medium']);
    assert.deepEqual(everyone('system:authenticated', 'RoleBinding'), ['low']);
    assert.deepEqual(everyone('system:masters', 'ClusterRoleBinding'), []);
  });

  it('a namespace that nobody writes is the same in one chart, or one folder, and in no other', () => {
    const text = `${RBAC}\nkind: RoleBinding\nmetadata: { name: b }\nroleRef: { kind: ClusterRole, name: r }\nsubjects: [{ kind: ServiceAccount, name: x }]\n`;
    const role = read(`${RBAC}\nkind: ClusterRole\nmetadata: { name: r }\nrules: []\n`, 'r.yaml').facts;
    const graph = buildGraph([
      role,
      helm(text, 'a/templates/x.yaml').facts,
      helm(text, 'a/templates/y/z.yaml').facts,
      helm(text, 'b/templates/x.yaml').facts,
    ]);
    assert.deepEqual(
      [...roleUses(graph).values()].map(({ places, reach }) => [[...places], reach]),
      [[['default@a', 'default@b'], 'namespaces']],
    );
  });

  it('roles that Kubernetes ships stay quiet', () => {
    const secrets = '{ apiGroups: [""], resources: [secrets], verbs: [get, list] }';
    for (const name of ['system:controller:x', 'kubeadm:y', 'admin', 'edit'])
      assert.deepEqual(severities('k8s-rbac-read-secrets', roleOf(secrets).replace('name: r,', `name: "${name}",`)), []);
  });

  it('facts: where a binding holds, the whole subject, and what an aggregated role collects', () => {
    const { facts, at } = read(bindingOf('RoleBinding').slice(4));
    assert.deepEqual(
      facts.attachments.map(({ namespace, clusterWide, subject }) => [namespace, clusterWide, at(subject)]),
      [['shop', false, '{ kind: ServiceAccount, name: x, namespace: shop }']],
    );
    const aggregated = (selectors: string) =>
      read(
        `${RBAC}\nkind: ClusterRole\nmetadata: { name: r, labels: { a: b } }\naggregationRule: { clusterRoleSelectors: [${selectors}] }\n`,
      ).facts;
    const known = aggregated(
      '{ matchLabels: { a: x }, matchExpressions: [{ key: c, operator: In, values: [d, e] }] }, { matchExpressions: [{ key: f, operator: Exists }] }',
    );
    assert.deepEqual(known.roles[0]?.aggregates, [{ a: 'x', c: 'd' }, { a: 'x', c: 'e' }, { f: '*' }]);
    assert.deepEqual(known.roles[0]?.labels, { a: 'b' });
    assert.equal(known.unresolved.length, 0);
    for (const selector of [
      '{ matchExpressions: [{ key: f, operator: DoesNotExist }] }',
      '{}',
      '{ matchLabels: { a: "{{ x }}" } }',
    ]) {
      const { roles, unresolved } = aggregated(selector);
      assert.equal(roles[0]?.aggregates, undefined);
      assert.equal(unresolved.length, 1);
    }
  });
});
