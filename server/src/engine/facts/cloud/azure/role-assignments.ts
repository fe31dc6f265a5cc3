/** Roles that are given: https://learn.microsoft.com/azure/role-based-access-control/role-assignments */
import { termsOf } from '../../../iam/terms';
import { get, type StringValue, type UnknownValue, type Value } from '../../../syntax/value';
import type { CloudGrantFact } from '../../model';
import { type CloudReader, type CloudResource, ofResource } from '../resource';
import { builtInRole, roleIdIn } from './built-in-roles';
import { memberOf } from './members';
import { optionsIn, plainOf, propertyOf } from './properties';
import { levelOf } from './scopes';

/** A role definition that the workspace declares. */
const ROLE_TYPE = /^(?:azurerm_role_definition|Microsoft\.Authorization\/roleDefinitions)(?:@|$)/i;

/** `azurerm_role_assignment`, `Microsoft.Authorization/roleAssignments`, `azure_rm_roleassignment`. */
export const readRoleAssignment: CloudReader = (resource, facts) => {
  const principal =
    propertyOf(resource, 'principal_id') ?? propertyOf(resource, 'assignee_object_id') ?? propertyOf(resource, 'assignee');
  const scopes = scopesOf(resource);
  const condition = propertyOf(resource, 'condition');
  for (const role of rolesIn(resource))
    for (const member of optionsIn(principal))
      for (const place of scopes)
        facts.cloudGrants.push({
          ...ofResource('azure', resource),
          ...roleOf(role),
          member: memberOf(member, plainOf(propertyOf(resource, 'principal_type'))),
          level: place ? levelOf(place) : get(resource.body, 'scope') ? 'unknown' : (resource.level ?? 'unknown'),
          ...(place ? { scope: firstTerm(place) } : {}),
          ...(condition ? { condition: firstTerm(condition) } : {}),
          ...(resource.groups?.length ? { groups: resource.groups } : {}),
        });
};

/** Each role that the assignment may be of. */
function rolesIn(resource: CloudResource): readonly (StringValue | UnknownValue)[] {
  const named = propertyOf(resource, 'role_definition_name');
  return optionsIn(named ?? propertyOf(resource, 'role_definition_id'));
}

function roleOf(value: StringValue | UnknownValue): Pick<CloudGrantFact, 'role' | 'roleName' | 'customRole'> {
  const role = firstTerm(value);
  const { origin } = value;
  if (origin && ROLE_TYPE.test(origin.type)) return { role, customRole: origin.key };
  const text = value.kind === 'string' ? value.text : (value.reference ?? '');
  const id = roleIdIn(text.replace(/['")\]]{1,40}$/, '').replace(/^.*['"]/, ''));
  const name = id ? builtInRole(id) : role.state === 'known' && !/[/(]/.test(text) ? text : undefined;
  return { role, ...(name === undefined ? {} : { roleName: name }) };
}

/** In ARM the scope stands beside the properties, and in Bicep it may be a whole thing that has an id. */
function scopesOf(resource: CloudResource): readonly (StringValue | UnknownValue | undefined)[] {
  const { notation, body } = resource;
  const written = notation === 'arm' ? get(body, 'scope') : propertyOf(resource, 'scope');
  const found = optionsIn(written?.kind === 'object' ? get(written, 'id') : written);
  return found.length > 0 ? found : [undefined];
}

function firstTerm(value: Value) {
  const span = value.span;
  return termsOf(value)[0] ?? { state: 'unknown' as const, text: '', span, literal: span, inList: false };
}
