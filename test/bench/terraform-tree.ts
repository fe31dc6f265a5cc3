/**
 * A generated tree of Terraform files as companies have them: shared modules that call each other, and stacks of several
 * environments that call those with `for_each`, dynamic blocks, templates and policy documents. Prints the time of `nhi check`
 * from a cold start, and of the graph with all its rules after an edit of one file.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { analyzeFile, analyzeWorkspace, type FileResult } from '../../server/src/engine/analyze';
import { testEngine } from '../support/analysis';

const FILES = 1_000;
const ENVIRONMENTS = ['dev', 'staging', 'prod'];

const MODULES: Readonly<Record<string, string>> = {
  'role/variables.tf': `variable "name" { type = string }
variable "services" {
  type    = list(string)
  default = ["ec2.amazonaws.com"]
}
variable "managed" {
  type    = map(string)
  default = {}
}
variable "statements" {
  type = list(object({
    sid       = optional(string)
    actions   = list(string)
    resources = optional(list(string), ["*"])
    conditions = optional(list(object({ test = string, variable = string, values = list(string) })), [])
  }))
  default = []
}
variable "create" { default = true }
variable "tags" { default = {} }
`,
  'role/main.tf': `locals {
  names    = { for service in var.services : split(".", service)[0] => service }
  has_rule = var.create && length(var.statements) > 0
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = values(local.names)
    }
  }
}
data "aws_iam_policy_document" "rights" {
  dynamic "statement" {
    for_each = var.statements
    content {
      sid       = try(statement.value.sid, null)
      actions   = statement.value.actions
      resources = statement.value.resources
      dynamic "condition" {
        for_each = statement.value.conditions
        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}
resource "aws_iam_role" "this" {
  count              = var.create ? 1 : 0
  name               = var.name
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = merge(var.tags, { Name = var.name })
}
resource "aws_iam_role_policy" "this" {
  count  = local.has_rule ? 1 : 0
  name   = "\${var.name}-rights"
  role   = aws_iam_role.this[0].id
  policy = data.aws_iam_policy_document.rights.json
}
resource "aws_iam_role_policy_attachment" "managed" {
  for_each   = { for name, arn in var.managed : name => arn if var.create }
  role       = aws_iam_role.this[0].name
  policy_arn = each.value
}
`,
  'role/outputs.tf': `output "arn" { value = try(aws_iam_role.this[0].arn, "") }
output "name" { value = one(aws_iam_role.this[*].name) }
`,
  'queue/variables.tf':
    'variable "name" { type = string }\nvariable "readers" { default = [] }\nvariable "tags" { default = {} }\n',
  'queue/main.tf': `resource "aws_sqs_queue" "this" {
  name = var.name
  tags = var.tags
}
resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.id
  policy = templatefile("\${path.module}/policy.json.tftpl", { queue = aws_sqs_queue.this.arn, readers = var.readers })
}
`,
  'queue/policy.json.tftpl': `{
  "Version": "2012-10-17",
  "Statement": [
%{ for reader in readers ~}
    { "Effect": "Allow", "Principal": { "AWS": "\${reader}" }, "Action": ["sqs:ReceiveMessage", "sqs:DeleteMessage"], "Resource": "\${queue}" },
%{ endfor ~}
    { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "\${queue}", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
  ]
}
`,
  'queue/outputs.tf': 'output "arn" { value = aws_sqs_queue.this.arn }\n',
  'service/variables.tf': `variable "name" { type = string }
variable "environment" { type = string }
variable "queues" { default = {} }
variable "buckets" { default = [] }
variable "statements" { default = [] }
locals {
  prefix = "\${var.environment}-\${var.name}"
  tags   = { Environment = var.environment, Service = var.name, ManagedBy = "terraform" }
}
`,
  'service/main.tf': `module "queue" {
  source   = "../queue"
  for_each = var.queues
  name     = "\${local.prefix}-\${each.key}"
  readers  = each.value.readers
  tags     = local.tags
}
module "role" {
  source   = "../role"
  name     = local.prefix
  services = ["lambda.amazonaws.com", "ecs-tasks.amazonaws.com"]
  managed  = { logs = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" }
  tags     = local.tags
  statements = concat(
    var.statements,
    [for bucket in var.buckets : { sid = title(bucket), actions = ["s3:GetObject", "s3:PutObject"], resources = ["arn:aws:s3:::\${bucket}/*"], conditions = [] }],
    [for queue in module.queue : { sid = null, actions = ["sqs:SendMessage"], resources = [queue.arn], conditions = [] }],
  )
}
resource "aws_lambda_function" "this" {
  function_name = local.prefix
  role          = module.role.arn
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  environment {
    variables = merge({ for name, queue in module.queue : upper(name) => queue.arn }, { STAGE = var.environment })
  }
}
`,
  'service/outputs.tf':
    'output "role_arn" { value = module.role.arn }\noutput "function" { value = aws_lambda_function.this.arn }\n',
};

/** The files of one stack; every seventh gives away more than it should. */
function stack(environment: string, n: number): Record<string, string> {
  const dir = `live/${environment}/service-${n}`;
  const actions = n % 7 === 0 ? '["dynamodb:*"]' : '["dynamodb:GetItem", "dynamodb:Query"]';
  return {
    [`${dir}/main.tf`]: `module "service" {
  source      = "../../../modules/service"
  name        = var.name
  environment = var.environment
  queues      = local.queues
  buckets     = [for bucket in var.buckets : "\${var.environment}-\${bucket}"]
  statements  = local.statements
}
`,
    [`${dir}/locals.tf`]: `locals {
  account = "1234567890${String(n).padStart(2, '0').slice(-2)}"
  queues = {
    jobs   = { readers = ["arn:aws:iam::\${local.account}:role/reader"] }
    events = { readers = [] }
  }
  statements = [
    { sid = "Table", actions = ${actions}, resources = ["arn:aws:dynamodb:eu-west-1:\${local.account}:table/orders-${n}"], conditions = [] },
    { sid = "Keys", actions = ["kms:Decrypt"], resources = [aws_kms_key.this.arn], conditions = [
      { test = "StringEquals", variable = "kms:ViaService", values = ["s3.eu-west-1.amazonaws.com"] },
    ] },
  ]
}
`,
    [`${dir}/kms.tf`]: `resource "aws_kms_key" "this" {
  description = "Keys of service ${n}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::\${local.account}:root" }, Action = "kms:*", Resource = "*" }]
  })
}
resource "aws_security_group" "this" {
  name = "\${var.environment}-\${var.name}"
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.cidr_blocks
  }
}
`,
    [`${dir}/variables.tf`]: `variable "name" { default = "service-${n}" }
variable "environment" { default = "dev" }
variable "buckets" {
  type    = list(string)
  default = ["reports"]
}
variable "cidr_blocks" { default = ["10.0.0.0/8"] }
`,
    [`${dir}/terraform.tfvars`]: `environment = "${environment}"\nbuckets     = ["reports", "uploads-${n}"]\n`,
    [`${dir}/outputs.tf`]: 'output "role" { value = module.service.role_arn }\n',
    [`${dir}/providers.tf`]: `terraform {
  required_version = ">= 1.5"
  backend "s3" {
    bucket = "state-${environment}"
    key    = "service-${n}.tfstate"
  }
}
provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { Environment = var.environment }
  }
}
`,
  };
}

