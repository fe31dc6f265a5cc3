/** Terraform's fixes: places that take no reference, versions that know nothing better, and the order of `terraform fmt`. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyEdits, applyFix } from '../../server/src/engine/fixes/apply';
import { formatted } from '../../server/src/engine/fixes/hosts/terraform/format';
import { allowsProvider, knows } from '../../server/src/engine/fixes/hosts/terraform/versions';
import type { FixContext } from '../../server/src/engine/fixes/model';
import { fixCases, offersOf } from '../support/fix-cases';
import { ENV, newLines, terraform, VAULT } from './fixes-cases';
import { type Case, fixesOf } from './fixes-support';

/** Ids of the offers that edit something. */
function offers(text: string, more: Partial<Case> = {}): string[] {
  const made = fixesOf(terraform(text, { owner: 'x.y', ownerType: 'x', ...more }));
  return made.fixes.filter(({ edits }) => edits.length > 0).map(({ id }) => id);
}

function contextOf(texts: Readonly<Record<string, string>>): FixContext {
  return { ...fixesOf(terraform('a = "‹b›"\n')).context, read: (file) => texts[file], files: Object.keys(texts) };
}

const FILE = 'infra/db/main.tf';

/** `ephemeral writeOnly`, as the files around the module promise. */
function promised(texts: Readonly<Record<string, string>>): string {
  const { ephemeral, writeOnly } = knows(contextOf({ [FILE]: '', ...texts }), FILE, texts[FILE] ?? '');
  return `${ephemeral} ${writeOnly}`;
}

describe('Terraform: places', () => {
  const none: Readonly<Record<string, string>> = {
    'a backend': 'terraform {\n  backend "http" {\n    password = "‹hunter22!›"\n  }\n}\n',
    'the source of a module': 'module "a" {\n  source = "git::https://u:‹hunter22!›@host/a.git"\n}\n',
    'what ignore_changes names': 'resource "x" "y" {\n  lifecycle {\n    password = "‹hunter22!›"\n  }\n}\n',
    'the elements of a set that is repeated for': 'resource "x" "y" {\n  for_each = toset(["‹hunter22!›"])\n}\n',
    'a count': 'resource "x" "y" {\n  count = "‹hunter22!›"\n}\n',
    'an import': 'import {\n  to = x.y\n  id = "‹hunter22!›"\n}\n',
    'a check': 'check "a" {\n  password = "‹hunter22!›"\n}\n',
    'a provisioner that runs at the end':
      'resource "x" "y" {\n  provisioner "local-exec" {\n    when    = destroy\n    command = "‹hunter22!›"\n  }\n}\n',
    'the connection of one that runs at the end':
      'resource "x" "y" {\n  connection {\n    password = "‹hunter22!›"\n  }\n  provisioner "remote-exec" {\n    when = destroy\n  }\n}\n',
    'a default that is more than the value': 'variable "a" {\n  default = { password = "‹hunter22!›" }\n}\n',
    'a condition of a variable': 'variable "a" {\n  validation {\n    condition = var.a != "‹hunter22!›"\n  }\n}\n',
  };
  for (const [what, text] of Object.entries(none)) it(`take no reference: ${what}`, () => assert.deepEqual(offers(text), []));

  it('take one inside of what is repeated for, beside its keys', () => {
    assert.ok(offers('resource "x" "y" {\n  for_each = { a = { password = "‹hunter22!›" } }\n}\n').includes(VAULT));
  });

  it('take one in the variables of a template', () => {
    const text = 'resource "x" "y" {\n  value = templatefile("a.tftpl", { db_password = "‹hunter22!›" })\n}\n';
    assert.equal(
      newLines(terraform(text), VAULT)[0],
      '  value = templatefile("a.tftpl", { db_password = data.vault_kv_secret_v2.db.data["password"] })',
    );
  });

  it('leave files of other tools alone', () => {
    for (const file of ['image.pkr.hcl', 'main.tftest.hcl', 'config.hcl'])
      assert.deepEqual(offers('locals {\n  password = "‹hunter22!›"\n}\n', { file }), [], file);
  });

  it('do not read a vault with what the vault itself gives', () => {
    const kept = 'resource "vault_kv_secret_v2" "a" {\n  data_json = jsonencode({ password = "‹hunter22!›" })\n}\n';
    assert.ok(!offers(kept).includes(VAULT));
    assert.ok(!offers('provider "vault" {\n  token = "‹hunter22!›"\n}\n').includes(VAULT));
  });

  it('take no value that the configuration of a function would show', async () => {
    const { fixes } = await offersOf(fixCases().find(({ host, name }) => host === 'terraform' && name === 'function')!);
    assert.deepEqual(
      fixes.map(({ id }) => id),
      ['vault-reference:aws-secrets-manager', 'vault-reference:aws-ssm', ENV],
    );
  });

  it('have no variable that is never stored where the value is', () => {
    const others = { 'infra/variables.tf': 'variable "db_password" {\n  type      = string\n  ephemeral = true\n}\n' };
    const text = 'resource "aws_db_instance" "main" {\n  password = "‹hunter22!›"\n}\n';
    assert.deepEqual(newLines(terraform(text, { others }), ENV), ['  password = var.db_password_2']);
  });

  it('open no block on one line for a second argument', () => {
    const text =
      'terraform {\n  required_version = ">= 1.11"\n}\n\nresource "google_sql_user" "a" { password = "‹hunter22!›" }\n';
    assert.match(newLines(terraform(text), VAULT)[0] ?? '', /password = data\./);
  });
});

