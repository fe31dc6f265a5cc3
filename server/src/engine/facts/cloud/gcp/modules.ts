/** Google's published modules for accounts, users of databases and roles, by the arguments of their calls. https://registry.terraform.io/namespaces/terraform-google-modules */
import { madeText } from '../../../syntax/made';
import { get, HOLE, type ObjectValue, rangeIn, type StringValue, textOf, type Value } from '../../../syntax/value';
import { accountName } from '../../account-name';
import type { CloudLevel } from '../../model';
import { type CloudFacts, type CloudReader, type CloudResource, ofResource } from '../resource';
import { addGrant } from './grants';
import { eachOf, firstOf, standing } from './parts';

const SOURCE =
  /(?:^|\/)(?:terraform-google-modules|GoogleCloudPlatform)\/(?:terraform-google-)?(iam|service-accounts|sql-db)(?:\/google)?(?:\.git)?(?:\/\/modules\/([\w-]{1,60}))?(?:\?|$)/;

/** The type that a call of such a module counts as: `module:iam/projects_iam`. */
export function moduleType(source: string | undefined): string | undefined {
  const [, module, part = ''] = SOURCE.exec(source ?? '') ?? [];
  return module && `module:${module}/${part}`;
}

const LEVELS: Readonly<Record<string, CloudLevel>> = {
  'module:iam/projects_iam': 'project',
  'module:iam/folders_iam': 'folder',
  'module:iam/organizations_iam': 'organization',
};

/** `bindings = { "roles/viewer" = ["group:…"] }` */
const readBindings: CloudReader = (resource, facts) => {
  const bindings = get(resource.body, 'bindings');
  if (bindings?.kind !== 'object') return;
  for (const { key, keySpan, value } of bindings.entries) {
    const role = roleAt(key, keySpan);
    for (const member of eachOf(value))
      addGrant(resource, facts, { role, member, level: LEVELS[resource.type] ?? 'resource', binding: resource.body });
  }
};

/** A key is a role in quotes: it has a slash in it. */
function roleAt(text: string, { file, start, end }: Value['span']): StringValue {
  const inner = end - start === text.length + 2 ? 1 : 0;
  return { ...madeText({ file, start: start + inner, end: end - inner }, text), literal: { start, end } };
}

/** One account that exists, and its roles in a project. */
const readMember: CloudReader = (resource, facts) => {
  const address = get(resource.body, 'service_account_address');
  if (address) projectRoles(resource, facts, accountMember(address));
};

function accountMember(address: Value): Value {
  const { span, literal } = standing(address);
  const origin = address.kind === 'string' || address.kind === 'unknown' ? address.origin : undefined;
  return { ...madeText(span, `serviceAccount:${textOf(address) ?? HOLE}`), literal, ...(origin ? { holes: [origin] } : {}) };
}

/** Accounts that the module makes, with their roles and keys. */
const readAccounts: CloudReader = (resource, facts) => {
  const { body, alias, block, owner } = resource;
  const names = eachOf(firstOf(body, ['names', 'name'])).flatMap((one) => textOf(one) ?? []);
  facts.identities.push({
    kind: 'service-account',
    provider: 'gcp',
    name: names[0] ?? owner,
    aliases: [alias],
    declared: true,
    span: block,
  });
  projectRoles(resource, facts, {
    kind: 'unknown',
    span: block,
    reason: 'made by the module',
    origin: { key: alias, type: 'google_service_account', attribute: 'member' },
  });
  const keys = get(body, 'generate_keys');
  if (keys?.kind === 'literal' && keys.value === true)
    facts.issuedCredentials.push({
      ...ofResource('gcp', resource),
      ...{ kind: 'service-account-key', identity: alias, lifetime: { state: 'missing', span: keys.span } },
    });
};

/** The user that the module makes: https://registry.terraform.io/modules/terraform-google-modules/sql-db/google/latest/submodules/postgresql */
const readDatabase: CloudReader = ({ body, alias, block }, facts) => {
  const makes = get(body, 'enable_default_user');
  const name = textOf(get(body, 'user_name')) ?? 'default';
  if (makes?.kind === 'literal' && makes.value === false) return;
  const database = textOf(get(body, 'name')) ?? alias.slice(alias.lastIndexOf('.') + 1);
  facts.identities.push({
    ...{ kind: 'database-account', provider: 'database', name: accountName(database, name) },
    ...{ aliases: [alias], declared: true, span: block },
  });
};

/** `roles/viewer`, or `project=>roles/viewer`. */
function projectRoles(resource: CloudResource, facts: CloudFacts, member: Value): void {
  const binding: ObjectValue = resource.body;
  for (const value of eachOf(get(resource.body, 'project_roles'))) {
    const arrow = value.kind === 'string' ? value.text.indexOf('=>') : -1;
    const role = value.kind === 'string' && arrow >= 0 ? behind(value, arrow + 2) : value;
    addGrant(resource, facts, { role, member, level: 'project', binding });
  }
}

function behind(value: StringValue, from: number): StringValue {
  const range = rangeIn(value, from, value.text.length);
  return { ...madeText({ ...value.span, ...range }, value.text.slice(from)), literal: range };
}

const BINDINGS = [
  'projects',
  'folders',
  'organizations',
  'service_accounts',
  'storage_buckets',
  'secret_manager',
  'pubsub_topics',
  'kms_crypto_keys',
  'kms_key_rings',
  'bigquery_datasets',
  'cloud_run_services',
  'artifact_registry',
];

export const modules: readonly (readonly [string, CloudReader])[] = [
  ...BINDINGS.map((on) => [`module:iam/${on}_iam`, readBindings] as const),
  ['module:iam/member_iam', readMember],
  ['module:service-accounts/', readAccounts],
  ['module:service-accounts/simple-sa', readAccounts],
  ...['postgresql', 'mysql', 'mssql'].map((engine) => [`module:sql-db/${engine}`, readDatabase] as const),
];