/** At least so many files, by their paths. */
export function terraformTree(count = FILES): Map<string, string> {
  const files = new Map(Object.entries(MODULES).map(([path, text]) => [`modules/${path}`, text]));
  for (let n = 0; files.size < count; n++)
    for (const environment of ENVIRONMENTS)
      for (const [path, text] of Object.entries(stack(environment, n))) files.set(path, text);
  return files;
}

function check(files: ReadonlyMap<string, string>): void {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-terraform-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const times: number[] = [];
    let found = 0;
    for (let run = 0; run < 5; run++) {
      const start = performance.now();
      const { stdout } = spawnSync(process.execPath, [resolve('dist/nhi.js'), 'check', '--format', 'json'], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      times.push(performance.now() - start);
      found = JSON.parse(stdout).findings.length;
    }
    const median = times.sort((a, b) => a - b)[2] ?? 0;
    console.log(
      `  nhi check, cold, ${files.size} files, ${found} findings`.padEnd(62),
      `${median.toFixed(0)} ms   (target 2000)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function edit(files: ReadonlyMap<string, string>, file: string): void {
  const results = new Map<string, FileResult>();
  for (const [path, text] of files) results.set(path, analyzeFile({ file: path, text }, testEngine));
  analyzeWorkspace([...results.values()], testEngine);
  const text = files.get(file) ?? '';
  const times: number[] = [];
  for (let n = -10; n < 40; n++) {
    const typed = `${text}# ${'x'.repeat(n + 11)}\n`;
    results.set(file, analyzeFile({ file, text: typed }, testEngine));
    const start = performance.now();
    analyzeWorkspace([...results.values()], testEngine);
    if (n >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(`  graph and rules after an edit of ${file}`.padEnd(62), `p50 ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}

function main(): void {
  const files = terraformTree();
  console.log(`a tree of ${files.size} Terraform files with nested modules   (targets: 2 s cold, 50 ms after an edit)`);
  if (!process.argv.includes('edit')) check(files);
  for (const file of ['live/prod/service-3/locals.tf', 'live/prod/service-3/kms.tf', 'modules/role/main.tf']) edit(files, file);
}

main();
