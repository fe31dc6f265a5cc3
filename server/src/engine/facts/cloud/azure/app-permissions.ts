/** What applications ask of an API, and what they are given: https://learn.microsoft.com/entra/identity-platform/permissions-consent-overview */
import type { Term } from '../../../iam/model';
import { termsOf } from '../../../iam/terms';
import type { Span } from '../../../syntax/span';
import { itemsOf, type Value } from '../../../syntax/value';
import type { AppPermissionFact } from '../../model';
import { type CloudFacts, type CloudReader, type CloudResource, ofResource } from '../resource';
import { graphRole } from './graph-roles';
import { memberOf, objectsOf, optionsIn, plainOf, propertyOf } from './properties';

/** `azuread_application`, and an application of Microsoft Graph in Bicep. */
export const readRequiredAccess: CloudReader = (resource, facts) => {
  const { notation } = resource;
  for (const access of objectsOf(propertyOf(resource, 'required_resource_access')))
    for (const one of objectsOf(memberOf(notation, access, 'resource_access'))) {
      const type = plainOf(memberOf(notation, one, 'type'));
      add(resource, facts, {
        api: memberOf(notation, access, 'resource_app_id'),
        permission: memberOf(notation, one, 'id'),
        type: type === 'Role' ? 'application' : type === 'Scope' ? 'delegated' : 'unknown',
        item: one.span,
      });
    }
};

/** `azuread_application_api_access`. */
export const readApiAccess: CloudReader = (resource, facts) => {
  const api = propertyOf(resource, 'api_client_id');
  for (const [name, type] of [['role_ids', 'application'] as const, ['scope_ids', 'delegated'] as const])
    for (const permission of itemsOf(propertyOf(resource, name)))
      add(resource, facts, { api, permission, type, item: permission.span });
};

/** `azuread_app_role_assignment`, and `Microsoft.Graph/appRoleAssignedTo`: the permission is given, and no administrator is asked again. */
export const readAppRoleAssignment: CloudReader = (resource, facts) => {
  const api = propertyOf(resource, 'resource_object_id') ?? propertyOf(resource, 'resource_id');
  add(resource, facts, { api, permission: propertyOf(resource, 'app_role_id'), type: 'application', item: resource.body.span });
};

interface Asked {
  readonly api: Value | undefined;
  readonly permission: Value | undefined;
  readonly type: AppPermissionFact['type'];
  readonly item: Span;
}

function add(resource: CloudResource, { appPermissions }: CloudFacts, { api, permission, type, item }: Asked): void {
  for (const value of optionsIn(permission)) {
    const [term] = termsOf(value);
    if (!term) continue;
    const named = nameIn(value);
    // The way to an id says which of both kinds it is.
    const kind = named?.delegated ? 'delegated' : type;
    const name = named?.name ?? (term.state === 'known' ? graphRole(term.text) : undefined);
    appPermissions.push({
      ...ofResource('azure', resource),
      api: termsOf(api)[0] ?? ({ ...term, state: 'unknown', text: '' } satisfies Term),
      permission: term,
      ...(name === undefined ? {} : { name }),
      type: kind,
      item,
    });
  }
}

/** `…msgraph.app_role_ids["Directory.ReadWrite.All"]`. */
function nameIn({ origin }: { readonly origin?: { readonly attribute: string } }) {
  const found = /^(app_role|oauth2_permission_scope)_ids\.(.+)$/.exec(origin?.attribute ?? '');
  return found ? { delegated: found[1] !== 'app_role', name: found[2] as string } : undefined;
}
