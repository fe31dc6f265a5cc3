import type { UnresolvedFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph, ResolvedPolicy } from '../../graph/model';
import { unreadPolicies } from '../../graph/policies';
import type { Statement } from '../../iam/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit } from '../model';
import { holderOf, oncePerPlace } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import { mayBeLeftOut } from '../shared/aws/variable-defaults';
import docs from './doc.md';

/** What of a document is not in the workspace, and would decide what it allows. */
interface Gap {
  readonly what: string;
  readonly span: Span;
}

/** Who is named, and which resource, seldom is in the file; what may be done is. An effect alone cannot be given by others. */
function gapIn({ effect, partial, actions, notActions, span }: Statement): Gap | undefined {
  if (effect === 'Deny') return undefined;
  const [first] = actions.filter(({ state }) => state === 'unknown');
  if (first)
    return { what: `actions that are not in the workspace${first.reference ? ` (${first.reference})` : ''}`, span: first.span };
  const empty = partial && actions.length + notActions.length === 0;
  return empty ? { what: 'statements that are not in the workspace', span } : undefined;
}

/** One word a document: the first gap stands for all. Where a policy is of one role or resource, that is how far it goes. */
function gapsOf(policy: ResolvedPolicy): Hit[] {
  const grants = policy.purpose === 'identity' || policy.purpose === 'unknown';
  if (!grants || policy.statements.some(({ principals }) => principals.length > 0)) return [];
  for (const statement of policy.statements) {
    const gap = gapIn(statement);
    if (gap) return [hit(`${policy.name} has ${gap.what}: what it allows is not judged`, gap.span, policy)];
  }
  return [];
}

const known = new WeakMap<ResolvedPolicy, readonly Hit[]>();

function remembered(policy: ResolvedPolicy): readonly Hit[] {
  const hits = known.get(policy) ?? gapsOf(policy);
  known.set(policy, hits);
  return hits;
}

/** Not which policy is attached by its ARN, which is its account's to say, and not a text that is there and is no policy. */
function isOfPolicy(fact: UnresolvedFact & { readonly policy?: boolean }): boolean {
  // Which item of a list or map it is, is known when it is applied: there is nothing to follow.
  if (fact.reason.endsWith('(not in this file)')) return false;
  return (
    fact.policy ?? (/^policy of |takes in policy documents/.test(fact.reason) && !fact.reason.includes('not a policy document'))
  );
}

function hit(message: string, span: Span, policy?: ResolvedPolicy): Hit {
  const steps = [
    'Follow the reference: give the variable a default or a value, or check the folder that holds the module or document as well.',
  ];
  return {
    span,
    message,
    ...(policy ? holderOf(policy) : {}),
    remedies: [{ type: 'manual', title: 'Make the policy known', steps }],
  };
}

function check(graph: IdentityGraph): Hit[] {
  const facts = filesWith(graph, 'unresolved').flatMap(({ unresolved }) => unresolved.filter(isOfPolicy));
  const left = (text: string, { file }: Span) => mayBeLeftOut(graph, /\((var\.[^)]{1,256})\)/.exec(text)?.[1] ?? '', file);
  const unread = facts.filter(({ reason, span }) => !left(reason, span));
  // Statements that a variable with a default would bring are a gap of the document, at the same place.
  const places = new Set(facts.filter((fact) => !unread.includes(fact)).map(({ span }) => `${span.file}:${span.start}`));
  const hits = [
    ...[...unread, ...unreadPolicies(graph)].map(({ reason, span }) => {
      const [name = ''] = reason.split(/ could not be | takes in /);
      return { document: placeless(name.replace('policy of ', ''), span), hits: [hit(`Not judged: ${reason}`, span)] };
    }),
    ...graph.policies.flatMap((policy) => {
      const own = remembered(policy).filter(
        ({ message, span }) => !left(message, span) && !places.has(`${span.file}:${span.start}`),
      );
      return own.length > 0 ? { document: placeless(policy.name, policy.span), hits: own } : [];
    }),
  ];
  const seen = new Set<string>();
  return oncePerPlace(hits.flatMap((one) => (!seen.has(one.document) && seen.add(one.document) ? one.hits : [])));
}

/** The same document in every instance of a module, and each document once. */
function placeless(name: string, { file }: Span): string {
  return `${file} ${name.replace(/module\.[^. ]{1,128}\./g, '').replace(/\[[^\]]{0,128}\]/g, '')}`;
}

export const rule = defineRule({
  id: 'aws-iam-policy-unresolved',
  title: 'Policy could not be read whole',
  group: 'aws-iam',
  severity: 'info',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-1059'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check,
});
