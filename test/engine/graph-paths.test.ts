/** Who can become or control whom, over every file of a workspace. */
import { strict as assert } from 'node:assert';
import type { IdentityGraph } from '../../server/src/engine/graph/model';
import { outsidersInto, pathsToAdmin, reachableFrom, reaching } from '../../server/src/engine/graph/paths/index';
import { waysOf } from '../../server/src/engine/graph/paths/ways';
import { analyze } from '../support/analysis';

async function graphOf(files: Record<string, string>): Promise<IdentityGraph> {
  return (await analyze(files)).graph;
}

function find(graph: IdentityGraph, name: string) {
  const identity = graph.identities.find((one) => one.name === name);
  assert.ok(identity, `no identity ${name} among ${graph.identities.map((one) => one.name).join(', ')}`);
  return identity;
}

const textAt = (files: Record<string, string>, { file, start, end }: { file: string; start: number; end: number }) =>
  files[file]?.slice(start, end);

/** What it reaches by one step. */
const reached = (graph: IdentityGraph, name: string) =>
  reachableFrom(graph, find(graph, name))
    .filter(({ steps }) => steps.length === 1)
    .map(({ identity }) => identity.name)
    .sort();
const words = (graph: IdentityGraph, name: string) =>
  pathsToAdmin(graph, find(graph, name)).flatMap(({ steps, administration }) => [
    ...steps.map((step) => step.words),
    administration.words,
  ]);

const trust = (principal: string, condition = '') =>
  `jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal}${condition} }] })`;
const role = (name: string, principal = '{ Service = "lambda.amazonaws.com" }', condition = '') => `
resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = ${trust(principal, condition)}
}`;
const allow = (name: string, actions: string[], resource: string, kind = 'role') => `
resource "aws_iam_${kind}_policy" "${name}-${actions.join('').replace(/\W/g, '')}" {
  ${kind}   = aws_iam_${kind}.${name}.${kind === 'role' ? 'id' : 'name'}
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${JSON.stringify(actions)}, Resource = ${resource} }] })
}`;
const admin = (name: string) => `
resource "aws_iam_role_policy_attachment" "${name}" {
  role       = aws_iam_role.${name}.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`;
const ACCOUNT = '{ AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }';
const CALLER = 'data "aws_caller_identity" "current" {}';

