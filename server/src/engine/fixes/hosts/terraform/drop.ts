/** Static keys of provider and backend blocks: most find a better login by themselves once the keys are gone. */
import type { Block, Body } from '../../../syntax/hcl/ast';
import { together } from '../../apply';
import type { Edit, FileEdit, Step } from '../../model';
import { snake } from '../../naming';
import { indentAt, lineStart, newlineOf, trimmedEnd } from '../../text';
import type { Draft, Place } from '../model';
import { without } from './attribute';
import { declare } from './declare';
import { attributeOf, type Located, plainText } from './locate';
import { blocksWith, moduleTexts } from './module';

/** What goes, and what says how the login works instead. */
interface Way {
  readonly keys: readonly string[];
  readonly title: string;
  /** In place of the first of the keys. */
  readonly argument?: string;
  readonly steps: readonly Step[];
}

const ROLE = 'Give whoever runs this a role of its own: an instance or task role, or OIDC federation in the CI.';
const CHAIN = 'Remove the static keys; the default credential chain takes over';

const AWS: Way = { keys: ['access_key', 'secret_key', 'token'], title: CHAIN, steps: [ROLE] };

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc */
const AZURE: Way = {
  keys: ['client_secret', 'client_secret_file_path', 'client_certificate_password', 'client_certificate'],
  title: 'Remove the client secret; log in with OIDC (use_oidc = true)',
  argument: 'use_oidc = true',
  steps: [
    'Give the app registration a federated credential for the pipeline, and the job leave to ask for a token; at a desk, az login takes over.',
  ],
};

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference#authentication */
const GOOGLE: Way = {
  keys: ['credentials', 'access_token'],
  title: 'Remove the key; application default credentials take over',
  steps: [
    'Give whoever runs this a service account of its own: that of the machine, or workload identity federation in the CI.',
    { text: 'At a desk', command: 'gcloud auth application-default login' },
  ],
};

const AGAIN: Step = { text: 'The backend is set up again once', command: 'terraform init -reconfigure' };

const WAYS: Readonly<Record<string, Way>> = {
  aws: AWS,
  awscc: AWS,
  alicloud: { ...AWS, keys: ['access_key', 'secret_key', 'security_token'] },
  azurerm: AZURE,
  azuread: AZURE,
  azapi: AZURE,
  google: GOOGLE,
  'google-beta': GOOGLE,
  'backend s3': AWS,
  'backend gcs': GOOGLE,
  // https://developer.hashicorp.com/terraform/language/backend/azurerm
  'backend azurerm': {
    keys: ['access_key', 'sas_token', 'client_secret'],
    title: 'Remove the key; log in with Microsoft Entra ID (use_azuread_auth = true)',
    argument: 'use_azuread_auth = true',
    steps: [
      'Give whoever runs this the role Storage Blob Data Contributor on the container; pipelines also set use_oidc = true.',
    ],
  },
};

/** Providers that read the argument from the environment where it is not written: `datadog api_key DD_API_KEY`. */
const VARIABLES = `
auth0 client_secret AUTH0_CLIENT_SECRET
buildkite api_token BUILDKITE_API_TOKEN
circleci api_token CIRCLE_TOKEN
cloudflare api_token CLOUDFLARE_API_TOKEN
cloudflare api_key CLOUDFLARE_API_KEY
consul token CONSUL_HTTP_TOKEN
datadog api_key DD_API_KEY
datadog app_key DD_APP_KEY
digitalocean token DIGITALOCEAN_TOKEN
fastly api_key FASTLY_API_KEY
github token GITHUB_TOKEN
gitlab token GITLAB_TOKEN
grafana auth GRAFANA_AUTH
hcloud token HCLOUD_TOKEN
heroku api_key HEROKU_API_KEY
linode token LINODE_TOKEN
mongodbatlas private_key MONGODB_ATLAS_PRIVATE_KEY
mysql password MYSQL_PASSWORD
newrelic api_key NEW_RELIC_API_KEY
nomad secret_id NOMAD_TOKEN
okta api_token OKTA_API_TOKEN
openstack password OS_PASSWORD
opsgenie api_key OPSGENIE_API_KEY
pagerduty token PAGERDUTY_TOKEN
postgresql password PGPASSWORD
rancher2 token_key RANCHER_TOKEN_KEY
scaleway secret_key SCW_SECRET_KEY
sentry token SENTRY_AUTH_TOKEN
snowflake password SNOWFLAKE_PASSWORD
spotinst token SPOTINST_TOKEN
tfe token TFE_TOKEN
vault token VAULT_TOKEN
vsphere password VSPHERE_PASSWORD
backend-consul access_token CONSUL_HTTP_TOKEN
backend-http password TF_HTTP_PASSWORD
backend-pg conn_str PG_CONN_STR
`;

