import { strict as assert } from 'node:assert';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { extractTerraform } from '../../server/src/engine/facts/terraform/index';

const FILE = 'main.tf';

/** Each switch of the file: topic, state, and the text that it stands at. */
function settings(text: string): string[] {
  const facts = emptyFacts(FILE, 'terraform');
  extractTerraform({ file: FILE, host: 'terraform', text, fingerprint: () => '', facts });
  return facts.settings.map(({ about, state, span }) => `${about} ${state} ${text.slice(span.start, span.end)}`);
}

const resource = (type: string, body = '') => `resource "${type}" "x" {\n${body}\n}`;

describe('terraform settings', () => {
  const cases: readonly (readonly [text: string, ...expected: string[]])[] = [
    [resource('aws_instance'), 'instance-metadata missing "aws_instance" "x"'],
    [resource('aws_instance', 'metadata_options {\n}'), 'instance-metadata missing metadata_options'],
    [resource('aws_instance', 'metadata_options {\nhttp_tokens = "optional"\n}'), 'instance-metadata unsafe optional'],
    [resource('aws_instance', 'metadata_options {\nhttp_tokens = "required"\n}'), 'instance-metadata safe required'],
    [resource('aws_instance', 'metadata_options {\nhttp_tokens = var.tokens\n}'), 'instance-metadata unknown var.tokens'],
    [
      `variable "mode" {\n  default = "optional"\n}\n${resource('aws_instance', 'metadata_options {\nhttp_tokens = var.mode\n}')}`,
      'instance-metadata unknown optional',
    ],
    [
      resource('aws_instance', 'dynamic "metadata_options" {\nfor_each = [1]\ncontent {\nhttp_tokens = "optional"\n}\n}'),
      'instance-metadata unsafe optional',
    ],
    [resource('aws_instance', 'metadata_options {\nhttp_endpoint = "disabled"\n}'), 'instance-metadata safe metadata_options'],
    [resource('aws_instance', 'launch_template {\nid = "lt-1"\n}')],
    [
      `data "aws_ami" "a" {\n  filter {\n    name = "name"\n    values = ["al2023-ami-*"]\n  }\n}\n${resource('aws_instance', 'ami = data.aws_ami.a.id')}`,
      'instance-metadata safe "aws_instance" "x"',
    ],
    [resource('aws_db_instance', 'engine = "postgres"'), 'database-iam-login missing "aws_db_instance" "x"'],
    [resource('aws_db_instance', 'engine = "oracle-ee"')],
    [resource('aws_db_instance', 'engine = "mariadb"\nengine_version = "10.5.8"')],
    [
      resource('aws_db_instance', 'engine = "mariadb"\nengine_version = "10.11"'),
      'database-iam-login missing "aws_db_instance" "x"',
    ],
    [resource('aws_db_instance', 'engine = var.engine'), 'database-iam-login unknown "aws_db_instance" "x"'],
    [resource('aws_db_instance', 'replicate_source_db = "a"')],
    [resource('aws_rds_cluster', 'engine = "aurora-mysql"\nengine_mode = "serverless"')],
    [
      resource('aws_rds_cluster', 'engine = "aurora-mysql"\niam_database_authentication_enabled = true'),
      'database-iam-login safe true',
    ],
    ['module "db" {\n  source = "terraform-aws-modules/rds/aws"\n  engine = "mysql"\n}', 'database-iam-login missing "db"'],
    ['module "db" {\n  source = "./rds"\n  engine = "mysql"\n}'],
    [resource('aws_opensearch_domain'), 'database-iam-login safe "aws_opensearch_domain" "x"'],
    [resource('aws_cognito_identity_pool', 'allow_unauthenticated_identities = true'), 'guest-access unsafe true'],
  ];
  for (const [text, ...expected] of cases) {
    it(text.replaceAll('\n', ' '), () => assert.deepEqual(settings(text), expected));
  }
});
