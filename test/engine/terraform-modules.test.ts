/** Terraform over whole modules: files of a folder, calls with arguments, instances, templates, and what an edit leaves alone. */
import { strict as assert } from 'node:assert';
import { analyzeFile, analyzeWorkspace } from '../../server/src/engine/analyze';
import type { Facts, PolicyFact } from '../../server/src/engine/facts/model';
import { withModules } from '../../server/src/engine/facts/terraform/module/index';
import type { IdentityGraph } from '../../server/src/engine/graph/model';
import type { Term } from '../../server/src/engine/iam/model';
import type { Span } from '../../server/src/engine/syntax/span';
import { testEngine } from '../support/analysis';
import { fill, planted } from '../support/planted';
import { only } from './terraform-support';

type Files = Readonly<Record<string, string>>;

interface Read {
  readonly graph: IdentityGraph;
  /** The text at a place, with its file where it is not `main.tf`. */
  readonly at: (span: Span) => string;
}

function read(files: Files): Read {
  const results = Object.entries(files).map(([file, text]) => analyzeFile({ file, text: fill(text) }, testEngine));
  const at = ({ file, start, end }: Span) =>
    `${file === 'main.tf' ? '' : `${file}: `}${fill(files[file] ?? '').slice(start, end)}`;
  return { graph: analyzeWorkspace(results, testEngine).graph, at };
}

function factsOf(files: Files): readonly Facts[] {
  return withModules(Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, testEngine).facts));
}

/** What actions a document has, in order: the text, `?` and the reference of what is not known. */
function actionsOf({ statements }: Pick<PolicyFact, 'statements'>): string[] {
  return statements.flatMap(({ actions }) => actions.map(said));
}

function said({ state, text, reference }: Term): string {
  return state === 'unknown' ? `?${reference ?? ''}` : text.replaceAll('\uFFFC', '…');
}

function policy({ graph }: Read, part: string): PolicyFact {
  return only(graph.policies.filter(({ key }) => key.includes(part)));
}

const POLICY = (actions: string, resource = '"*"') =>
  `jsonencode({ Statement = [{ Effect = "Allow", Action = ${actions}, Resource = ${resource} }] })`;
const inline = (name: string, document: string, more = '') =>
  `resource "aws_iam_role_policy" "${name}" {\n${more}  role = "app"\n  policy = ${document}\n}\n`;