describe('paths between identities of AWS', () => {
  it('assumes a role by name where its trust lets the account in', async () => {
    const files = {
      'app.tf': role('app') + allow('app', ['sts:AssumeRole'], 'aws_iam_role.deploy.arn'),
      'deploy.tf': CALLER + role('deploy', ACCOUNT) + admin('deploy'),
    };
    const graph = await graphOf(files);
    assert.deepEqual(words(graph, 'app'), ['role app may assume role deploy', 'may do everything in its account']);
    const [path] = pathsToAdmin(graph, find(graph, 'app'));
    assert.equal(textAt(files, path?.steps[0]?.span as never), 'aws_iam_role.deploy.arn');
    assert.deepEqual(
      reaching(graph, find(graph, 'deploy')).map(({ identity }) => identity?.name),
      ['app'],
    );
  });

  it('needs no grant where the trust names the caller, and no trust of another is enough', async () => {
    const graph = await graphOf({
      'main.tf':
        role('app') +
        role('named', '{ AWS = aws_iam_role.app.arn }') +
        role('closed') +
        allow('app', ['sts:AssumeRole'], 'aws_iam_role.closed.arn'),
    });
    assert.deepEqual(reached(graph, 'app'), ['named']);
  });

  it('hands a role to a service that the role trusts, where the service can be made to use it', async () => {
    const graph = await graphOf({
      'main.tf':
        role('ci', '{ Service = "codebuild.amazonaws.com" }') +
        allow('ci', ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], '"*"') +
        role('worker') +
        role('host', '{ Service = "ec2.amazonaws.com" }') +
        allow('worker', ['iam:*'], '"*"'),
    });
    assert.deepEqual(
      reachableFrom(graph, find(graph, 'ci')).map(({ identity, steps }) => `${identity.name} ${steps.length}`),
      ['worker 1', 'host 2'],
    );
    assert.deepEqual(words(graph, 'ci'), [
      'role ci may hand role worker to lambda and run code as it (iam:PassRole with lambda:CreateFunction and lambda:InvokeFunction)',
      'may give itself any right (iam:AttachRolePolicy)',
    ]);
  });

  it('puts code into a function that runs as a role', async () => {
    const graph = await graphOf({
      'main.tf':
        role('ci', '{ Service = "codebuild.amazonaws.com" }') +
        allow('ci', ['lambda:UpdateFunctionCode'], 'aws_lambda_function.worker.arn') +
        role('worker') +
        admin('worker') +
        '\nresource "aws_lambda_function" "worker" {\n  function_name = "worker"\n  role = aws_iam_role.worker.arn\n}\nresource "aws_lambda_function" "other" {\n  function_name = "other"\n  role = aws_iam_role.other.arn\n}\n' +
        role('other'),
    });
    assert.deepEqual(reached(graph, 'ci'), ['worker']);
  });

  it('stops at a Deny, at a boundary and at conditions', async () => {
    const graph = await graphOf({
      'main.tf':
        CALLER +
        role('deploy', ACCOUNT) +
        admin('deploy') +
        ['a', 'b', 'c'].map((name) => role(name) + allow(name, ['sts:AssumeRole'], 'aws_iam_role.deploy.arn')).join('') +
        '\nresource "aws_iam_role_policy" "deny" {\n  role = aws_iam_role.a.id\n  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "sts:*", Resource = "*" }] })\n}\n' +
        role('mfa', ACCOUNT, ', Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }') +
        allow('c', ['sts:assumerole'], 'aws_iam_role.mfa.arn'),
    });
    assert.deepEqual(reached(graph, 'a'), []);
    assert.deepEqual(reached(graph, 'b'), ['deploy']);
    assert.deepEqual(reached(graph, 'c'), ['deploy', 'mfa']);
    assert.deepEqual(
      reachableFrom(graph, find(graph, 'mfa')).map(({ identity }) => identity.name),
      [],
    );
    assert.deepEqual(
      reachableFrom(graph, find(graph, 'c')).find(({ identity }) => identity.name === 'mfa')?.steps[0]?.under,
      'a login with a second factor',
    );
  });

  it('follows several steps, the shortest way first', async () => {
    const graph = await graphOf({
      'a.tf': CALLER + role('a') + allow('a', ['sts:AssumeRole'], 'aws_iam_role.b.arn'),
      'b.tf': role('b', ACCOUNT) + allow('b', ['iam:UpdateAssumeRolePolicy'], 'aws_iam_role.c.arn'),
      'c.tf': role('c', '{ Service = "ec2.amazonaws.com" }') + admin('c'),
    });
    assert.equal(pathsToAdmin(graph, find(graph, 'a'))[0]?.steps.length, 2);
    assert.equal(pathsToAdmin(graph, find(graph, 'c'))[0]?.steps.length, 0);
  });

  it('lets outsiders in', async () => {
    const graph = await graphOf({
      'main.tf':
        role('open', '{ AWS = "*" }') +
        role('next', '{ AWS = aws_iam_role.open.arn }') +
        role('own', '{ AWS = "*" }', ', Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abc1234567" } }'),
    });
    assert.deepEqual(
      outsidersInto(graph, find(graph, 'next')).map(({ outsider, steps }) => [outsider.name, steps.length]),
      [['any AWS account', 2]],
    );
    assert.deepEqual(outsidersInto(graph, find(graph, 'own')), []);
  });
});

const manifests = (...all: string[]) => all.join('\n---\n');
const account = (name: string, namespace = 'shop') =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n  namespace: ${namespace}`;
const k8sRole = (name: string, rule: string, kind = 'Role', namespace = '\n  namespace: shop') =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata:\n  name: ${name}${namespace}\nrules:\n  - ${rule}`;
const binding = (name: string, subject: string, role: string, kind = 'Role', wide = false) =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${wide ? 'Cluster' : ''}RoleBinding\nmetadata:\n  name: ${name}${wide ? '' : '\n  namespace: shop'}\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ${kind}\n  name: ${role}\nsubjects:\n  - kind: ServiceAccount\n    name: ${subject}\n    namespace: shop`;
const pod = (name: string, as: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  namespace: shop\nspec:\n  template:\n    spec:\n      serviceAccountName: ${as}\n      containers:\n        - name: app\n          image: app`;

