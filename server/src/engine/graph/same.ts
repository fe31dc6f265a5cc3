/** Identities of different names that are one: keys of equal value, and the keys of a user of AWS. */
import type { Alias, IdentityFact, ReferenceFact } from '../facts/model';
import { filesWith } from './having';
import type { IdentityGraph } from './model';

/** Makers of a user's key, which names the user it is made for. */
const KEY_OF_USER: ReadonlySet<string> = new Set(['aws_iam_access_key', 'AWS::IAM::AccessKey']);

/** Sets of aliases that mean one identity, beside those that stand together in one fact. */
export function* sameIdentities(
  graph: Pick<IdentityGraph, 'facts'>,
  references: readonly ReferenceFact[],
): Iterable<readonly Alias[]> {
  yield* equalValues(graph);
  const keys = new Map<string, Alias>();
  for (const { identities } of filesWith(graph, 'identities')) {
    for (const { kind, aliases, span } of identities) {
      if (kind === 'iam-access-key' && aliases[0])
        keys.set(`${span.file}\n${aliases[0].slice(aliases[0].lastIndexOf(':') + 1)}`, aliases[0]);
    }
  }
  if (keys.size === 0) return;
  for (const { from, fromType, to, span } of references) {
    const key = KEY_OF_USER.has(fromType) ? keys.get(`${span.file}\n${from}`) : undefined;
    // A user comes first: its key is one of its credentials.
    if (key) yield [to, key];
  }
}

/** What a third party gave out once is one key, whatever places call it. */
function* equalValues(graph: Pick<IdentityGraph, 'facts'>): Iterable<readonly Alias[]> {
  const byValue = new Map<string, Alias>();
  for (const { credentials } of filesWith(graph, 'credentials')) {
    for (const { identity, fingerprint, confidence, storage } of credentials) {
      if (!identity?.startsWith('api:') || storage !== 'literal' || fingerprint === '' || confidence === 'low') continue;
      const known = byValue.get(fingerprint);
      if (known === undefined) byValue.set(fingerprint, identity);
      else if (known !== identity) yield [known, identity];
    }
  }
}

/** The fact that names the identity: its declaration before a mention, a user before its key, a variable before a file. */
export function leading(facts: readonly IdentityFact[]): IdentityFact {
  let best = facts[0] as IdentityFact;
  for (const fact of facts) if (rank(fact) < rank(best)) best = fact;
  return best;
}

function rank(fact: IdentityFact): number {
  const {
    declared,
    kind,
    aliases: [first = ''],
  } = fact;
  return (kind === 'iam-access-key' ? 4 : 0) + (declared ? 0 : 2) + (/^api:.*[./]/.test(first) ? 1 : 0) + rankOfKey(fact);
}

/** Of one key pair a resource names it best, then its certificate; a bare key does not know what it is for. */
function rankOfKey({ key, aliases: [first = ''] }: IdentityFact): number {
  if (first.startsWith('key:')) return key?.form === 'certificate' ? 0.5 : 0.75;
  return first.includes('tls_private_key.') ? 0.25 : 0;
}

/** Whether the fact declares the identity that `first` leads: a key's declaration only mentions its user. */
export function declares({ declared, kind }: IdentityFact, first: IdentityFact): boolean {
  return declared && (kind !== 'iam-access-key' || first.kind === kind);
}
