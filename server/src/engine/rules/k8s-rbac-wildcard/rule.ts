import type { RbacRoleFact, RbacRule, RbacTerm } from '../../facts/model';
import { isBuiltInRole, rightsOf } from '../../graph/rbac-match';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import docs from './doc.md';

const READ = ['get', 'list', 'watch'];
const ALL = [...READ, 'create', 'update', 'patch', 'delete'];
/** The core group holds Secrets and ServiceAccounts; the others here decide over access itself. */
const POWERFUL_GROUPS = new Set(['', '*', 'rbac.authorization.k8s.io', 'authentication.k8s.io', 'admissionregistration.k8s.io']);

const isStar = (term: RbacTerm): boolean => term.text === '*';

/**
 * How far the rule reaches: all of the cluster, what guards it, or the kinds it names and one group's own; named objects, and URLs that
 * are no objects, reach least. Kinds that are grave by themselves (Secrets, pods, bindings) have rules of their own.
 */
function severityOf(role: RbacRoleFact, { verbs, resources, apiGroups, resourceNames, nonResourceUrls }: RbacRule): Severity {
  if (resources.length === 0 && nonResourceUrls.length > 0) return 'low';
  if (resourceNames.length > 0) return role.clusterWide ? 'medium' : 'low';
  if (verbs.some(isStar) && resources.some(isStar) && apiGroups.some(isStar)) return role.clusterWide ? 'critical' : 'high';
  const powerful = resources.some(isStar) && (apiGroups.length === 0 || apiGroups.some(({ text }) => POWERFUL_GROUPS.has(text)));
  if (powerful) return role.clusterWide ? 'high' : 'medium';
  return role.clusterWide ? 'medium' : 'low';
}

function narrowVerbs({ span, literal }: RbacTerm): Remedy {
  return {
    type: 'replace-term',
    span,
    literal,
    inList: true,
    choices: [
      { title: `Allow reading only: ${READ.join(', ')}`, terms: READ, safety: 'review' },
      { title: `Write the verbs out: ${ALL.join(', ')}`, terms: ALL, safety: 'review' },
    ],
  };
}

function nameThem(what: string): Remedy {
  return {
    type: 'manual',
    title: `Name the ${what} that the role needs`,
    steps: [
      `List what the workload really calls: the audit log, or \`kubectl auth can-i --list --as=system:serviceaccount:<namespace>:<name>\`.`,
      `Write those ${what} in place of the wildcard, one rule for each API group.`,
      'Apply it and watch the audit log for "forbidden".',
    ],
  };
}

/** Every resource of every group is one problem, at the verbs where these are open too. No edit of one list mends it, so it is told and not offered. */
function everything(role: RbacRoleFact, rule: RbacRule): Hit | undefined {
  const [verb, resource, group] = [rule.verbs, rule.resources, rule.apiGroups].map((terms) => terms.find(isStar));
  if (!resource || !group) return undefined;
  const verbs = verb ? 'every verb' : rule.verbs.map(({ text }) => text).join(', ');
  return {
    span: (verb ?? resource).span,
    message: `${role.name} allows ${verbs} on every resource of every API group`,
    severity: severityOf(role, rule),
    related: [
      ...(verb ? [{ span: resource.span, message: 'every resource' }] : []),
      { span: group.span, message: 'every API group' },
    ],
    remedies: [nameThem(verb ? 'verbs, resources and API groups' : 'resources and API groups')],
  };
}

/**
 * Every verb on objects that a rule of their own is about (`secrets`, `pods`, `pods/exec`) is told there, in words of what it gives: to
 * write the verbs out would not mend that.
 */
function isToldElsewhere(role: RbacRoleFact, rule: RbacRule): boolean {
  const told = rightsOf(role).flatMap((right) => (right.rule === rule && right.names.length === 0 ? right.told : []));
  return rule.resources.length > 0 && rule.resources.every((one) => told.includes(one));
}

function hits(role: RbacRoleFact, rule: RbacRule): Hit[] {
  const all = everything(role, rule);
  if (all) return [all];
  const severity = severityOf(role, rule);
  const lists = [
    ['verbs', isToldElsewhere(role, rule) ? [] : rule.verbs, 'every verb'],
    ['resources', rule.resources, 'every resource'],
    ['apiGroups', rule.apiGroups, 'every API group'],
  ] as const;
  return lists.flatMap(([key, terms, means]) =>
    terms.filter(isStar).map((term) => ({
      span: term.span,
      message: `Wildcard in ${key} of ${role.name} allows ${means}`,
      severity,
      remedies: [key === 'verbs' ? narrowVerbs(term) : nameThem(key === 'resources' ? 'resources' : 'API groups')],
    })),
  );
}

/** At an edit nearly all roles are what they were. */
const known = new WeakMap<RbacRoleFact, readonly Hit[]>();

function hitsOf(role: RbacRoleFact): readonly Hit[] {
  const found = known.get(role) ?? (isBuiltInRole(role) ? [] : role.rules.flatMap((one) => hits(role, one)));
  known.set(role, found);
  return found;
}

export const rule = defineRule({
  id: 'k8s-rbac-wildcard',
  title: 'RBAC rule with a wildcard in verbs, resources or API groups',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  // Values and overlays have their say in the graph.
  scope: 'graph',
  check: ({ roles }) => roles.flatMap((role) => hitsOf(role)),
});