function variableFor(kind: string, argument: string): string | undefined {
  const row = VARIABLES.split('\n').find((line) => line.startsWith(`${kind} ${argument} `));
  return row?.split(' ')[2];
}

/** The arguments with static keys go; undefined where nothing better would take over. */
export function drop(place: Place, at: Located): Draft | undefined {
  const block = at.blocks.at(-1);
  const kind = kindOf(at);
  if (!block || kind === undefined || !at.direct) return undefined;
  const { name } = at.attribute;
  const way = WAYS[kind];
  if (way?.keys.includes(name) && at.blocks.length === (kind.startsWith('backend ') ? 2 : 1)) {
    const other = kind === 'aws' ? anotherAccount(place, block) : undefined;
    if (other) return assumed(place, block, way, other);
    const draft = dropped(place, block.body, way);
    return kind.startsWith('backend ') ? { ...draft, followUp: [...way.steps, AGAIN] } : draft;
  }
  if (!at.whole) return undefined;
  const cluster = name === 'token' || name === 'password' ? clusterOf(place, kind) : undefined;
  if (cluster) return plugin(place, block, cluster);
  const variable = variableFor(kind.replace(' ', '-'), name);
  if (!variable || at.blocks.length !== (kind.startsWith('backend ') ? 2 : 1)) return undefined;
  return {
    title: `Remove ${name}; it is read from ${variable}`,
    safety: 'review',
    edits: here(place, [without(place.text, at.attribute)]),
    followUp: [`Set ${variable} where Terraform runs, from a vault or the secret store of the CI.`],
  };
}

/** Whether the cloud of the provider has a login of its own in place of the argument: a part of it is not to be kept. */
export function hasLogin(at: Located): boolean {
  return WAYS[kindOf(at) ?? '']?.keys.includes(at.attribute.name) ?? false;
}

/** `aws` of a provider block, `backend s3` of a backend. */
function kindOf({ blocks }: Located): string | undefined {
  const [first, second] = blocks;
  if (first?.type === 'provider') return first.labels[0]?.text;
  return first?.type === 'terraform' && second?.type === 'backend' ? `backend ${second.labels[0]?.text}` : undefined;
}

function here({ file }: Place, edits: readonly Edit[]): FileEdit[] {
  return [{ file, edits }];
}

function dropped(place: Place, body: Body, way: Way): Draft {
  const { text } = place;
  const gone = body.attributes.filter(({ name }) => way.keys.includes(name));
  const said = way.argument === undefined || attributeOf(body, way.argument.slice(0, way.argument.indexOf(' '))) !== undefined;
  const edits = gone.map((attribute, index): Edit => {
    return index === 0 && !said ? { ...trimmedEnd(text, attribute), text: way.argument ?? '' } : without(text, attribute);
  });
  return { title: way.title, safety: 'review', edits: here(place, edits), followUp: way.steps };
}

