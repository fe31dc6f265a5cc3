/** What an identity may do, grant by grant. */
import type { CloudGrantFact } from '../facts/model';
import type { Held, Identity, ResolvedPolicy } from '../graph/model';
import type { Statement, Term } from '../iam/model';
import { managedStatements } from '../iam/rights/managed';
import type { About } from './about';
import type { GrantRecord } from './model';
import { distinct, shown, withoutHoles } from './words';

/** A managed policy of more actions is told by its name alone. */
const SHORT = 20;

/** Its grants in the order in which it holds them. */
export function grantsOf(identity: Identity, about: About): GrantRecord[] {
  return identity.grants.map((held) => grantOf(held, about));
}

function grantOf(held: Held, about: About): GrantRecord {
  const { policy, role, managed, attachment } = held;
  if (policy) return documentGrant(policy);
  if (role) {
    const verbs = role.rules.flatMap((rule) =>
      rule.verbs.flatMap((verb) => rule.resources.map((one) => `${withoutHoles(verb.text)} ${withoutHoles(one.text)}`)),
    );
    const where = attachment?.clusterWide ? 'cluster' : attachment?.namespace && `namespace ${attachment.namespace}`;
    return { source: role.name, actions: distinct(verbs), resources: where ? [where] : [], span: attachment?.span ?? role.span };
  }
  const cloud = attachment && about.cloudGrants.find((grant) => isOf(grant, held));
  const source = managed ?? 'unknown';
  if (cloud) return { source, actions: [source], resources: scopesOf(cloud), span: cloud.role.span };
  if (attachment?.type === 'binding') {
    const where = attachment.clusterWide ? 'cluster' : attachment.namespace && `namespace ${attachment.namespace}`;
    return { source, actions: [], resources: where ? [where] : [], span: attachment.span };
  }
  const actions = attachment?.policy.startsWith('managed-policy:')
    ? distinct((managedStatements(source, attachment.span) ?? []).flatMap(actionsOf))
    : [];
  return { source, actions: actions.length <= SHORT ? actions : [], resources: [], span: attachment?.span };
}

/** At an edit nearly all documents are what they were. */
const made = new WeakMap<ResolvedPolicy, GrantRecord>();

function documentGrant(policy: ResolvedPolicy): GrantRecord {
  const known = made.get(policy);
  if (known) return known;
  const allowed = policy.statements.filter(({ effect }) => effect === 'Allow');
  const grant: GrantRecord = {
    source: policy.name,
    actions: distinct(allowed.flatMap(actionsOf)),
    resources: distinct(allowed.flatMap(resourcesOf)),
    span: policy.span,
  };
  made.set(policy, grant);
  return grant;
}

/** The attachment was made of this grant: graph/cloud-grants.ts. */
function isOf({ role, owner }: CloudGrantFact, { attachment }: Held): boolean {
  const span = attachment?.span;
  return span?.file === role.span.file && span.start === role.span.start && attachment?.name === owner;
}

function scopesOf({ scope, level }: CloudGrantFact): string[] {
  if (scope) return [shown(scope)];
  return level === 'unknown' ? [] : [level];
}

function actionsOf({ actions, notActions }: Statement): string[] {
  return [...actions.map(shown), ...butOf(notActions)];
}

function resourcesOf({ resources, notResources }: Statement): string[] {
  return [...resources.map(shown), ...butOf(notResources)];
}

/** `all but iam:*`: a list of what is left out gives everything else. */
function butOf(terms: readonly Term[]): string[] {
  return terms.length > 0 ? [`all but ${terms.map(shown).join(', ')}`] : [];
}