describe('Terraform modules: one folder', () => {
  it('joins locals, variables and resources of all files', () => {
    const found = read({
      'main.tf': inline('p', POLICY('local.actions', 'local.table')),
      'locals.tf': 'locals {\n  actions = var.actions\n  table = "arn:aws:dynamodb:::table/${aws_dynamodb_table.t.name}"\n}\n',
      'variables.tf': 'variable "actions" {\n  default = ["dynamodb:*"]\n}\n',
      'table.tf': 'resource "aws_dynamodb_table" "t" {\n  name = "orders"\n}\n',
      'other/locals.tf': 'locals {\n  actions = ["s3:*"]\n}\n',
    });
    const { actions, resources } = only(policy(found, 'aws_iam_role_policy.p').statements);
    const action = only(actions);
    assert.equal(found.at(action.span), 'variables.tf: dynamodb:*');
    assert.deepEqual(action.span.via?.map(found.at), ['local.actions', 'locals.tf: var.actions']);
    assert.equal(only(resources).text, 'arn:aws:dynamodb:::table/orders');
  });

  it('sets variables by terraform.tfvars, then auto.tfvars, and looks at every other file of values', () => {
    const main = `variable "action" {\n  default = "s3:Get*"\n}\n${inline('p', POLICY('var.action'))}`;
    const actions = (files: Files) => read({ 'main.tf': main, ...files }).graph.policies.flatMap(actionsOf);
    assert.deepEqual(actions({}), ['s3:Get*']);
    assert.deepEqual(actions({ 'terraform.tfvars': 'action = "s3:Put*"\n' }), ['s3:Put*']);
    assert.deepEqual(actions({ 'terraform.tfvars': 'action = "s3:Put*"\n', 'a.auto.tfvars': 'action = "s3:List*"\n' }), [
      's3:List*',
    ]);
    assert.deepEqual(actions({ 'terraform.tfvars.json': '{"action": "s3:Put*"}' }), ['s3:Put*']);
    assert.deepEqual(actions({ 'envs/prod.tfvars': 'action = "s3:*"\n', 'envs/dev.tfvars': 'action = "s3:List*"\n' }), [
      's3:Get*',
      's3:List*',
      's3:*',
    ]);
  });

  it('reads what data.template_file renders', () => {
    const found = read({
      'main.tf':
        'data "template_file" "p" {\n  template = "${file("${path.module}/policy.tpl")}"\n  vars = {\n    bucket = "${local.name}"\n  }\n}\n' +
        'locals {\n  name = "reports"\n}\n' +
        inline('t', '"${data.template_file.p.rendered}"'),
      'policy.tpl': '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${bucket}/*"}]}\n',
    });
    const { actions, resources } = only(policy(found, 'aws_iam_role_policy.t').statements);
    assert.equal(found.at(only(actions).span), 'policy.tpl: s3:*');
    assert.equal(only(resources).text, 'arn:aws:s3:::reports/*');
  });

  it('reads files and templates of the workspace, with the values that a template is given', () => {
    const found = read({
      'main.tf':
        'locals {\n  buckets = ["a", "b"]\n}\n' +
        inline('t', 'templatefile("${path.module}/policy.json.tftpl", { buckets = local.buckets, wide = false })') +
        inline('f', 'file("policies/plain.json")') +
        inline('d', 'jsonencode(jsondecode(file("${path.root}/policies/plain.json")))'),
      'policy.json.tftpl':
        '{"Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": [\n%{ for i, b in buckets ~}\n' +
        '"arn:aws:s3:::${b}/*"%{ if i < length(buckets) - 1 },%{ endif }\n%{ endfor ~}\n]}' +
        '%{ if wide }, {"Effect": "Allow", "Action": "*", "Resource": "*"}%{ endif }]}\n',
      'policies/plain.json': '{"Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]}',
    });
    const { actions, resources } = only(policy(found, 'aws_iam_role_policy.t').statements);
    assert.equal(found.at(only(actions).span), 'policy.json.tftpl: s3:Get*');
    assert.deepEqual(
      resources.map(({ text }) => text),
      ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'],
    );
    assert.match(found.at(only(actions).span.via?.[0] as Span), /^templatefile\(/);
    const plain = policy(found, 'file:policies/plain.json');
    assert.deepEqual([plain.purpose, plain.holders], ['identity', ['iam-role:app']]);
    assert.equal(
      found.at(only(only(policy(found, 'aws_iam_role_policy.d').statements).actions).span),
      'policies/plain.json: sqs:*',
    );
  });

  it('gives both texts of a template where its condition is not known', () => {
    const found = read({
      'main.tf': inline('t', 'templatefile("p.tpl", { wide = var.wide })'),
      'p.tpl': '{"Statement": {"Effect": "Allow", "Action": "%{ if wide }*%{ else }s3:Get*%{ endif }", "Resource": "*"}}',
    });
    assert.deepEqual(found.graph.policies.map(actionsOf), [['*'], ['s3:Get*']]);
  });
});

describe('Terraform modules: instances', () => {
  it('evaluates every instance of for_each and count, not only the first', () => {
    const found = read({
      'main.tf':
        inline('each', POLICY('each.value'), '  for_each = { read = "s3:Get*", all = "s3:*" }\n') +
        inline('count', POLICY('["sqs:Get*", "sqs:*"][count.index]'), '  count = 2\n') +
        inline('set', POLICY('"${each.key}:*"'), '  for_each = toset(["kms", "iam"])\n') +
        inline('none', POLICY('"*"'), '  count = 0\n'),
    });
    const actions = found.graph.policies.map((one) => [
      one.key.replace(/^tf::aws_iam_role_policy\.|#policy$/g, ''),
      ...actionsOf(one),
    ]);
    assert.deepEqual(actions, [
      ['each["read"]', 's3:Get*'],
      ['each["all"]', 's3:*'],
      ['count[0]', 'sqs:Get*'],
      ['count[1]', 'sqs:*'],
      ['set["iam"]', 'iam:*'],
      ['set["kms"]', 'kms:*'],
    ]);
    const wide = only(only(policy(found, 'each["all"]').statements).actions);
    assert.equal(found.at(wide.span), 's3:*');
    assert.deepEqual(wide.span.via?.map(found.at), ['each.value']);
  });

  it('follows documents by the key of their instance', () => {
    const found = read({
      'main.tf':
        'locals {\n  roles = { a = ["s3:Get*"], b = ["s3:*"] }\n}\n' +
        'data "aws_iam_policy_document" "d" {\n  for_each = local.roles\n  statement {\n    actions = each.value\n    resources = ["*"]\n  }\n}\n' +
        'resource "aws_iam_role" "r" {\n  for_each = local.roles\n  name = "role-${each.key}"\n}\n' +
        'resource "aws_iam_role_policy" "p" {\n  for_each = local.roles\n  role = aws_iam_role.r[each.key].name\n' +
        '  policy = data.aws_iam_policy_document.d[each.key].json\n}\n',
    });
    assert.deepEqual(
      found.graph.policies.map((one) => [actionsOf(one).join(), ...one.holders]),
      [
        ['s3:Get*', 'tf::aws_iam_role.r["a"]'],
        ['s3:*', 'tf::aws_iam_role.r["b"]'],
      ],
    );
    assert.deepEqual(found.graph.identities.map(({ name }) => name).sort(), ['role-a', 'role-b']);
  });

  it('takes nothing by default as any number in a module that nobody calls, and as nothing where a caller leaves it so', () => {
    const module = `variable "create" {\n  default = false\n}\n${inline('p', POLICY('"s3:*"'), '  count = var.create ? 1 : 0\n')}`;
    assert.equal(read({ 'main.tf': module }).graph.policies.length, 1);
    assert.equal(read({ 'main.tf': 'module "m" {\n  source = "./m"\n}\n', 'm/main.tf': module }).graph.policies.length, 0);
    assert.equal(read({ 'main.tf': module, 'terraform.tfvars': 'create = false\n' }).graph.policies.length, 0);
  });

  it('writes out dynamic blocks, and says where one stands for any number', () => {
    const document = (over: string) =>
      'data "aws_iam_policy_document" "d" {\n  dynamic "statement" {\n' +
      `    for_each = ${over}\n    iterator = one\n    content {\n      actions = one.value.actions\n      resources = ["*"]\n` +
      '      dynamic "condition" {\n        for_each = try(one.value.tests, {})\n        content {\n          test = "StringEquals"\n' +
      '          variable = condition.key\n          values = condition.value\n        }\n      }\n    }\n  }\n}\n';
    const known = read({
      'main.tf': document('[{ actions = ["s3:*"] }, { actions = ["kms:*"], tests = { "kms:ViaService" = ["s3"] } }]'),
    });
    const { statements } = only(known.graph.policies);
    assert.deepEqual(
      statements.map((one) => [...one.actions.map(said), one.partial, ...one.conditions.map(({ key }) => key)]),
      [
        ['s3:*', false],
        ['kms:*', false, 'kms:ViaService'],
      ],
    );
    assert.equal(known.at(statements[1]?.actions[0]?.span as Span), 'kms:*');
    const [open] = only(read({ 'main.tf': document('var.statements') }).graph.policies).statements;
    assert.deepEqual([open?.partial, open?.optional, open?.actions.map(said)], [true, true, ['?var.statements[].actions']]);
  });
});

describe('Terraform modules: calls', () => {
  const ROLE =
    'variable "name" {}\nvariable "actions" {\n  type = list(string)\n}\n' +
    'resource "aws_iam_role" "this" {\n  name = var.name\n}\n' +
    `resource "aws_iam_role_policy" "this" {\n  role = aws_iam_role.this.id\n  policy = ${POLICY('var.actions')}\n}\n` +
    'output "name" {\n  value = aws_iam_role.this.name\n}\noutput "arn" {\n  value = aws_iam_role.this.arn\n}\n';

  it('evaluates a module once for each call, at the values of the caller', () => {
    const found = read({
      'main.tf':
        'module "reader" {\n  source = "./role"\n  name = "reader"\n  actions = ["s3:Get*"]\n}\n' +
        'module "writer" {\n  source = "./role"\n  name = "writer"\n  actions = ["s3:*"]\n}\n',
      'role/main.tf': ROLE,
    });
    assert.deepEqual(
      found.graph.identities.map(({ name, id, grants }) => [
        name,
        id,
        grants.flatMap((one) => (one.policy ? actionsOf(one.policy) : [])),
      ]),
      [
        ['reader', 'tf::module.reader.aws_iam_role.this', ['s3:Get*']],
        ['writer', 'tf::module.writer.aws_iam_role.this', ['s3:*']],
      ],
    );
    const action = only(only(policy(found, 'module.writer').statements).actions);
    assert.equal(found.at(action.span), 's3:*');
    assert.deepEqual(action.span.via?.map(found.at), ['role/main.tf: var.actions']);
  });

  it('follows calls within calls, with for_each, and outputs back', () => {
    const found = read({
      'main.tf':
        'module "team" {\n  source = "./team"\n  for_each = { red = "s3:*", blue = "sqs:*" }\n  action = each.value\n  name = each.key\n}\n' +
        'resource "aws_iam_role_policy_attachment" "x" {\n  role = module.team["red"].role\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}\n' +
        'resource "aws_lambda_function" "f" {\n  role = module.team["blue"].arn\n}\n',
      'team/main.tf':
        'variable "action" {}\nvariable "name" {}\nmodule "role" {\n  source = "../role"\n  name = "team-${var.name}"\n  actions = [var.action]\n}\n' +
        'output "role" {\n  value = module.role.name\n}\noutput "arn" {\n  value = module.role.arn\n}\n',
      'role/main.tf': ROLE,
    });
    const red = found.graph.byAlias.get('tf::module.team["red"].module.role.aws_iam_role.this');
    assert.equal(red?.name, 'team-red');
    assert.deepEqual(
      red?.grants.map((one) => one.managed ?? actionsOf(one.policy as PolicyFact).join()),
      ['s3:*', 'ReadOnlyAccess'],
    );
    const blue = found.graph.byAlias.get('iam-role:team-blue');
    assert.deepEqual(
      blue?.references.map(({ from }) => from),
      ['aws_lambda_function.f'],
    );
    assert.equal(found.at(blue?.references[0]?.span as Span), 'module.team["blue"].arn');
    const action = only(only(policy(found, 'team["red"]').statements).actions);
    assert.equal(found.at(action.span), 's3:*');
    assert.deepEqual(action.span.via?.map(found.at), ['role/main.tf: var.actions', 'team/main.tf: var.action', 'each.value']);
  });

  it('gives each user of a module a key of its own', () => {
    const { graph } = read({
      'main.tf': 'module "a" {\n  source = "./user"\n  name = "a"\n}\nmodule "b" {\n  source = "./user"\n  name = "b"\n}\n',
      'user/main.tf':
        'variable "name" {}\nresource "aws_iam_user" "it" {\n  name = var.name\n}\nresource "aws_iam_access_key" "it" {\n  user = aws_iam_user.it.name\n}\n',
    });
    assert.deepEqual(
      graph.identities.map(({ name, credentials }) => [name, credentials.length]),
      [
        ['a', 1],
        ['b', 1],
      ],
    );
  });

  it('keeps roots that call the same module apart, and shows no template beside its instances', () => {
    const call = 'module "app" {\n  source = "../../role"\n  name = "app"\n  actions = ["s3:Get*"]\n}\n';
    const found = read({ 'live/dev/main.tf': call, 'live/prod/main.tf': call, 'role/main.tf': ROLE });
    assert.deepEqual(
      found.graph.identities.map(({ id, grants }) => [id, grants.length]),
      [
        ['tf:live/dev:module.app.aws_iam_role.this', 1],
        ['tf:live/prod:module.app.aws_iam_role.this', 1],
      ],
    );
  });

  it('looks at a module that only its examples call by itself, too', () => {
    const files = {
      'role/main.tf': ROLE,
      'examples/one/main.tf': 'module "r" {\n  source = "../../role"\n  name = "r"\n  actions = []\n}\n',
    };
    assert.deepEqual(
      read(files)
        .graph.identities.map(({ id }) => id)
        .sort(),
      ['tf:examples/one:module.r.aws_iam_role.this', 'tf:role:aws_iam_role.this'],
    );
  });

  it('gives left out attributes the defaults of their type, and null its default where null is not taken', () => {
    const found = read({
      'main.tf': 'module "m" {\n  source = "./m"\n  rights = [{ actions = ["s3:*"] }]\n  extra = null\n}\n',
      'm/main.tf':
        'variable "rights" {\n  type = list(object({ actions = list(string), resources = optional(list(string), ["arn:aws:s3:::x"]), sid = optional(string) }))\n}\n' +
        'variable "extra" {\n  nullable = false\n  default = ["kms:Decrypt"]\n}\n' +
        'data "aws_iam_policy_document" "d" {\n  dynamic "statement" {\n    for_each = var.rights\n    content {\n      sid = statement.value.sid\n' +
        '      actions = concat(statement.value.actions, var.extra)\n      resources = statement.value.resources\n    }\n  }\n}\n',
    });
    const statement = only(only(found.graph.policies).statements);
    assert.deepEqual(
      [statement.sid, statement.actions.map(said), statement.resources.map(said)],
      [undefined, ['s3:*', 'kms:Decrypt'], ['arn:aws:s3:::x']],
    );
  });

  it('says what comes from a module that is not there, and ends where modules call each other', () => {
    const found = read({
      'main.tf': `module "far" {\n  source = "terraform-aws-modules/iam/aws"\n}\n${inline('p', 'module.far.json')}`,
      'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
      'b/main.tf': `module "a" {\n  source = "../a"\n}\n${inline('q', POLICY('"s3:*"'))}`,
    });
    const unresolved = [...found.graph.facts.values()].flatMap((facts) => facts.unresolved);
    assert.deepEqual(
      unresolved.map(({ reason, policy: about }) => [reason, about]),
      [['policy of aws_iam_role_policy.p policy could not be resolved (module.far.json)', true]],
    );
    assert.equal(found.graph.policies.length, 1);
  });

  it('ends on calls that multiply', () => {
    const files: Record<string, string> = { 'main.tf': 'module "m" {\n  source = "./m0"\n  count = 90\n}\n' };
    for (let i = 0; i < 6; i++)
      files[`m${i}/main.tf`] = `module "m" {\n  source = "../m${i + 1}"\n  count = 90\n}\n${inline('p', POLICY('"s3:*"'))}`;
    const start = process.cpuUsage();
    const { graph } = read(files);
    const { user } = process.cpuUsage(start);
    assert.ok(user < 8e6, `${user / 1e3} ms`);
    assert.ok(
      [...graph.facts.values()].some(({ unresolved }) =>
        unresolved.some(({ reason }) => reason.includes('more than 2000 calls')),
      ),
    );
  });
});

describe('Terraform policy documents, merged', () => {
  const doc = (name: string, body: string) => `data "aws_iam_policy_document" "${name}" {\n${body}}\n`;
  const statement = (sid: string, action: string) =>
    `  statement {\n    sid = "${sid}"\n    actions = ["${action}"]\n    resources = ["*"]\n  }\n`;

  it('adds sources, and puts overrides in the place of the same sid', () => {
    const found = read({
      'main.tf': doc('base', statement('a', 's3:*') + statement('b', 'sqs:*')),
      'over.tf': doc('over', statement('b', 'sqs:Get*') + statement('d', 'kms:*')),
      'all.tf':
        doc(
          'all',
          `  source_policy_documents = [data.aws_iam_policy_document.base.json]\n  override_policy_documents = [data.aws_iam_policy_document.over.json]\n${statement('c', 'sns:*')}`,
        ) + inline('p', 'data.aws_iam_policy_document.all.json'),
    });
    const merged = only(found.graph.policies);
    assert.deepEqual(
      merged.statements.map(({ sid, actions }) => [sid, ...actions.map(said)]),
      [
        ['a', 's3:*'],
        ['b', 'sqs:Get*'],
        ['c', 'sns:*'],
        ['d', 'kms:*'],
      ],
    );
    assert.equal(found.at(merged.statements[1]?.actions[0]?.span as Span), 'over.tf: sqs:Get*');
    assert.equal(merged.key, 'tf::data.aws_iam_policy_document.all');
  });

  it('takes a document out of a module, and a document that may not be there as optional', () => {
    const found = read({
      'main.tf':
        'module "m" {\n  source = "./m"\n}\n' +
        doc('d', '  source_policy_documents = [module.m.json, var.more ? data.aws_iam_policy_document.e.json : ""]\n') +
        doc('e', statement('e', 'kms:*')) +
        inline('p', 'data.aws_iam_policy_document.d.json'),
      'm/main.tf': `${doc('inner', statement('i', 's3:*'))}output "json" {\n  value = data.aws_iam_policy_document.inner.json\n}\n`,
    });
    const { statements, holders } = only(found.graph.policies);
    assert.deepEqual(
      statements.map(({ sid, optional }) => [sid, optional]),
      [
        ['i', undefined],
        ['e', true],
      ],
    );
    assert.deepEqual(holders, ['iam-role:app']);
  });
});

describe('Terraform modules: what is kept and what an edit costs', () => {
  it('law 1: facts keep the text of a file without the values of its secrets', () => {
    const files = {
      'main.tf': fill('resource "aws_db_instance" "d" {\n  password = "{{password}}" # was {{password}}\n}\n'),
      'terraform.tfvars': fill('db_password = "{{password}}"\n'),
      'p.json.tpl': fill('{"Statement": [], "Password": "{{password}}", "key": "{{token-github-pat-classic}}"}\n'),
    };
    const results = Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, testEngine));
    for (const { facts } of results) {
      assert.equal(facts.source?.length, files[facts.file as keyof typeof files].length, facts.file);
      assert.ok(facts.credentials.length > 0, facts.file);
      const written = JSON.stringify(facts);
      for (const value of ['password', 'token-github-pat-classic'].map(planted)) assert.ok(!written.includes(value), facts.file);
    }
    assert.ok(!JSON.stringify([...analyzeWorkspace(results, testEngine).graph.facts]).includes(planted('password')));
  });

  it('keeps the objects of all that an edit leaves as it was', () => {
    const stack = (name: string) => ({
      [`${name}/main.tf`]: 'module "role" {\n  source = "../role"\n  actions = local.actions\n}\n',
      [`${name}/locals.tf`]: 'locals {\n  actions = ["s3:Get*"]\n}\n',
      [`${name}/own.tf`]: inline('p', POLICY('"sqs:*"')),
    });
    const files = {
      ...stack('a'),
      ...stack('b'),
      'role/main.tf': `variable "actions" {}\n${inline('this', POLICY('var.actions'))}`,
    };
    const facts = new Map(Object.entries(files).map(([file, text]) => [file, analyzeFile({ file, text }, testEngine).facts]));
    const stage = () => new Map(withModules([...facts.values()]).map((one) => [one.file, one]));
    const before = stage();
    assert.equal(stage().get('a/own.tf'), before.get('a/own.tf'));
    facts.set(
      'a/locals.tf',
      analyzeFile({ file: 'a/locals.tf', text: 'locals {\n  actions = ["s3:Put*"]\n}\n' }, testEngine).facts,
    );
    const after = stage();
    for (const file of ['b/main.tf', 'b/own.tf', 'b/locals.tf', 'a/own.tf'])
      assert.equal(after.get(file), before.get(file), file);
    const [a, b] = after.get('role/main.tf')?.policies ?? [];
    assert.deepEqual(
      [a, b].map((one) => one && actionsOf(one).join()),
      ['s3:Put*', 's3:Get*'],
    );
    assert.equal(b, before.get('role/main.tf')?.policies[1]);
  });

  it('sees files that come and go', () => {
    const main = { 'main.tf': inline('p', 'file("p.json")') };
    const document = { 'p.json': '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}' };
    const facts = Object.fromEntries(
      Object.entries({ ...main, ...document }).map(([file, text]) => [file, analyzeFile({ file, text }, testEngine).facts]),
    ) as Record<string, Facts>;
    const count = (...names: string[]) =>
      withModules(names.map((name) => facts[name] as Facts)).flatMap((one) => one.attachments).length;
    assert.equal(count('main.tf'), 1);
    assert.equal(count('main.tf', 'p.json'), 1);
    assert.equal(factsOf({ ...main, 'sub/variables.tf': 'variable "x" {}\n' }).length, 2);
  });
});
