/** Kubernetes objects that Terraform declares: the same facts as those of manifests. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeFile } from '../../server/src/engine/analyze';
import { buildGraph } from '../../server/src/engine/graph/build';
import type { Span } from '../../server/src/engine/syntax/span';
import { analyze, testEngine } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { only, read } from './terraform-support';

function workspace(files: Readonly<Record<string, string>>) {
  const graph = buildGraph(Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, testEngine).facts));
  return { graph, at: ({ file, start, end }: Span) => files[file]?.slice(start, end) };
}

const ROLE = `resource "kubernetes_role_v1" "reader" {
  metadata {
    name      = "reader"
    namespace = "shop"
  }
  rule {
    api_groups     = [""]
    resources      = ["secrets"]
    resource_names = ["db"]
    verbs          = local.read
  }
}
locals {
  read = ["get", "list"]
}
`;
const ACCOUNT = `resource "kubernetes_service_account" "api" {
  metadata {
    name      = "api"
    namespace = "shop"
    annotations = {
      "eks.amazonaws.com/role-arn" = aws_iam_role.api.arn
    }
  }
}
resource "aws_iam_role" "api" {
  name = "api"
}
`;
const BINDING = `resource "kubernetes_role_binding" "api" {
  metadata {
    name      = "api"
    namespace = "shop"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = kubernetes_role_v1.reader.metadata[0].name
  }
  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account.api.metadata.0.name
    namespace = "shop"
  }
}
`;

describe('Terraform Kubernetes objects', () => {
  it('reads the rules of a role, each term at its place', () => {
    const { facts, at } = read(ROLE);
    const role = only(facts.roles);
    assert.deepEqual([role.key, role.name, role.clusterWide], ['k8s-role:shop/reader', 'kubernetes_role_v1.reader', false]);
    const rule = only(role.rules);
    assert.deepEqual(
      rule.verbs.map(({ span }) => at(span)),
      ['get', 'list'],
    );
    assert.deepEqual(
      [rule.resources, rule.resourceNames].map((terms) => at(only(terms).literal)),
      ['"secrets"', '"db"'],
    );
    assert.ok(at(rule.span).startsWith('rule {') && at(rule.span).endsWith('}'));
    assert.equal(at(role.span), '"kubernetes_role_v1" "reader"');
  });

  it('joins role, binding and account by their references', () => {
    const { graph, at } = workspace({ 'infra/a.tf': ROLE + BINDING, 'infra/b.tf': ACCOUNT });
    const account = graph.byAlias.get('k8s-sa:shop/api');
    assert.deepEqual(
      account?.grants.map(({ role }) => role?.name),
      ['kubernetes_role_v1.reader'],
    );
    const attachment = only(graph.attachments.filter(({ type }) => type === 'binding'));
    assert.equal(at(attachment.span), 'kubernetes_role_v1.reader.metadata[0].name');
    assert.ok(attachment.identitySpan && at(attachment.identitySpan)?.startsWith('kubernetes_service_account.api'));
    const assumed = only(graph.references.filter(({ type }) => type === 'assumes'));
    assert.deepEqual([assumed.fromIdentity, assumed.to], ['k8s-sa:shop/api', 'tf:infra:aws_iam_role.api']);
    assert.equal(at(assumed.span), 'aws_iam_role.api.arn');
  });

  it('joins with manifests by name', () => {
    const { graph } = workspace({
      'infra/a.tf': ROLE + BINDING + ACCOUNT,
      'k8s/api.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: shop}\nspec:\n  template:\n    spec:\n      serviceAccountName: api\n      containers: [{name: api, image: api}]\n',
    });
    const account = graph.byAlias.get('k8s-sa:shop/api');
    assert.deepEqual(
      account?.references.map(({ from, type }) => [type, from]),
      [['uses', 'Deployment/api']],
    );
    assert.equal(account?.grants.length, 1);
  });

  it('joins by reference where only the caller knows the names, and by name within the module', () => {
    const module = `variable "name" {}
variable "namespace" {}
resource "kubernetes_service_account" "this" {
  metadata {
    name      = "app"
    namespace = var.namespace
  }
}
resource "kubernetes_role" "this" {
  metadata {
    name      = "\${var.name}-role"
    namespace = var.namespace
  }
  rule {
    api_groups = [""]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}
resource "kubernetes_role_binding" "this" {
  metadata {
    name      = "x"
    namespace = var.namespace
  }
  role_ref {
    kind = "Role"
    name = kubernetes_role.this.metadata[0].name
  }
  subject {
    kind      = "ServiceAccount"
    name      = "app"
    namespace = var.namespace
  }
}
`;
    const { graph } = workspace({ 'm/main.tf': module });
    const account = graph.identities.find(({ kind }) => kind === 'k8s-service-account');
    assert.deepEqual(account?.aliases, ['tf:m:kubernetes_service_account.this']);
    assert.deepEqual(
      account?.grants.map(({ role }) => role?.key),
      ['k8s-role:tf:m:kubernetes_role.this'],
    );
    const called = workspace({
      'm/main.tf': module,
      'env/main.tf': 'module "app" {\n  source = "../m"\n  name = "app"\n  namespace = "shop"\n}\n',
    });
    assert.ok(called.graph.byAlias.get('k8s-sa:shop/app')?.grants[0]?.role?.key === 'k8s-role:shop/app-role');
  });

  it('says what a pod runs as and what it is given', () => {
    const { facts, at } = read(`resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        service_account_name            = "web"
        automount_service_account_token = false
        container {
          name  = "web"
          image = "web:1"
          env {
            name  = "MODE"
            value = "prod"
          }
          env {
            name = "TOKEN"
            value_from {
              secret_key_ref {
                name = "web"
                key  = "token"
              }
            }
          }
          env_from {
            secret_ref {
              name = "all"
            }
          }
          volume_mount {
            name       = "aws"
            mount_path = "/root/.aws"
          }
        }
        volume {
          name = "aws"
          host_path {
            path = "/home/ubuntu/.aws"
          }
        }
      }
    }
  }
}
`);
    const pod = only(facts.pods);
    assert.deepEqual(
      [pod.owner, pod.ownerType, pod.namespace, pod.account, pod.automount?.value, pod.labels],
      ['kubernetes_deployment_v1.web', 'Deployment', 'shop', 'k8s-sa:shop/web', false, { app: 'web' }],
    );
    assert.ok(at(pod.spec).startsWith('spec {\n        service_account_name'));
    assert.deepEqual(
      pod.variables.map(({ name, from, source, item }) => [name, from, source?.name, source?.key, at(item).slice(0, 8)]),
      [
        ['MODE', 'literal', undefined, undefined, 'env {\n  '],
        ['TOKEN', 'secret', 'web', 'token', 'env {\n  '],
        ['', 'secret', 'all', undefined, 'env_from'],
      ],
    );
    assert.deepEqual(
      pod.volumes.map(({ kind, source, span, mounts }) => [kind, source, at(span), mounts]),
      [['host-path', '/home/ubuntu/.aws', '/home/ubuntu/.aws', [{ container: 'web', path: '/root/.aws' }]]],
    );
  });

  it('takes an account that is not set for default, and one that is not known for nothing', () => {
    const pod = (line: string) =>
      read(`variable "account" {}\nresource "kubernetes_pod" "x" {
  metadata {
    name = "x"
  }
  spec {
    container {
      name  = "x"
      image = "x"
    }
    ${line}
  }
}
`).facts;
    for (const line of ['', 'service_account_name = null', 'service_account_name = ""']) {
      const { pods, references } = pod(line);
      assert.equal(only(pods).account, 'k8s-sa:default/default', line);
      assert.equal(only(references).implicit, true, line);
      assert.deepEqual([only(pods).automount?.value, only(pods).automount?.implicit], [true, true]);
    }
    const unknown = pod('service_account_name = var.account');
    assert.equal(only(unknown.pods).account, undefined);
    assert.deepEqual(unknown.references, []);
  });

  it("keeps a subject of which only the module's user knows the name", () => {
    const subject = (kind: string, name: string) => `  subject {\n    kind = "${kind}"\n    name = ${name}\n  }\n`;
    const { facts } = read(`variable "group" {}\nvariable "account" {\n  default = ""\n}
resource "kubernetes_cluster_role_binding" "x" {
  metadata {
    name = "x"
  }
  role_ref {
    kind = "ClusterRole"
    name = "cluster-admin"
  }
${subject('Group', 'var.group')}${subject('ServiceAccount', 'var.account')}}
`);
    assert.deepEqual(
      facts.attachments.map(({ identity }) => identity),
      ['k8s-group:{{ var.group }}', 'k8s-sa:default//:{{ var.account }}'],
    );
  });

  it('reads manifests in maps and in YAML, and joins them with resources', () => {
    const { graph, at } = workspace({
      'main.tf': `${ACCOUNT}
resource "kubernetes_manifest" "binding" {
  manifest = {
    apiVersion = "rbac.authorization.k8s.io/v1"
    kind       = "ClusterRoleBinding"
    metadata   = { name = "ops" }
    roleRef    = { kind = "ClusterRole", name = "cluster-admin" }
    subjects = [{
      kind      = "ServiceAccount"
      name      = kubernetes_service_account.api.metadata[0].name
      namespace = "shop"
    }]
  }
}
resource "kubectl_manifest" "role" {
  yaml_body = <<-YAML
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: everything
    rules:
      - apiGroups: ["*"]
        resources: ["*"]
        verbs: ["*"]
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: \${aws_iam_role.api.name}-2
      namespace: shop
  YAML
}
`,
    });
    assert.deepEqual(
      graph.byAlias.get('k8s-sa:shop/api')?.grants.map(({ managed }) => managed),
      ['cluster-admin'],
    );
    const role = only(graph.roles);
    assert.deepEqual([role.key, role.name], ['k8s-cluster-role:everything', 'kubectl_manifest.role']);
    assert.deepEqual(
      role.rules[0]?.verbs.map(({ span, literal }) => [at(span), at({ ...span, ...literal })]),
      [['*', '"*"']],
    );
    assert.ok(graph.byAlias.has('k8s-sa:shop/api-2'));
  });

  it('says that a block of which the number is not known may add to a pod', () => {
    const { facts } = read(`variable "env" {}\nresource "kubernetes_pod" "x" {
  metadata {
    name = "x"
  }
  spec {
    container {
      name  = "x"
      image = "x"
      dynamic "env" {
        for_each = var.env
        content {
          name  = env.key
          value = env.value
        }
      }
    }
  }
}
`);
    assert.equal(only(facts.pods).open, true);
  });
});

const SHORT = (links: ReturnType<typeof workspace>['graph']['references']) =>
  links.flatMap(({ type, from, fromIdentity, to }) => (type === 'assumes' ? [[from, fromIdentity, to]] : []));

describe('Identities of clouds that accounts of a cluster become', () => {
  it('reads pod identities, federated credentials and workload identities', () => {
    const { graph, at } = workspace({
      'main.tf': `${ACCOUNT}
resource "aws_eks_pod_identity_association" "api" {
  cluster_name    = "shop"
  namespace       = "shop"
  service_account = kubernetes_service_account.api.metadata[0].name
  role_arn        = aws_iam_role.api.arn
}
resource "azurerm_federated_identity_credential" "api" {
  name      = "api"
  parent_id = azurerm_user_assigned_identity.api.id
  subject   = "system:serviceaccount:shop:api"
}
resource "azurerm_user_assigned_identity" "api" {
  name = "api"
}
resource "google_service_account_iam_member" "api" {
  service_account_id = google_service_account.api.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:\${var.project}.svc.id.goog[shop/\${kubernetes_service_account.api.metadata[0].name}]"
}
resource "google_service_account" "api" {
  account_id = "api"
}
resource "google_service_account_iam_member" "people" {
  service_account_id = google_service_account.api.name
  role               = "roles/iam.serviceAccountUser"
  member             = "serviceAccount:x.svc.id.goog[shop/api]"
}
`,
    });
    const api = 'k8s-sa:shop/api';
    assert.deepEqual(SHORT(graph.references), [
      ['kubernetes_service_account.api', api, 'tf::aws_iam_role.api'],
      ['aws_eks_pod_identity_association.api', api, 'tf::aws_iam_role.api'],
      ['azurerm_federated_identity_credential.api', api, 'tf::azurerm_user_assigned_identity.api'],
      ['google_service_account_iam_member.api', api, 'tf::google_service_account.api'],
    ]);
    const [, , azure] = graph.references.filter(({ type }) => type === 'assumes');
    assert.equal(azure && at(azure.span), 'system:serviceaccount:shop:api');
  });

  it('takes a trust that names the account for a link, once', () => {
    const trust = (sub: string) => `resource "aws_iam_role" "api" {
  name = "api"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/x" }
      Condition = { StringEquals = { "x:sub" = "${sub}" } }
    }]
  })
}
`;
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: api, namespace: shop}\n';
    const links = (files: Readonly<Record<string, string>>) => SHORT(workspace(files).graph.references);
    const api = trust('system:serviceaccount:shop:api');
    assert.deepEqual(links({ 'a.tf': api, 'b.yaml': account }), [
      ['aws_iam_role.api assume_role_policy', 'k8s-sa:shop/api', 'tf::aws_iam_role.api'],
    ]);
    assert.deepEqual(links({ 'a.tf': api }), []);
    assert.deepEqual(links({ 'a.tf': trust('system:serviceaccount:shop:*'), 'b.yaml': account }), []);
    const said = ACCOUNT.slice(0, ACCOUNT.indexOf('resource "aws_iam_role"'));
    assert.deepEqual(links({ 'a.tf': api, 'b.tf': said }), [
      ['kubernetes_service_account.api', 'k8s-sa:shop/api', 'tf::aws_iam_role.api'],
    ]);
  });

  it('shows what only four files say together: a right, its holder, an account and the role that it becomes', async () => {
    const folder = 'server/src/engine/rules/k8s-rbac-create-workloads/fixtures/bad-terraform-cloud';
    const files = ['infra/iam.tf', 'infra/link.tf', 'infra/rbac.tf', 'k8s/runner.yaml'];
    const texts = Object.fromEntries(files.map((file) => [file, readFixture(readFileSync(join(folder, file), 'utf8')).text]));
    const found = async (names: readonly string[]) => {
      const { findings } = await analyze(Object.fromEntries(names.map((name) => [name, texts[name] ?? ''])));
      return findings.find(({ rule }) => rule === 'k8s-rbac-create-workloads');
    };
    const whole = await found(files);
    assert.equal(whole?.severity, 'critical');
    assert.deepEqual([...new Set(whole?.related.map(({ span }) => span.file))].sort(), files);
    for (const file of files)
      assert.notEqual((await found(files.filter((one) => one !== file)))?.severity, 'critical', `without ${file}`);
  });

  it('reads who may do everything in a cluster of EKS', () => {
    const policy = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKS';
    const { graph, at } = workspace({
      'main.tf': `resource "aws_iam_role" "ops" {
  name = "ops"
}
resource "aws_eks_access_policy_association" "ops" {
  principal_arn = aws_iam_role.ops.arn
  policy_arn    = "${policy}ClusterAdminPolicy"
  access_scope {
    type = "cluster"
  }
}
resource "aws_eks_access_policy_association" "dev" {
  principal_arn = "arn:aws:iam::111122223333:role/dev"
  policy_arn    = "${policy}EditPolicy"
  access_scope {
    type       = "namespace"
    namespaces = ["shop"]
  }
}
resource "kubernetes_config_map_v1_data" "aws_auth" {
  metadata {
    name      = "aws-auth"
    namespace = "kube-system"
  }
  data = {
    mapRoles = yamlencode([
      { rolearn = aws_iam_role.ops.arn, username = "ops", groups = ["system:masters"] },
      { rolearn = "arn:aws:iam::111122223333:role/node", username = "node", groups = ["system:nodes"] },
    ])
    mapUsers = <<-YAML
      - userarn: arn:aws:iam::111122223333:user/ci
        groups:
          - system:masters
    YAML
  }
}
`,
      'k8s/auth.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: aws-auth, namespace: kube-system}\ndata:\n  mapRoles: |\n    - rolearn: arn:aws:iam::111122223333:role/deploy\n      groups: ["system:masters"]\n',
    });
    assert.deepEqual(
      graph.attachments.map((one) => [one.policy, one.identity, one.clusterWide, one.namespace, at(one.span)]),
      [
        ['k8s-cluster-role:cluster-admin', 'arn:aws:iam::111122223333:role/deploy', true, undefined, 'system:masters'],
        ['k8s-cluster-role:cluster-admin', 'tf::aws_iam_role.ops', true, undefined, `${policy}ClusterAdminPolicy`],
        ['k8s-cluster-role:edit', 'arn:aws:iam::111122223333:role/dev', false, 'shop', `${policy}EditPolicy`],
        ['k8s-cluster-role:cluster-admin', 'tf::aws_iam_role.ops', true, undefined, 'system:masters'],
        ['k8s-cluster-role:cluster-admin', 'arn:aws:iam::111122223333:user/ci', true, undefined, 'system:masters'],
      ],
    );
  });

  it('reads the same in CloudFormation', () => {
    const { graph } = workspace({
      'eks.yaml': `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: {} }
  Link:
    Type: AWS::EKS::PodIdentityAssociation
    Properties: { ClusterName: c, Namespace: shop, ServiceAccount: api, RoleArn: !GetAtt Role.Arn }
  Entry:
    Type: AWS::EKS::AccessEntry
    Properties:
      PrincipalArn: !GetAtt Role.Arn
      AccessPolicies:
        - PolicyArn: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
          AccessScope: { Type: cluster }
`,
    });
    assert.deepEqual(SHORT(graph.references), [['Link', 'k8s-sa:shop/api', 'cfn:eks.yaml:Role']]);
    assert.deepEqual(
      graph.attachments.map(({ policy, identity, type }) => [policy, identity, type]),
      [['k8s-cluster-role:cluster-admin', 'cfn:eks.yaml:Role', 'binding']],
    );
  });

  it('knows the token of an account that never expires', () => {
    const { graph } = workspace({
      'main.tf': `${ACCOUNT}
resource "kubernetes_secret_v1" "token" {
  metadata {
    namespace = "shop"
    annotations = {
      "kubernetes.io/service-account.name" = kubernetes_service_account.api.metadata[0].name
    }
  }
  type = "kubernetes.io/service-account-token"
}
`,
    });
    const credential = only(graph.byAlias.get('k8s-sa:shop/api')?.credentials ?? []);
    assert.deepEqual([credential.storage, credential.slot.owner], ['none', 'kubernetes_secret_v1.token']);
  });
});
