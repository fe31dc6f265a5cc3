/** What the rules about federated tokens share: the demands of a statement, and who signs. */

import type { Condition, PrincipalTerm, Term } from '../../../iam/model';
import type { Issuer } from '../../../iam/trust/issuers';
import { hostOf, isOidcPrincipal, issuerAt } from '../../../iam/trust/oidc';
import { abusableClaim, checksClaim, demandsOf, narrowedBy } from '../../../iam/trust/subjects';
import type { Allowed } from './aws-iam';

/** A principal that comes by OpenID Connect, and what its token must say. */
export interface Federated {
  readonly term: PrincipalTerm;
  /** As condition keys write it, with HOLEs where a part is not in the file. */
  readonly host?: string;
  readonly issuer?: Issuer;
  readonly demands: readonly Condition[];
}

/** The OIDC principals of a statement of a trust policy. A reference is one by its name, or by the claims that are tested. */
export function federatedIn({ policy, statement }: Allowed): Federated[] {
  const demands = demandsOf(policy.statements, statement);
  return statement.principals.flatMap((term) => {
    const host = hostOf(term, statement);
    const issuer = host === undefined ? undefined : issuerAt(host);
    if (!isOidcPrincipal(term) && !(issuer && term.type === 'Federated')) return [];
    return { term, demands, ...(host === undefined ? {} : { host }), ...(issuer ? { issuer } : {}) };
  });
}

/**
 * The claim of the caller's choice that a subject begins with, where nothing else that is demanded names a project or its owner:
 * of these aws-iam-trust-oidc-abusable-claim speaks. `''` where the subject begins with no claim.
 */
export function chosenClaim(issuer: Issuer, value: Term, others: readonly Condition[]): string | undefined {
  // Another claim that names the project makes the order of this one's parts harmless.
  return narrowedBy('anyone', others) === 'anyone' ? abusableClaim(issuer, value) : undefined;
}

/** Whether a condition key on the host can be written down. */
export function isWritten(host: string | undefined): host is string {
  return host !== undefined && !/[\uFFFC*]/.test(host);
}

/**
 * IAM itself refuses tokens for other audiences than the provider's client ids: where the subject is checked too, little is left open.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export function isOfAccount({ text }: PrincipalTerm, demands: Federated['demands']): boolean {
  return !/^[\w.-]{1,200}$/.test(text) && checksClaim(demands, /^sub$/);
}
