/** Who may become an identity, by name, and whether they come from outside of the workspace and its accounts. */
import type { Identity, ResolvedPolicy } from '../graph/model';
import type { PrincipalTerm, Statement } from '../iam/model';
import { callerLimit } from '../iam/trust/callers';
import { accountOf, isAnyPrincipal } from '../iam/trust/principals';
import { vendorOf } from '../iam/trust/vendors';
import type { About } from './about';
import { federatedAws, federatedCloud, isAssumedHere } from './federated';
import type { TrustRecord } from './model';
import { shown } from './words';

/** Documents of AWS in their order, then what Azure and Google Cloud say. */
export function trustOf(identity: Identity, about: About, own: ReadonlySet<string>): TrustRecord[] {
  const here = isAssumedHere(identity);
  const written = identity.trusts.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      statement.effect === 'Allow'
        ? statement.principals.flatMap((principal) => recordsOf(policy, statement, principal, own, here))
        : [],
    ),
  );
  const held = about.becomers.flatMap(({ member }): TrustRecord[] => {
    const principal = shown(member.term);
    // A member of a pool of subjects is told with the pool's issuer.
    if (/^principal(?:Set)?:/.test(principal)) return [];
    return [{ principal, external: member.kind === 'public', span: member.term.span }];
  });
  const all = [...written, ...about.federations.flatMap((fact) => federatedCloud(fact, here)), ...held];
  const seen = new Set<string>();
  return all.filter(({ principal, external }) => {
    const key = `${external} ${principal}`;
    return !seen.has(key) && seen.add(key);
  });
}

function recordsOf(
  policy: ResolvedPolicy,
  statement: Statement,
  principal: PrincipalTerm,
  own: ReadonlySet<string>,
  here: boolean,
): TrustRecord[] {
  if (principal.type === 'Federated') return federatedAws(policy, statement, principal, here);
  return [{ principal: nameOf(principal), external: isExternal(statement, principal, own), span: principal.span }];
}

function nameOf(principal: PrincipalTerm): string {
  const account = accountOf(principal);
  const vendor = account === undefined ? undefined : vendorOf(account);
  return vendor ? `${shown(principal)} (${vendor})` : shown(principal);
}

function isExternal(statement: Statement, principal: PrincipalTerm, own: ReadonlySet<string>): boolean {
  if (isAnyPrincipal(principal)) return callerLimit(statement) !== 'known';
  if (principal.type === 'CanonicalUser') return true;
  const account = accountOf(principal);
  return account !== undefined && !own.has(account);
}