/** The alias of a block whose keys are those of another account than the default ones: its role must be named. */
function anotherAccount({ context, file, text }: Place, block: Block): string | undefined {
  const alias = plainText(attributeOf(block.body, 'alias')?.value);
  if (alias === undefined || block.body.blocks.some(({ type }) => type.startsWith('assume_role'))) return undefined;
  const key = ({ body }: Block) => plainText(attributeOf(body, 'access_key')?.value);
  const others = blocksWith(moduleTexts(context, file, text), 'aws').filter(
    ({ block: one, file: from }) =>
      one.type === 'provider' && one.labels[0]?.text === 'aws' && !(from === file && one.start === block.start),
  );
  return others.some((one) => key(one.block) !== key(block)) ? alias : undefined;
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs#assuming-an-iam-role */
function assumed(place: Place, block: Block, way: Way, alias: string): Draft | undefined {
  const { text } = place;
  const label = snake(alias, 'role', 'arn');
  const declared = declare(place, {
    reference: {
      block: ['variable'],
      label,
      body: () => [
        ['type', 'string'],
        ['nullable', 'false'],
      ],
      file: 'variables.tf',
      expression: (name) => `var.${name}`,
    },
  });
  if (!text.slice(block.body.start, block.body.end).includes('\n')) return undefined;
  const [own] = dropped(place, block.body, way).edits;
  const kept = { ...block.body, attributes: block.body.attributes.filter(({ name }) => !way.keys.includes(name)) };
  const role = lastBlock(text, kept, ['assume_role {', `  role_arn = var.${declared.label}`, '}']);
  return {
    title: `Remove the static keys; assume a role of that account instead (var.${declared.label})`,
    safety: 'review',
    edits: together([...here(place, [...(own?.edits ?? []), role]), ...declared.edits]),
    followUp: [
      'Make a role in that account that trusts whoever runs this, with the permissions that are needed and no more.',
      `Set TF_VAR_${declared.label} to its ARN.`,
    ],
  };
}

interface Cluster {
  readonly command: string;
  readonly args: readonly string[];
  readonly needs: string;
}

/** How one logs in to the cluster that the module makes or reads. https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs#exec-plugins */
function clusterOf({ context, file, text }: Place, kind: string): Cluster | undefined {
  if (kind !== 'kubernetes' && kind !== 'helm') return undefined;
  const texts = moduleTexts(context, file, text);
  const found = (type: string) =>
    blocksWith(texts, type).flatMap(({ block }) => {
      const [of, name] = block.labels.map((label) => label.text);
      const many = ['count', 'for_each'].some((meta) => attributeOf(block.body, meta));
      if (of !== type || !name || many || !['resource', 'data'].includes(block.type)) return [];
      return `${block.type === 'data' ? 'data.' : ''}${type}.${name}.name`;
    });
  const [eks, gke] = [found('aws_eks_cluster'), found('google_container_cluster')];
  if (eks.length > 0 && gke.length > 0) return undefined;
  if (new Set(eks).size === 1)
    return { command: 'aws', args: ['"eks"', '"get-token"', '"--cluster-name"', eks[0] ?? ''], needs: 'the aws command' };
  return gke.length > 0 ? { command: 'gke-gcloud-auth-plugin', args: [], needs: 'gke-gcloud-auth-plugin' } : undefined;
}

/** `exec { … }` in place of the token. */
function plugin(place: Place, block: Block, { command, args, needs }: Cluster): Draft | undefined {
  const { text } = place;
  const token = block.body.attributes.filter(({ name }) => ['token', 'username', 'password'].includes(name));
  if (block.body.blocks.some(({ type }) => type === 'exec') || !text.slice(block.body.start, block.body.end).includes('\n'))
    return undefined;
  const kept = { ...block.body, attributes: block.body.attributes.filter((one) => !token.includes(one)) };
  if (kept.attributes.length === 0) return undefined;
  const exec = lastBlock(text, kept, [
    'exec {',
    '  api_version = "client.authentication.k8s.io/v1beta1"',
    `  command     = "${command}"`,
    ...(args.length > 0 ? [`  args        = [${args.join(', ')}]`] : []),
    '}',
  ]);
  return {
    title: `Remove the ${token[0]?.name}; log in to the cluster with ${command} (exec)`,
    safety: 'review',
    edits: here(place, [...token.map((one) => without(text, one)), exec]),
    followUp: [`Whoever runs this needs ${needs}, and a role or account that the cluster lets in.`],
  };
}

/** Lines before the closing brace, after an empty one where something stands before them. */
function lastBlock(text: string, body: Body, lines: readonly string[]): Edit {
  const newline = newlineOf(text);
  const at = lineStart(text, body.end);
  const inner = `${indentAt(text, body.end)}  `;
  const gap = body.attributes.length + body.blocks.length > 0 ? newline : '';
  return { start: at, end: at, text: `${gap}${lines.map((line) => `${inner}${line}${newline}`).join('')}` };
}
