/** Who becomes an identity without a secret: https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
import { termsOf } from '../../../iam/terms';
import type { Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import { type CloudReader, type CloudResource, ofResource } from '../resource';
import { memberOf, optionsIn, propertyOf } from './properties';

/** Arguments that name the identity: a managed identity or an application. */
const HOLDERS = ['user_assigned_identity_id', 'parent_id', 'application_id', 'application_object_id'];

/** `azurerm_federated_identity_credential`, `azuread_application_(flexible_)federated_identity_credential`, and ARM's. */
export const readFederation: CloudReader = (resource, facts) => {
  const issuer = termsOf(propertyOf(resource, 'issuer'))[0];
  const subject = termsOf(propertyOf(resource, 'subject'))[0];
  const condition = termsOf(expressionOf(resource))[0];
  const identity = holderOf(resource);
  facts.federations.push({
    ...ofResource('azure', resource),
    kind: 'credential',
    ...(issuer ? { issuer } : {}),
    ...(subject ? { subject } : {}),
    ...(condition ? { condition } : {}),
    audiences: ['audience', 'audiences'].flatMap((name) => termsOf(propertyOf(resource, name))),
    ...(identity === undefined ? {} : { identity }),
  });
};

/** ARM has a text and the version of its language. */
function expressionOf(resource: CloudResource): Value | undefined {
  const written = propertyOf(resource, 'claims_matching_expression');
  return written?.kind === 'object' ? memberOf(resource.notation, written, 'value') : written;
}

/** In ARM and Bicep a child may name its parent. */
function holderOf({ notation, body }: CloudResource): Alias | undefined {
  for (const name of notation === 'arm' ? ['parent'] : HOLDERS)
    for (const value of optionsIn(memberOf(notation, body, name))) if (value.origin) return value.origin.key;
  return undefined;
}
