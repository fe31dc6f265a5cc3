/** Identities that come with resources: managed ones, applications, and those that the platform makes for a workload. */
import { entryOf } from '../../../syntax/value';
import type { CloudReader } from '../resource';
import { ownIdentity } from './members';
import { memberOf, objectsOf, optionsIn, plainOf, propertyOf } from './properties';

/** A service principal is what an application is in one tenant: both are one identity. */
export const readServicePrincipal: CloudReader = (resource, facts) => {
  const application = ['client_id', 'application_id', 'app_id']
    .flatMap((name) => optionsIn(propertyOf(resource, name)))
    .find(({ origin }) => origin && /^(?:azuread_application|Microsoft\.Graph\/applications)/.test(origin.type))?.origin;
  if (!application) return;
  facts.identities.push({
    kind: 'service-principal',
    provider: 'azure',
    name: resource.owner,
    aliases: [application.key, resource.alias],
    declared: false,
    span: resource.block,
  });
};

/** `Microsoft.ManagedIdentity/userAssignedIdentities`: in Terraform the table of identity types says it. */
export const readManagedIdentity: CloudReader = (resource, facts) => {
  facts.identities.push({
    kind: 'managed-identity',
    provider: 'azure',
    name: plainOf(memberOf(resource.notation, resource.body, 'name')) ?? resource.owner,
    aliases: [resource.alias],
    declared: true,
    span: resource.block,
  });
};

/** `identity { type = "SystemAssigned" }`, `"identity": { "type": "SystemAssigned" }`: the workload runs with an identity of its own. */
export const readOwnIdentity: CloudReader = (resource, facts) => {
  const { notation, alias, body, owner, type, block } = resource;
  const types = objectsOf(entryOf(body, 'identity')?.value).map((one) => plainOf(memberOf(notation, one, 'type')) ?? '');
  if (!types.some((one) => /SystemAssigned/i.test(one))) return;
  const name = plainOf(memberOf(notation, body, 'name')) ?? owner;
  const own = ownIdentity(alias);
  facts.identities.push({ kind: 'managed-identity', provider: 'azure', name, aliases: [own], declared: true, span: block });
  facts.references.push({ type: 'uses', from: owner, fromType: type, to: own, span: block });
};
