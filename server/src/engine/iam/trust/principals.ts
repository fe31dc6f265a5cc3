/** Who a principal of a policy is. */
import type { PrincipalTerm } from '../model';

/** Everyone: `*`, `{ "AWS": "*" }`, or a pattern over all accounts. */
export function isAnyPrincipal(term: PrincipalTerm): boolean {
  if (term.state !== 'known' || term.type === 'Federated' || term.type === 'CanonicalUser') return false;
  return /^\*+$/.test(term.text) || (term.type === 'AWS' && /^arn:[^:]*:(iam|sts)::\*:/.test(term.text));
}

/** The account that the principal belongs to; undefined where it is not written out, and for services. */
export function accountOf({ type, state, text }: PrincipalTerm): string | undefined {
  if (type !== 'AWS' || state === 'unknown') return undefined;
  return /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(text)?.[1];
}

/** A whole account: `arn:aws:iam::111122223333:root`, or the account's number alone. The account itself need not be known. */
export function isAccountRoot({ type, state, text }: PrincipalTerm): boolean {
  return type === 'AWS' && state !== 'unknown' && (/^arn:[^:]*:iam::[^:*]+:root$/.test(text) || /^\d{12}$/.test(text));
}
