/** Who comes into a role of AWS from outside: other accounts, tokens of an issuer, anyone. */
import type { Statement } from '../../../iam/model';
import { callerLimit } from '../../../iam/trust/callers';
import { closedByDeny } from '../../../iam/trust/closed';
import { claimKeyOf, hostOf, issuerAt } from '../../../iam/trust/oidc';
import { accountOf as accountIn, isAnyPrincipal } from '../../../iam/trust/principals';
import { type Breadth, breadthOf, checksSubject, demandsOf, isPositive, narrowedBy } from '../../../iam/trust/subjects';
import { vendorOf } from '../../../iam/trust/vendors';
import type { Identity, IdentityGraph } from '../../model';
import { ownAccounts } from '../../own-accounts';
import { addOutsider, type Found } from '../found';
import type { Outsider } from '../model';
import { accountOf } from './homes';
import { allowsAssuming, guardOfTrust } from './trust';

type Entry = { readonly outsider: Outsider; readonly at: Statement['principals'][number]; readonly under?: string };

/** Adds everyone outside whom the trust of a role lets in. */
export function addOutsiders(graph: IdentityGraph, found: Found): void {
  const own = ownAccounts(graph);
  for (const role of graph.identities) {
    for (const { statements } of role.trusts) {
      for (const statement of statements) {
        if (statement.partial || closedByDeny(statements, statement) !== 'no') continue;
        for (const { outsider, at, under } of entriesOf(role, statements, statement, own)) {
          addOutsider(found, outsider, {
            way: at.type === 'Federated' ? 'federate' : 'assume',
            says: 'may assume {to}',
            to: role.id,
            span: at.span,
            ...(under ? { under } : {}),
          });
        }
      }
    }
  }
}

function entriesOf(role: Identity, document: readonly Statement[], statement: Statement, own: ReadonlySet<string>): Entry[] {
  const federated = ['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRole'].some((action) => allowsAssuming(statement, action));
  if (!federated) return [];
  return statement.principals.flatMap((term): Entry[] => {
    if (term.type === 'Federated')
      return allowsAssuming(statement, 'sts:AssumeRoleWithWebIdentity') ? byToken(document, statement, term) : [];
    if (!allowsAssuming(statement)) return [];
    if (isAnyPrincipal(term)) {
      // In its own organization or account nobody is a stranger.
      const limit = callerLimit(statement);
      if (limit === 'known') return [];
      return [
        {
          outsider: { id: 'outside:aws', name: 'any AWS account', kind: 'anyone' },
          at: term,
          ...(limit === 'weak' ? { under: 'conditions' } : {}),
        },
      ];
    }
    const account = accountIn(term);
    if (account === undefined || own.has(account) || account === accountOf(role)) return [];
    const vendor = vendorOf(account);
    const guard = callerLimit(statement) === 'known' ? (guardOfTrust(statement) ?? 'conditions') : guardOfTrust(statement);
    const outsider: Outsider = {
      id: `outside:account:${account}`,
      name: vendor ?? `account ${account}`,
      kind: vendor ? 'vendor' : 'account',
    };
    return [{ outsider, at: term, ...(guard ? { under: guard } : {}) }];
  });
}

/** Guests get credentials without a login: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
const COGNITO = 'cognito-identity.amazonaws.com';

function byToken(document: readonly Statement[], statement: Statement, term: Entry['at']): Entry[] {
  const demands = demandsOf(document, statement);
  if (term.text === COGNITO) {
    const guests = demands.some(({ key, values }) => /:amr$/.test(key) && values.some(({ text }) => text === 'unauthenticated'));
    return guests
      ? [{ outsider: { id: 'outside:cognito-guests', name: 'any guest of the Cognito identity pool', kind: 'anyone' }, at: term }]
      : [];
  }
  const host = hostOf(term, statement);
  const issuer = host === undefined ? undefined : issuerAt(host);
  if (!issuer) return [];
  if (!checksSubject(demands)) return issuer.shared ? [strangers(issuer.name, term)] : [];
  const subjects = demands.filter((one) => claimKeyOf(one.key)?.claim === 'sub' && isPositive(one));
  return subjects.flatMap((condition) =>
    condition.values.flatMap((value): Entry[] => {
      const others = demands.filter((one) => one !== condition);
      const breadth: Breadth = narrowedBy(breadthOf(issuer, value), others);
      if (breadth === 'anyone') return [strangers(issuer.name, { ...term, span: value.span })];
      // A cluster's accounts are identities of the workspace, or of nobody that is known here.
      if (value.state === 'unknown' || /^system:serviceaccount:/.test(value.text)) return [];
      const name = `${value.text.replaceAll('\uFFFC', '…')} at ${issuer.name}`;
      return [{ outsider: { id: `outside:tokens:${name}`, name, kind: 'tokens' }, at: { ...term, span: value.span } }];
    }),
  );
}

function strangers(issuer: string, at: Entry['at']): Entry {
  return { outsider: { id: `outside:issuer:${issuer}`, name: `any customer of ${issuer}`, kind: 'anyone' }, at };
}
