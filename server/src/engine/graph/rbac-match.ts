/** Which capabilities an RBAC rule gives, and by which of its words. */
import type { RbacRoleFact, RbacRule, RbacTerm } from '../facts/model';
import { CAPABILITIES, type Capability } from './rbac-table';

export type RbacTopic =
  | 'read-secrets'
  | 'escalate-bind'
  | 'impersonate'
  | 'pod-exec'
  | 'create-workloads'
  | 'token-request'
  | 'csr-approve'
  | 'node-proxy'
  | 'cluster-takeover-other';

export interface Right {
  readonly capability: Capability;
  readonly rule: RbacRule;
  /** The words that tell it: never a wildcard. */
  readonly told: readonly RbacTerm[];
  /** The verbs that give it, wildcards too. */
  readonly verbs: readonly RbacTerm[];
  /** `resourceNames`, where they limit it. */
  readonly names: readonly string[];
}

/**
 * The default roles and those of kubeadm, which nobody writes by hand.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const BUILT_IN = /^k8s-(?:cluster-role:|role:[^/]{0,63}\/)(?:system:.{0,200}|kubeadm:.{0,200}|cluster-admin|admin|edit|view)$/;

export function isBuiltInRole({ key }: RbacRoleFact): boolean {
  return BUILT_IN.test(key);
}

const known = new WeakMap<RbacRoleFact, readonly Right[]>();

/** What the role's own rules give; what one rule gives to one topic by the same list is one right, called by the first of the table. */
export function rightsOf(role: RbacRoleFact): readonly Right[] {
  const before = known.get(role);
  if (before) return before;
  const rights = role.rules.flatMap((rule) => merged(CAPABILITIES.flatMap((capability) => rightOf(capability, rule) ?? [])));
  known.set(role, rights);
  return rights;
}

function merged(rights: readonly Right[]): Right[] {
  const byKind = new Map<string, Right>();
  for (const right of rights) {
    const kind = `${right.capability.topic} ${right.capability.telling}`;
    const first = byKind.get(kind);
    const both = (list: 'told' | 'verbs') => [...new Set([...(first?.[list] ?? []), ...right[list]])];
    byKind.set(kind, first ? { ...first, told: both('told'), verbs: both('verbs') } : right);
  }
  return [...byKind.values()];
}

function rightOf(capability: Capability, rule: RbacRule): Right | undefined {
  const { groups, telling } = capability;
  const inGroup = rule.apiGroups.length === 0 || rule.apiGroups.some(({ text }) => text === '*' || groups.includes(text));
  if (!inGroup) return undefined;
  const resources = rule.resources.filter(({ text }) => text === '*' || capability.resources.some((one) => means(text, one)));
  if (resources.length === 0) return undefined;
  const verbs = rule.verbs.filter(
    (verb) => verb.text === '*' || (capability.verbs.includes(verb.text) && isPossible(verb, rule)),
  );
  const names = rule.resourceNames.filter(({ text }) => !capability.names || capability.names.includes(text));
  if (verbs.length === 0 || (capability.names && names.length === 0)) return undefined;
  const told = { resources, verbs, resourceNames: names }[telling].filter(({ text }) => text !== '*');
  return told.length === 0 ? undefined : { capability, rule, told, verbs, names: names.map(({ text }) => text) };
}

/** `pods/*` is what people write for all subresources; `*` before a slash stands for any resource. */
function means(written: string, resource: string): boolean {
  if (written === resource) return true;
  const [name, subresource] = resource.split('/');
  return subresource !== undefined && (written === `${name}/*` || written === `*/${subresource}`);
}

/**
 * What is created has no name yet when it is asked for: with `resourceNames` the verb gives nothing, but to subresources.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
function isPossible({ text }: RbacTerm, { resourceNames, resources }: RbacRule): boolean {
  return text !== 'create' || resourceNames.length === 0 || resources.every((one) => one.text.includes('/'));
}