describe('Terraform: versions', () => {
  const required = (constraint: string) => ({ [FILE]: `terraform {\n  required_version = "${constraint}"\n}\n` });

  it('are those that every version allowed has', () => {
    assert.equal(promised({}), 'false false');
    assert.equal(promised(required('>= 1.11')), 'true true');
    assert.equal(promised(required('>= 1.5, < 2.0')), 'false false');
    assert.equal(promised(required('~> 1.12.0')), 'true true');
    assert.equal(promised(required('< 1.12')), 'false false');
    assert.equal(promised(required('1.11.4')), 'true true');
  });

  it('are those that the version manager is told, in the folder or above', () => {
    assert.equal(promised({ '.terraform-version': '1.10.5\n' }), 'true false');
    assert.equal(promised({ 'infra/.opentofu-version': '1.10.5\n' }), 'false false');
    assert.equal(promised({ '.opentofu-version': '1.11.0\n' }), 'true true');
    assert.equal(promised({ '.tool-versions': 'nodejs 20.1.0\nterraform 1.11.4\n' }), 'true true');
    assert.equal(promised({ '.tool-versions': 'opentofu 1.10.0\n', ...required('>= 1.11') }), 'false false');
    assert.equal(promised({ 'other/.terraform-version': '1.11.4\n' }), 'false false');
    assert.equal(promised({ '.terraform-version': 'latest\n' }), 'false false');
  });

  it('1.10 has ephemeral resources, for providers, and no write-only arguments', () => {
    const others = { '.terraform-version': '1.10.5\n' };
    const user = 'resource "google_sql_user" "a" {\n  password = "‹hunter22!›"\n}\n';
    assert.match(newLines(terraform(user, { others }), VAULT)[0] ?? '', /^ {2}password = data\./);
    const provider = 'provider "mysql" {\n  password = "‹hunter22!›"\n}\n';
    assert.match(newLines(terraform(provider, { others }), VAULT)[0] ?? '', /^ {2}password = tostring\(ephemeral\./);
  });

  it('are those of OpenTofu where its files are', () => {
    const lock = (host: string) => ({
      'infra/db/.terraform.lock.hcl': `provider "${host}/hashicorp/aws" {\n  version = "6.0.0"\n}\n`,
    });
    assert.equal(promised({ ...required('>= 1.10'), ...lock('registry.terraform.io') }), 'true false');
    assert.equal(promised({ ...required('>= 1.10'), ...lock('registry.opentofu.org') }), 'false false');
    assert.equal(promised({ ...required('>= 1.10'), 'infra/db/more.tofu': '' }), 'false false');
  });

  it('of a provider are what is locked, else the newest that is allowed', () => {
    const aws = { name: 'aws', source: 'hashicorp/aws' };
    const allows = (texts: Readonly<Record<string, string>>) =>
      allowsProvider(contextOf({ [FILE]: '', ...texts }), FILE, texts[FILE] ?? '', aws, '5.88');
    const locked = (version: string) => ({
      'infra/.terraform.lock.hcl': `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${version}"\n}\n`,
    });
    const asked = (version: string) => ({
      [FILE]: `terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${version}"\n    }\n  }\n}\n`,
    });
    assert.deepEqual([{}, locked('5.87.0'), locked('5.88.0'), { ...locked('6.1.0'), ...asked('>= 4.0') }].map(allows), [
      true,
      false,
      true,
      true,
    ]);
    const constraints = ['~> 5.0', '~> 5.60.0', '~> 4.0', '>= 4.0, < 5.50', '>= 3', '5.90.0', '= 5.10.0', '<= 5.88'];
    assert.deepEqual(
      constraints.map((one) => allows(asked(one))),
      [true, false, false, false, true, true, false, true],
    );
  });
});

describe('Terraform: the order of terraform fmt', () => {
  /** The text with `from` in it replaced. */
  const replaced = (text: string, from: string, to: string) => {
    const start = text.indexOf(from);
    return applyEdits(text, formatted(text, [{ start, end: start + from.length, text: to }]));
  };

  it('is kept for names, values and the remarks behind them', () => {
    assert.equal(replaced('a  = 1   # x\nbb = "2" # y\n', 'bb', 'bbbb'), 'a    = 1   # x\nbbbb = "2" # y\n');
    assert.equal(replaced('a  = 1   # x\nbb = "2" # y\n', '"2"', 'var.two'), 'a  = 1       # x\nbb = var.two # y\n');
    assert.equal(replaced('a  = 1\nbb = 2\n', 'bb = 2\n', ''), 'a = 1\n');
  });

  it('is kept around heredocs, and ends at lists, blocks and empty lines', () => {
    assert.equal(replaced('a  = <<X\n b = 1\nX\nbb = 2\n', 'bb', 'b'), 'a = <<X\n b = 1\nX\nb = 2\n');
    assert.equal(replaced('a = [\n  1\n]\nbb = 2\n', 'bb', 'bbbb'), 'a = [\n  1\n]\nbbbb = 2\n');
    assert.equal(replaced('a = 1\n\nbb = 2\n', 'bb', 'bbbb'), 'a = 1\n\nbbbb = 2\n');
  });

  it('is not made where it was not', () => {
    assert.equal(replaced('a = 1\nbb = 2\n', 'bb', 'bbbb'), 'a = 1\nbbbb = 2\n');
    assert.equal(replaced('a="=" \nbb = 2\n', 'bb', 'bbbb'), 'a="=" \nbbbb = 2\n');
  });

  it('passes terraform fmt -check after every fix of every case', async function () {
    const badly = (texts: readonly string[]): string[] => {
      const folder = mkdtempSync(join(tmpdir(), 'nhi-fmt-'));
      for (const [index, text] of texts.entries()) writeFileSync(join(folder, `${index}.tf`), text);
      const { stdout } = spawnSync('terraform', ['fmt', '-check', '-list=true', folder], { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      return [...(stdout ?? '').matchAll(/(\d+)\.tf$/gm)].map(([, index]) => texts[Number(index)] ?? '');
    };
    if (badly(['a=1\n']).length !== 1) return this.skip();
    this.timeout(60_000);
    const texts = new Set<string>();
    for (const one of fixCases().filter(({ host }) => host === 'terraform')) {
      const { fixes, context } = await offersOf(one);
      for (const fix of fixes)
        for (const [file, after] of applyFix(context.read, fix) ?? []) if (/\.(tf|tofu|tfvars)$/.test(file)) texts.add(after);
    }
    assert.ok(texts.size > 100);
    assert.deepEqual(badly([...texts]), []);
  });
});
