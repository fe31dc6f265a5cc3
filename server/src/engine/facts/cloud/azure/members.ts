/** Whom Azure gives something: a program, a person, a group, or an id that says nothing. */
import { termsOf } from '../../../iam/terms';
import type { Value } from '../../../syntax/value';
import type { Alias, CloudMember } from '../../model';

/** What has an object id of its own. */
const KINDS: ReadonlyMap<string, CloudMember['kind']> = new Map([
  ['azuread_service_principal', 'machine'],
  ['azuread_application', 'machine'],
  ['azurerm_user_assigned_identity', 'machine'],
  ['Microsoft.ManagedIdentity/userAssignedIdentities', 'machine'],
  ['azuread_user', 'human'],
  ['azuread_users', 'human'],
  ['azuread_group', 'group'],
  ['azuread_groups', 'group'],
]);

/** `principal_type`, `principalType`. */
const TYPES: ReadonlyMap<string, CloudMember['kind']> = new Map([
  ['ServicePrincipal', 'machine'],
  ['User', 'human'],
  ['Group', 'group'],
  ['ForeignGroup', 'group'],
]);

/** The identity that the platform makes for a resource: `identity[0].principal_id`, `kubelet_identity[0].object_id`, `identity.principalId`. */
const OWN = /^(\w{0,40}identity)(?:[.[]\d*\]?)?\.(?:principal_id|object_id|principalId|objectId)$/i;

/** Names that inputs and outputs of modules have for a program's account. */
const MACHINE_INPUT =
  /service_?principal|managed_?identity|(?:^|[._])(?:spn?|msi|uami|mi)_|identit(?:y|ies)[\w.[\]]{0,80}principal_?id$|kubelet/i;

/** The identity that a resource is given by the platform. */
export function ownIdentity(resource: Alias, block = 'identity'): Alias {
  return `${resource}.${block}`;
}

/** The member of a grant. */
export function memberOf(value: Value, type: string | undefined): CloudMember {
  const [term] = termsOf(value);
  const { kind, identity } = known(value);
  return {
    kind: (type === undefined ? undefined : TYPES.get(type)) ?? kind,
    term: term ?? { state: 'unknown', text: '', span: value.span, literal: value.span, inList: false },
    ...(identity === undefined ? {} : { identity }),
  };
}

function known(value: Value): Pick<CloudMember, 'kind' | 'identity'> {
  if (value.kind !== 'string' && value.kind !== 'unknown') return { kind: 'unknown' };
  const { origin } = value;
  if (origin) {
    const kind = KINDS.get(origin.type.replace(/@.*$/, ''));
    if (kind) return kind === 'machine' ? { kind, identity: origin.key } : { kind };
    const own = OWN.exec(origin.attribute)?.[1];
    if (own) return { kind: 'machine', identity: ownIdentity(origin.key, own) };
  }
  if (value.kind === 'string')
    return /^[0-9a-f-]{36}$/i.test(value.text)
      ? { kind: 'unknown', identity: `azure-principal:${value.text}` }
      : { kind: 'unknown' };
  return { kind: MACHINE_INPUT.test(value.reference ?? '') ? 'machine' : 'unknown' };
}
