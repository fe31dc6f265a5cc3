import type { AppPermissionFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import { defineRule, type Hit, type Remedy } from '../model';
import docs from './doc.md';

/** Permissions by which an application becomes an administrator of the tenant. https://learn.microsoft.com/graph/permissions-reference */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['RoleManagement.ReadWrite.Directory', 'make any account, itself too, Global Administrator'],
  ['AppRoleAssignment.ReadWrite.All', 'give itself every other permission'],
  ['Application.ReadWrite.All', 'add a secret to any application and act as it'],
  ['Directory.ReadWrite.All', 'change groups, devices and applications of the whole directory'],
]);

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy, which is for the applications it made itself'],
  ['Directory.ReadWrite.All', 'the permission for what it changes, such as Group.ReadWrite.All or User.ReadWrite.All'],
]);

/** The permission is given, not asked for. */
function isGiven({ item, body }: AppPermissionFact): boolean {
  return item.start === body.start && item.end === body.end;
}

function remediesFor(fact: AppPermissionFact, name: string): readonly Remedy[] {
  const { item, permission, block, owner } = fact;
  const steps = [
    'Remove the consent too: Enterprise applications, Permissions, in the portal of Entra ID.',
    `Ask for ${INSTEAD.get(name) ?? 'a narrower permission, or do it with the account of a person'}.`,
  ];
  const manual: Remedy = { type: 'manual', title: 'Ask for less', steps };
  if (permission.span.via) return [manual];
  if (isGiven(fact)) return [{ type: 'remove-declaration', title: `Remove ${owner}`, owner: block, address: owner }, manual];
  const changes = [{ op: 'remove', at: item, empties: true }] as const;
  return [{ type: 'edit-data', id: 'remove', title: `Remove ${name} from ${owner}`, safety: 'review', changes, steps }, manual];
}

function hitOf(fact: AppPermissionFact): readonly Hit[] {
  const { name, type, permission, owner } = fact;
  const may = name === undefined ? undefined : ROLES.get(name);
  if (name === undefined || may === undefined || type === 'delegated') return [];
  const given = isGiven(fact);
  return [
    {
      span: permission.span,
      message: `${owner} ${given ? 'gives' : 'asks for'} ${name}: the application can ${may}`,
      ...(given ? {} : { confidence: 'medium' as const }),
      remedies: remediesFor(fact, name),
    },
  ];
}

export const rule = defineRule({
  id: 'tf-azure-graph-high-app-role',
  title: 'Application permission that makes a program an administrator of the tenant',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250', 'CWE-269'],
  hosts: ['terraform', 'bicep'],
  docs,
  scope: 'graph',
  check: (graph) => filesWith(graph, 'appPermissions').flatMap(({ appPermissions }) => appPermissions.flatMap(hitOf)),
});
