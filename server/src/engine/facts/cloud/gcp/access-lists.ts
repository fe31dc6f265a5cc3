/** Access lists that are older than IAM: of buckets, their objects, and data sets. */
import { termsOf } from '../../../iam/terms';
import { get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import { type CloudFacts, type CloudReader, type CloudResource, ofResource } from '../resource';
import { addGrant } from './grants';
import { eachOf, firstOf, keyOf, partsAt } from './parts';

/** https://cloud.google.com/storage/docs/access-control/lists#predefined-acl */
const PREDEFINED: Readonly<Record<string, string>> = {
  publicread: 'READER',
  publicreadwrite: 'WRITER',
  authenticatedread: 'READER',
};

/** `entity` and `role` of one item. */
const readEntry: CloudReader = (resource, facts) => entry(resource, facts, resource.body);

function entry(resource: CloudResource, facts: CloudFacts, item: ObjectValue): void {
  const entity = get(item, 'entity');
  // An item without a role reads.
  if (entity)
    addGrant(resource, facts, { role: get(item, 'role') ?? reader(entity), member: entity, level: 'resource', binding: item });
}

const READER = 'READER';

function reader({ span }: Value): Value {
  return { kind: 'string', span, literal: { start: span.start, end: span.end }, text: READER, style: 'plain' };
}

/** The lists that a bucket or object is declared with. */
const readLists: CloudReader = (resource, facts) => {
  for (const name of ['acl', 'defaultObjectAcl', 'default_object_acl'])
    for (const item of partsAt(resource.body, [name])) entry(resource, facts, item);
  predefined(resource, facts);
};

/** A bucket that is a web site is there for everybody to read. */
const readWebSite: CloudReader = ({ body, owner, type, block }, facts) => {
  const [site] = partsAt(body, ['website']);
  if (site)
    facts.settings.push({ about: 'web-site', owner, ownerType: type, state: 'safe', span: block, block, path: ['website'] });
};

/** So is one that a load balancer serves. The key of a declaration ends with its address. */
const readBackend: CloudReader = ({ body, type, block }, facts) => {
  const key = keyOf(get(body, 'bucket_name'));
  const owner = key?.slice(key.indexOf(':', key.indexOf(':') + 1) + 1);
  if (owner) facts.settings.push({ about: 'web-site', owner, ownerType: type, state: 'safe', span: block, block, path: [] });
};

/** `role_entity = ["READER:allUsers"]`, and lists that have a name. */
const readAcl: CloudReader = (resource, facts) => {
  for (const value of eachOf(get(resource.body, 'role_entity'))) {
    const [, role = '', entity = ''] = /^(\w+):(.+)$/.exec(textOf(value) ?? '') ?? [];
    if (/^all(?:Authenticated)?Users$/i.test(entity)) open(resource, facts, value, role);
  }
  predefined(resource, facts);
};

function predefined(resource: CloudResource, facts: CloudFacts): void {
  for (const name of ['predefined_acl', 'predefinedAcl', 'predefined_default_object_acl'])
    for (const value of eachOf(get(resource.body, name))) {
      const role = PREDEFINED[(textOf(value) ?? '').toLowerCase()];
      if (role) open(resource, facts, value, role);
    }
}

/** Everybody, by a value that says more than that. */
function open(resource: CloudResource, facts: CloudFacts, value: Value, role: string): void {
  const [read] = termsOf(value);
  if (!read) return;
  const term = {
    ...read,
    inList: resource.body.entries.some((one) => one.value.kind === 'list' && one.value.items.includes(value)),
  };
  facts.cloudGrants.push({
    ...ofResource('gcp', resource),
    ...{ role: term, roleName: role, member: { kind: 'public', term }, level: 'resource' },
  });
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets: `access` */
const readDataset: CloudReader = (resource, facts) => {
  const items = resource.type.endsWith('_access') ? [resource.body] : partsAt(resource.body, ['access']);
  for (const item of items) {
    const role = get(item, 'role');
    for (const member of eachOf(firstOf(item, ['special_group', 'specialGroup', 'iam_member', 'iamMember'])))
      if (role) addGrant(resource, facts, { role, member, level: 'resource', binding: item });
  }
};

const ENTRIES = [
  ...[
    'google_storage_bucket_access_control',
    'google_storage_default_object_access_control',
    'google_storage_object_access_control',
  ],
  ...['gcp_storage_bucket_access_control', 'gcp_storage_default_object_acl'],
  ...['storage.v1.bucketAccessControl', 'storage.v1.defaultObjectAccessControl', 'storage.v1.objectAccessControl'],
];
const LISTS = ['google_storage_bucket_object', 'gcp_storage_bucket', 'storage.v1.bucket', 'storage.v1.object'];
const ACLS = ['google_storage_bucket_acl', 'google_storage_default_object_acl', 'google_storage_object_acl'];
const DATASETS = ['google_bigquery_dataset', 'google_bigquery_dataset_access', 'gcp_bigquery_dataset', 'bigquery.v2.dataset'];

export const accessLists: readonly (readonly [string, CloudReader])[] = [
  ...ENTRIES.map((type) => [type, readEntry] as const),
  ...LISTS.map((type) => [type, readLists] as const),
  ...ACLS.map((type) => [type, readAcl] as const),
  ['google_storage_bucket', readWebSite],
  ['google_compute_backend_bucket', readBackend],
  ...DATASETS.map((type) => [type, readDataset] as const),
];
