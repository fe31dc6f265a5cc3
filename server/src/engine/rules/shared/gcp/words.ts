/** Grants of Google Cloud in the words of messages. */
import type { CloudGrantFact } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';

/** `the project`, for a message. */
export function levelName({ level }: CloudGrantFact): string {
  return level === 'organization' ? 'the whole organization' : level === 'unknown' ? 'whatever takes the policy' : `the ${level}`;
}

/** Whom a grant is for, as people know it. */
export function memberName(graph: IdentityGraph, { member }: CloudGrantFact): string {
  const account = member.identity ? graph.byAlias.get(member.identity) : undefined;
  const written = member.term.text.replace(/^\w+:/, '').replaceAll('\uFFFC', '…');
  if (account && (account.declared.length > 0 || written === '')) return account.name;
  return /^…?$/.test(written) ? 'a service account' : written;
}

/** Names in a sentence, the first few of them. */
export function inWords(names: readonly string[]): string {
  const all = [...new Set(names)];
  if (all.length > 3) return `${all.slice(0, 2).join(', ')} and ${all.length - 2} more`;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