describe('paths between identities of a cluster', () => {
  it('starts pods as any account of the namespace, and of no other', async () => {
    const graph = await graphOf({
      'a.yaml': manifests(
        account('ci'),
        account('ops'),
        account('far', 'elsewhere'),
        k8sRole('starter', '{ apiGroups: [""], resources: [pods], verbs: [create] }'),
        binding('starter', 'ci', 'starter'),
        binding('ops', 'ops', 'cluster-admin', 'ClusterRole', true),
      ),
    });
    assert.deepEqual(words(graph, 'shop/ci'), [
      'ServiceAccount shop/ci may start pods that run as ServiceAccount shop/ops',
      'may do everything in the cluster',
    ]);
    assert.deepEqual(reached(graph, 'shop/ci'), ['shop/ops']);
  });

  it('enters pods only where one runs as the account, and knows what the built-in roles give', async () => {
    const files = (runs: boolean) => ({
      'a.yaml': manifests(
        account('ci'),
        account('ops'),
        k8sRole('shell', '{ apiGroups: [""], resources: [pods/exec], verbs: [create] }'),
        binding('shell', 'ci', 'shell'),
        ...(runs ? [pod('ops', 'ops')] : []),
      ),
      'b.yaml': manifests(account('dev'), binding('dev', 'dev', 'edit', 'ClusterRole')),
    });
    assert.deepEqual(reached(await graphOf(files(false)), 'shop/ci'), []);
    assert.deepEqual(reached(await graphOf(files(true)), 'shop/ci'), ['shop/ops']);
    assert.deepEqual(reached(await graphOf(files(false)), 'shop/dev'), ['shop/ci', 'shop/ops']);
  });

  it('goes on into the cloud role of an account', async () => {
    const graph = await graphOf({
      'a.yaml': manifests(
        account('ci'),
        `${account('ops')}\n  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/deploy`,
        k8sRole('tokens', '{ apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [ops], verbs: [create] }'),
        binding('tokens', 'ci', 'tokens'),
      ),
      'main.tf': `${role('deploy', '{ Federated = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC" }')}${admin('deploy')}`,
    });
    assert.deepEqual(words(graph, 'shop/ci'), [
      'ServiceAccount shop/ci may ask for tokens of ServiceAccount shop/ops',
      'ServiceAccount shop/ops may become role deploy',
      'may do everything in its account',
    ]);
  });
});

describe('paths between identities of Google Cloud', () => {
  it('makes tokens of an account that owns the project', async () => {
    const graph = await graphOf({
      'main.tf': `
resource "google_service_account" "ci" {
  account_id = "ci"
}
resource "google_service_account" "owner" {
  account_id = "owner"
}
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = "serviceAccount:\${google_service_account.owner.email}"
}
resource "google_service_account_iam_member" "ci" {
  service_account_id = google_service_account.owner.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "serviceAccount:\${google_service_account.ci.email}"
}
`,
    });
    assert.deepEqual(words(graph, 'ci'), [
      'service account ci may make tokens of service account owner (roles/iam.serviceAccountTokenCreator)',
      'may do everything in its project',
    ]);
  });
});

describe('the cost of paths', () => {
  it('grows with the identities, not with their pairs', async () => {
    const count = 400;
    const roles = Array.from(
      { length: count },
      (_, i) => role(`r${i}`, ACCOUNT) + allow(`r${i}`, ['sts:AssumeRole', 'iam:CreateAccessKey'], '"*"'),
    ).join('');
    const graph = await graphOf({ 'main.tf': CALLER + roles });
    const { arcs, hubs } = waysOf(graph);
    const size = [...arcs.values(), ...hubs.values()].reduce((sum, list) => sum + list.length, 0);
    assert.ok(size <= count * 6, `${size} arcs for ${count} roles`);
    assert.equal(reachableFrom(graph, find(graph, 'r0')).length, count - 1);
    assert.equal(reaching(graph, find(graph, 'r0')).length, count - 1);
  });
});

