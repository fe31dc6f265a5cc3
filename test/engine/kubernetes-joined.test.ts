/** A right of Kubernetes that is dangerous only where files meet: the role, who holds it, and what stands in the same namespace. */
import { strict as assert } from 'node:assert';
import type { Finding } from '../../server/src/engine/rules/model';
import { analyze } from '../support/analysis';

type Texts = Record<string, string>;

const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';

const role = (rule: string, kind = 'Role') =>
  `${RBAC}\nkind: ${kind}\nmetadata: { name: runner, namespace: jobs }\nrules:\n  - ${rule}\n`;

const CREATE_PODS = role('{ apiGroups: [""], resources: [pods], verbs: [get, create] }');

const WORKSPACE: Texts = {
  'k8s/role.yaml': CREATE_PODS,
  'k8s/binding.yaml': `${RBAC}
kind: RoleBinding
metadata: { name: runner, namespace: jobs }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: runner }
subjects:
  - { kind: ServiceAccount, name: runner, namespace: jobs }
`,
  'apps/runner.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: runner, namespace: jobs }
spec:
  template:
    spec:
      serviceAccountName: runner
      containers: [{ name: runner, image: registry.example.org/runner:1 }]
`,
  'accounts/deployer.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: deployer
  namespace: jobs
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/deployer
`,
  'infra/iam.tf': `resource "aws_iam_role" "deployer" {
  name               = "deployer"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "deployer" {
  role       = aws_iam_role.deployer.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
`,
};

async function verdict(texts: Texts, rule = 'k8s-rbac-create-workloads'): Promise<Finding | undefined> {
  const { findings } = await analyze(texts);
  const mine = findings.filter((finding) => finding.rule === rule);
  assert.ok(mine.length <= 1);
  return mine[0];
}

const shown = (finding: Finding | undefined, texts: Texts) =>
  finding?.related.map(({ span }) => `${span.file}: ${texts[span.file]?.slice(span.start, span.end)}`);

