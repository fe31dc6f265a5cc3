import type { CredentialChange, IdentityChange, Right } from '../../../engine/inventory/diff';
import type { TrustRecord } from '../../../engine/inventory/model';

/** One fact of a change: what it is about, and in words. */
export interface Line {
  readonly kind: 'widened' | 'narrowed' | 'kept' | 'advice';
  readonly text: string;
}

/** Rights that are told one by one; the rest is counted. */
const MOST = 12;

/** Everything that there is to say of a change, the gravest first. Values of credentials are not in it. */
export function linesOf(one: IdentityChange): Line[] {
  const { gained, lost, admitted, shutOut, credentials, becameAdmin, advice, change, before, after } = one;
  const line = (kind: Line['kind']) => (text: string) => ({ kind, text });
  // What is new is not wider than it was, and what is gone not narrower.
  const [more, less] = change === 'added' ? ['may', ''] : ['may now', 'may no longer'];
  return [
    ...(becameAdmin ? [{ kind: 'widened' as const, text: 'reaches administration now' }] : []),
    ...rightsIn(gained, more).map(line('widened')),
    ...doors(admitted, change === 'added' ? 'may be assumed by' : 'may now be assumed by').map(line('widened')),
    ...(change === 'removed' ? [] : rightsIn(lost, less).map(line('narrowed'))),
    ...(change === 'removed' ? [] : doors(shutOut, 'may no longer be assumed by').map(line('narrowed'))),
    ...(before && after && before.name !== after.name ? [line('kept')(`was called ${before.name}`)] : []),
    ...credentials.map(credentialLine).map(line('kept')),
    ...(advice === undefined ? [] : [line('advice')(advice)]),
  ];
}

/** `may now s3:GetObject, s3:PutObject on arn:…`: rights on the same resources and conditions in one line. */
function rightsIn(rights: readonly Right[], verb: string): string[] {
  const groups = new Map<string, { readonly actions: string[]; readonly right: Right }>();
  for (const right of rights) {
    const key = [right.effect, right.condition, ...right.resources].join('\n');
    const known = groups.get(key);
    if (known) known.actions.push(right.action);
    else groups.set(key, { actions: [right.action], right });
  }
  return [...groups.values()].map(({ actions, right: { effect, resources, condition } }) => {
    const named = [...new Set(actions)];
    const told = named.slice(0, MOST).join(', ') + (named.length > MOST ? ` and ${named.length - MOST} more` : '');
    const where = resources.length === 0 ? '' : ` on ${listed(resources)}`;
    const when = condition === '' ? '' : ` if ${condition}`;
    if (effect === 'deny') return `${verb === 'may no longer' ? 'is now denied' : 'is no longer denied'} ${told}${where}${when}`;
    return `${verb} ${told}${where}${when}`;
  });
}

function listed(words: readonly string[]): string {
  return words.length > MOST ? `${words.slice(0, MOST).join(', ')} and ${words.length - MOST} more` : words.join(', ');
}

function doors(trust: readonly TrustRecord[], verb: string): string[] {
  return trust.map(({ principal, external }) => `${verb} ${principal}${external ? ' (from outside)' : ''}`);
}

function credentialLine({ change, type, slot, before, after, advice }: CredentialChange): string {
  const where = slot === '' ? '' : ` of ${slot}`;
  const what = {
    added: `${type}${where} added: ${after}`,
    removed: `${type}${where} removed (was: ${before})`,
    moved: `${type}${where} is now kept elsewhere: ${before} → ${after}`,
    replaced: `${type}${where} replaced: ${after}`,
  }[change];
  return advice === undefined ? what : `${what}; ${advice}`;
}
