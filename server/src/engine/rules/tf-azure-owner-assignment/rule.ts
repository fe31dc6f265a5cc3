import type { CloudGrantFact } from '../../facts/model';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { azureGrants, isWide, placeOf } from '../shared/azure/grants';
import docs from './doc.md';

/** What each of the roles lets its holder do. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const ROLES: ReadonlyMap<string, { readonly may: string; readonly severity: Severity }> = new Map([
  ['Owner', { may: 'do everything, and give others the right to', severity: 'high' }],
  ['User Access Administrator', { may: 'give anyone any role', severity: 'high' }],
  ['Role Based Access Control Administrator', { may: 'give anyone any role', severity: 'high' }],
  ['Contributor', { may: 'change and delete everything', severity: 'medium' }],
]);

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

/** Several subscriptions are worse than one; a condition that limits what may be given leaves little. */
function severityOf({ level, condition, roleName }: CloudGrantFact, severity: Severity): Severity {
  if (condition && roleName !== 'Owner' && roleName !== 'Contributor') return 'low';
  if (level === 'subscription') return severity;
  return severity === 'high' ? 'critical' : 'high';
}

/** The role in one of the resource groups that stand beside it. */
function elsewhere({ scope, groups = [] }: CloudGrantFact): readonly Remedy[] {
  if (scope?.state !== 'unknown' || scope.span.via) return [];
  return groups.slice(0, 3).map((text): Remedy => {
    const title = `Give it in ${text.replace(/\.id$/, '')} only`;
    return { type: 'replace-text', title, span: scope.span, text, safety: 'review' };
  });
}

/** Another role in place of this one. */
function lesser({ role, roleName }: CloudGrantFact): readonly Remedy[] {
  const { span, literal, inList, text, state } = role;
  const id = /[0-9a-f-]{36}$/i.exec(text)?.[0];
  const length = span.end - span.start;
  // What a function or another declaration makes does not stand here as it is, but for the id that a function is given.
  if (span.via || (length !== text.length && length !== id?.length) || (state !== 'known' && !id)) return [];
  const title = 'Give it Reader here, and what it changes where it changes it';
  if (id)
    return [{ type: 'replace-text', title, span: { ...span, start: span.end - id.length }, text: READER, safety: 'review' }];
  if (text !== roleName) return [];
  return [{ type: 'replace-term', span, literal, inList, choices: [{ title, terms: ['Reader'], safety: 'review' }] }];
}

function remediesFor(grant: CloudGrantFact): readonly Remedy[] {
  const steps = [
    'See what the identity really does: the activity log of the subscription, filtered by its object id.',
    'Give it a role for that, such as Website Contributor, on the resource group it works in.',
    ...(grant.roleName?.includes('Administrator')
      ? ['Where it must give roles, add a condition with the roles and principals it may give them to.']
      : []),
  ];
  const narrower = elsewhere(grant);
  // One or the other: either alone ends the finding.
  return [...(narrower.length > 0 ? narrower : lesser(grant)), { type: 'manual', title: 'Narrow the role and the scope', steps }];
}

function hitOf(grant: CloudGrantFact): readonly Hit[] {
  const { roleName, member, level, role, scope } = grant;
  const known = roleName === undefined ? undefined : ROLES.get(roleName);
  if (!known || member.kind !== 'machine' || !isWide(level)) return [];
  return [
    {
      span: role.span,
      message: `${grant.owner} makes a program ${roleName} of ${placeOf(level)}: it may ${known.may} there`,
      severity: severityOf(grant, known.severity),
      related: [
        { span: member.term.span, message: 'who gets the role' },
        ...(scope ? [{ span: scope.span, message: placeOf(level) }] : []),
      ],
      ...(member.identity === undefined ? {} : { identity: member.identity }),
      remedies: remediesFor(grant),
    },
  ];
}

export const rule = defineRule({
  id: 'tf-azure-owner-assignment',
  title: 'Owner, Contributor or an access administrator of a whole subscription is a program',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250', 'CWE-269'],
  hosts: ['terraform', 'arm', 'bicep', 'ansible'],
  docs,
  scope: 'graph',
  check: (graph) => azureGrants(graph).flatMap(hitOf),
});
