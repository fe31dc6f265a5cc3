/** Service accounts, their keys, and roles of one's own. */
import { termsOf } from '../../../iam/terms';
import { get, HOLE, textOf } from '../../../syntax/value';
import type { CloudLevel, IdentityKind } from '../../model';
import { purposeAs } from '../../purpose';
import { type CloudFacts, type CloudReader, type CloudResource, ofResource } from '../resource';
import { accountAlias, identityOf } from './members';
import { eachOf, firstOf, partsAt } from './parts';

const KIND: IdentityKind = 'service-account';

/** The address of an account, where both of its parts are known. Terraform's own reader declares its accounts. */
const readAccount: CloudReader = (resource, facts) => {
  const { body, alias, block, notation, owner } = resource;
  const [id, project] = [firstOf(body, ['account_id', 'accountId']), get(body, 'project')].map(textOf);
  const address = id ? `${id}@${project ?? HOLE}.iam.gserviceaccount.com` : textOf(get(body, 'name'));
  const email = address && accountAlias(address, block.file);
  const inProject = id && resource.project && accountAlias(`${id}@${resource.project}.iam.gserviceaccount.com`, block.file);
  const declares = notation !== 'terraform';
  if (!email && !declares) return;
  const name = id ?? address?.split('@')[0]?.split('/').at(-1) ?? owner;
  const aliases = [alias, ...(email ? [email] : []), ...(inProject ? [inProject] : [])];
  const purpose = purposeAs([
    ['description', textOf(get(body, 'description'))],
    ['displayName', textOf(firstOf(body, ['displayName', 'display_name']))],
  ]);
  facts.identities.push({ kind: KIND, provider: 'gcp', name, aliases, declared: declares, span: block, ...purpose });
};

/** https://cloud.google.com/iam/docs/keys-create-delete: a key lives until it is deleted. */
const readKey: CloudReader = (resource, facts) => {
  const { body, block, type } = resource;
  const account = firstOf(body, ['service_account_id', 'service_account_email', 'service_account', 'parent', 'serviceAccountId']);
  const identity = account && identityOf(textOf(account) ?? (account.kind === 'string' ? account.text : ''), account);
  const rotates = partsAt(body, ['keepers']).some(({ entries }) => entries.length > 0);
  facts.issuedCredentials.push({
    ...ofResource('gcp', resource),
    kind: type === 'google_storage_hmac_key' ? 'hmac-key' : 'service-account-key',
    ...(identity ? { identity } : {}),
    lifetime: { state: rotates ? 'unknown' : 'missing', span: block },
    // The private half of an uploaded key stays where it was made.
    ...rightsOf(resource),
  });
};

function rightsOf({ body }: CloudResource) {
  const [term] = termsOf(firstOf(body, ['public_key_data', 'publicKeyData']));
  return term && term.text !== HOLE ? { rights: term } : {};
}

/** https://cloud.google.com/iam/docs/creating-custom-roles */
const readRole: CloudReader = (resource, facts) => {
  for (const body of [resource.body, ...partsAt(resource.body, ['role'])]) addRole(resource, facts, body);
};

function addRole(resource: CloudResource, facts: CloudFacts, body: CloudResource['body']): void {
  const list = firstOf(body, ['permissions', 'included_permissions', 'includedPermissions']);
  const inList = list?.kind === 'list';
  const permissions = eachOf(list).flatMap((one) => termsOf(one).map((term) => ({ ...term, inList })));
  if (permissions.length === 0) return;
  const name = textOf(firstOf(resource.body, ['role_id', 'roleId', 'name', 'title'])) ?? resource.owner;
  const level: CloudLevel = resource.type.includes('organization') ? 'organization' : 'project';
  facts.cloudRoles.push({ ...ofResource('gcp', resource), key: resource.alias, name, permissions, excluded: [], level });
}

export const accounts: readonly (readonly [string, CloudReader])[] = [
  ...['google_service_account', 'gcp_iam_service_account', 'iam.v1.serviceAccount'].map((type) => [type, readAccount] as const),
  ...['google_service_account_key', 'gcp_iam_service_account_key', 'iam.v1.key', 'google_storage_hmac_key'].map(
    (type) => [type, readKey] as const,
  ),
  ...['google_project_iam_custom_role', 'google_organization_iam_custom_role', 'gcp_iam_role', 'iam.v1.role'].map(
    (type) => [type, readRole] as const,
  ),
];
