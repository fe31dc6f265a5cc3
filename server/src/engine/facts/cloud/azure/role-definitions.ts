/** Roles of one's own: https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
import { termsOf } from '../../../iam/terms';
import { itemsOf } from '../../../syntax/value';
import { type CloudReader, ofResource } from '../resource';
import { memberOf, objectsOf, optionsIn, plainOf, propertyOf } from './properties';
import { levelOf, widestOf } from './scopes';

/** `azurerm_role_definition`, `Microsoft.Authorization/roleDefinitions`, `azure_rm_roledefinition`. */
export const readRoleDefinition: CloudReader = (resource, facts) => {
  const { notation, alias, owner } = resource;
  const sets = objectsOf(propertyOf(resource, 'permissions'));
  const terms = (name: string) => sets.flatMap((set) => termsOf(memberOf(notation, set, name)));
  const places = itemsOf(propertyOf(resource, 'assignable_scopes')).flatMap(optionsIn).map(levelOf);
  const known = widestOf(places);
  const own = optionsIn(propertyOf(resource, 'scope')).map(levelOf);
  facts.cloudRoles.push({
    ...ofResource('azure', resource),
    key: alias,
    name: plainOf(propertyOf(resource, notation === 'arm' ? 'role_name' : 'name')) ?? owner,
    permissions: terms('actions'),
    excluded: terms('not_actions'),
    data: { permissions: terms('data_actions'), excluded: terms('not_data_actions') },
    level: known === 'unknown' ? widestOf(own.length > 0 ? own : [resource.level ?? 'unknown']) : known,
  });
};
