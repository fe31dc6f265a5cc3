import { aliasOfTerm } from '../../graph/arns';
import type { Term } from '../../iam/model';
import type { Grant } from '../../iam/rights/effective';
import type { Holder } from '../shared/aws/holders';

/** `arn:aws:iam::111122223333:role/deploy`, with a path before the name. */
const OWN_ARN = /^arn:[^:]*:iam::[^:]*:(role|user)\/(?:.*\/)?([^/]+)$/;

/**
 * Whether a grant that is limited to some resources includes the holder itself: by name, by reference, or as the user who
 * calls.
 */
export function coversSelf({ identity }: Holder, { resources }: Grant): boolean {
  return identity !== undefined && resources.some((term) => isSelf(term, identity.kind, identity.name, identity.aliases));
}

function isSelf(term: Term, kind: string, name: string, aliases: readonly string[]): boolean {
  if (term.state === 'unknown') {
    const alias = aliasOfTerm(term);
    return alias !== undefined && aliases.includes(alias);
  }
  const [, type, own] = OWN_ARN.exec(term.text) ?? [];
  return kind === `iam-${type}` && (own === name || (type === 'user' && own === '${aws:username}'));
}