describe('paths from pipelines and in Azure', () => {
  const azure = `
resource "azurerm_user_assigned_identity" "ci" {
  name                = "ci"
  resource_group_name = "shop"
  location            = "westeurope"
}
resource "azurerm_user_assigned_identity" "app" {
  name                = "app"
  resource_group_name = "shop"
  location            = "westeurope"
}
resource "azurerm_role_assignment" "ci" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
  role_definition_name = "Owner"
  principal_id         = azurerm_user_assigned_identity.ci.principal_id
}
resource "azurerm_role_assignment" "app" {
  scope                = azurerm_user_assigned_identity.ci.id
  role_definition_name = "Managed Identity Contributor"
  principal_id         = azurerm_user_assigned_identity.app.principal_id
}`;

  it('adds a federated credential to an identity that owns the subscription', async () => {
    assert.deepEqual(words(await graphOf({ 'main.tf': azure }), 'app'), [
      'managed identity app may add a federated credential to managed identity ci (Managed Identity Contributor)',
      'may do everything in its subscription',
    ]);
  });

  it('names the workflow that logs in as a role, and who starts it', async () => {
    const workflow = (event: string) =>
      `name: deploy\non: ${event}\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: arn:aws:iam::123456789012:role/deploy\n`;
    const names = async (event: string) => {
      const graph = await graphOf({ '.github/workflows/deploy.yml': workflow(event), 'main.tf': role('deploy') });
      return outsidersInto(graph, find(graph, 'deploy')).map(({ outsider, steps }) => `${outsider.name} ${steps.length}`);
    };
    assert.deepEqual(await names('push'), ['workflow deploy 1']);
    assert.deepEqual(await names('pull_request_target'), ['workflow deploy 1', 'anyone who writes to the repository 2']);
  });
});

describe('paths in half-typed files', () => {
  it('never throw, and stay where their files are whole', async () => {
    const app = role('app') + allow('app', ['sts:AssumeRole', 'iam:PassRole', 'lambda:*'], '["arn:aws:iam::*:role/d*"]');
    const manifest = manifests(account('ci'), account('ops'), binding('dev', 'ci', 'edit', 'ClusterRole'), pod('x', 'ops'));
    for (let cut = 0; cut < app.length + manifest.length; cut += 10) {
      const graph = await graphOf({
        'app.tf': app.slice(0, cut),
        'all.yaml': manifest.slice(0, cut),
        'whole.tf':
          CALLER + role('start', '{ Service = "ec2.amazonaws.com" }') + role('next', '{ AWS = aws_iam_role.start.arn }'),
      });
      assert.deepEqual(
        reached(graph, 'start').filter((name) => name === 'next'),
        ['next'],
      );
      for (const one of graph.identities) pathsToAdmin(graph, one);
    }
  });
});

describe('paths through modules', () => {
  it('stand where a caller hands the identity on', async () => {
    const files = {
      'modules/admin/main.tf': `variable "trusted" {}${role('admin', '{ AWS = var.trusted }')}${admin('admin')}`,
      'modules/app/main.tf': `${role('app')}\noutput "arn" {\n  value = aws_iam_role.app.arn\n}`,
      'main.tf':
        'module "admin" {\n  source  = "./modules/admin"\n  trusted = module.app.arn\n}\nmodule "app" {\n  source = "./modules/app"\n}\n',
    };
    const graph = await graphOf(files);
    const [path] = pathsToAdmin(graph, find(graph, 'app'));
    assert.equal(path?.steps.length, 1);
    assert.equal(textAt(files, path?.steps[0]?.span as never), 'module.app.arn');
  });

  it('say nothing of a module that is called twice', async () => {
    const graph = await graphOf({
      'modules/app/main.tf': `variable "name" {}\nresource "aws_iam_role" "app" {\n  name = var.name\n  assume_role_policy = ${trust('{ Service = "lambda.amazonaws.com" }')}\n}\noutput "arn" {\n  value = aws_iam_role.app.arn\n}`,
      'main.tf': `module "dev" {\n  source = "./modules/app"\n  name   = "dev"\n}\nmodule "prod" {\n  source = "./modules/app"\n  name   = "prod"\n}${role('admin', '{ AWS = module.prod.arn }')}${admin('admin')}`,
    });
    assert.deepEqual(reaching(graph, find(graph, 'admin')), []);
  });
});