describe('Kubernetes joined: a role is as grave as the account that its holder can become', () => {
  it('role, binding, workload, account and cloud role together are critical, and each hop is shown', async () => {
    const finding = await verdict(WORKSPACE);
    assert.equal(finding?.severity, 'critical');
    assert.match(
      finding?.message ?? '',
      /^Role\/runner may start pods in namespace jobs; Deployment\/runner can so become ServiceAccount jobs\/deployer/,
    );
    assert.equal(WORKSPACE['k8s/role.yaml']?.slice(finding?.span.start, finding?.span.end), 'pods');
    assert.deepEqual(shown(finding, WORKSPACE), [
      'k8s/binding.yaml: runner',
      'apps/runner.yaml: runner',
      'accounts/deployer.yaml: deployer',
      'accounts/deployer.yaml: arn:aws:iam::123456789012:role/deployer',
      'infra/iam.tf: "aws_iam_role" "deployer"',
    ]);
  });

  for (const left of Object.keys(WORKSPACE)) {
    it(`without ${left} it is ordinary`, async () => {
      const { [left]: _, ...rest } = WORKSPACE;
      assert.equal((await verdict(rest))?.severity, left === 'k8s/role.yaml' ? undefined : 'low');
    });
  }

  it('the account may be named by the cloud alone: EKS Pod Identity', async () => {
    const { 'accounts/deployer.yaml': _, ...rest } = WORKSPACE;
    const link = `resource "aws_eks_pod_identity_association" "deployer" {
  cluster_name    = "main"
  namespace       = "jobs"
  service_account = "deployer"
  role_arn        = aws_iam_role.deployer.arn
}
`;
    assert.equal((await verdict({ ...rest, 'infra/eks.tf': link }))?.severity, 'critical');
    assert.equal((await verdict({ ...rest, 'infra/eks.tf': link.replace('"jobs"', '"other"') }))?.severity, 'low');
  });

  it('an account of another namespace, or the holder itself, changes nothing', async () => {
    const elsewhere = {
      ...WORKSPACE,
      'accounts/deployer.yaml': (WORKSPACE['accounts/deployer.yaml'] ?? '').replace('namespace: jobs', 'namespace: other'),
    };
    assert.equal((await verdict(elsewhere))?.severity, 'low');
    const itself = {
      ...WORKSPACE,
      'accounts/deployer.yaml': (WORKSPACE['accounts/deployer.yaml'] ?? '').replace('name: deployer', 'name: runner'),
    };
    assert.equal((await verdict(itself))?.severity, 'low');
  });

  it('tokens and commands in pods lead there too, the second where a pod runs as the account', async () => {
    const token = {
      ...WORKSPACE,
      'k8s/role.yaml': role('{ apiGroups: [""], resources: [serviceaccounts/token], verbs: [create] }'),
    };
    assert.equal((await verdict(token, 'k8s-rbac-token-request'))?.severity, 'critical');
    const exec: Texts = { ...WORKSPACE, 'k8s/role.yaml': role('{ apiGroups: [""], resources: [pods/exec], verbs: [create] }') };
    assert.equal((await verdict(exec, 'k8s-rbac-pod-exec'))?.severity, 'medium');
    const running = { ...exec, 'apps/deployer.yaml': (exec['apps/runner.yaml'] ?? '').replaceAll('runner', 'deployer') };
    assert.equal((await verdict(running, 'k8s-rbac-pod-exec'))?.severity, 'critical');
  });

  it('Secrets lead there in full where the role makes them too, and else where the token is stored', async () => {
    const secrets = (verbs: string) => ({
      ...WORKSPACE,
      'k8s/role.yaml': role(`{ apiGroups: [""], resources: [secrets], verbs: [${verbs}] }`),
    });
    assert.equal((await verdict(secrets('get, create'), 'k8s-rbac-read-secrets'))?.severity, 'critical');
    assert.equal((await verdict(secrets('get, list'), 'k8s-rbac-read-secrets'))?.severity, 'high');
  });

  it('an account that rules the cluster is as grave as one of the cloud; one that rules its namespace less', async () => {
    const binding = (kind: string) =>
      `${RBAC}\nkind: ${kind}\nmetadata: { name: ops, namespace: jobs }\nroleRef: { kind: ClusterRole, name: cluster-admin }\nsubjects: [{ kind: ServiceAccount, name: ops, namespace: jobs }]\n`;
    const { 'infra/iam.tf': _, ...rest } = WORKSPACE;
    assert.equal((await verdict({ ...rest, 'k8s/ops.yaml': binding('ClusterRoleBinding') }))?.severity, 'critical');
    assert.equal((await verdict({ ...rest, 'k8s/ops.yaml': binding('RoleBinding') }))?.severity, 'high');
  });

  it('a role for the whole cluster reaches every namespace, and a person needs no workload', async () => {
    const texts = {
      ...WORKSPACE,
      'k8s/role.yaml': role('{ apiGroups: [""], resources: [pods], verbs: [create] }', 'ClusterRole'),
      'k8s/binding.yaml': `${RBAC}\nkind: ClusterRoleBinding\nmetadata: { name: runner }\nroleRef: { kind: ClusterRole, name: runner }\nsubjects: [{ kind: Group, name: developers }]\n`,
    };
    const finding = await verdict(texts);
    assert.equal(finding?.severity, 'critical');
    assert.match(finding?.message ?? '', /in every namespace; group developers can so become/);
  });

  it('roles that are collected by labels are held by whoever holds the collector', async () => {
    const collected = (labels: string, selector: string) => ({
      'a.yaml': `${RBAC}\nkind: ClusterRole\nmetadata:\n  name: part\n  labels: ${labels}\nrules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }]\n`,
      'b.yaml': `${RBAC}\nkind: ClusterRole\nmetadata: { name: whole }\naggregationRule: { clusterRoleSelectors: [${selector}] }\nrules: []\n---\n${RBAC}\nkind: ClusterRoleBinding\nmetadata: { name: whole }\nroleRef: { kind: ClusterRole, name: whole }\nsubjects: [{ kind: ServiceAccount, name: x, namespace: y }]\n`,
    });
    const severity = async (labels: string, selector: string) =>
      (await verdict(collected(labels, selector), 'k8s-rbac-read-secrets'))?.severity;
    assert.equal(await severity('{ team: a }', '{ matchLabels: { team: a } }'), 'high');
    assert.equal(await severity('{ team: a }', '{ matchLabels: { team: b } }'), 'medium');
    assert.equal(await severity('{ team: a }', '{ matchExpressions: [{ key: team, operator: In, values: [b, a] }] }'), 'high');
    assert.equal(await severity('{ team: a }', '{ matchExpressions: [{ key: team, operator: Exists }] }'), 'high');
    const finding = await verdict(
      collected('{ rbac.authorization.k8s.io/aggregate-to-view: "true" }', '{ matchLabels: { team: b } }'),
      'k8s-rbac-read-secrets',
    );
    assert.match(finding?.message ?? '', /everyone who has the role view/);
  });
});
