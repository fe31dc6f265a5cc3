/** Whom the trust policies of a role let in, as far as these are identities of the workspace or services. */
import { isOneOf, restricts } from '../../../iam/conditions/conditions';
import { matchesAction } from '../../../iam/match';
import type { PrincipalTerm, Statement, Term } from '../../../iam/model';
import { callerConditions, requiresExternalId, requiresMfa } from '../../../iam/trust/callers';
import { accountOf as accountIn, isAccountRoot } from '../../../iam/trust/principals';
import type { Span } from '../../../syntax/span';
import type { Identity } from '../../model';
import { accountOf } from './homes';
import { placeOfTerm } from './places';
import type { Targets } from './targets';

export interface NamedCaller {
  readonly identity: Identity;
  readonly span: Span;
  readonly under?: string;
}

/** What a role's trust says. A caller that is let in as part of its account needs sts:AssumeRole, too. */
export interface Trust {
  /** False where a part of it cannot be read: others may be let in. */
  readonly known: boolean;
  readonly named: readonly NamedCaller[];
  /** The role's own account, as a whole. */
  readonly root?: { readonly span: Span; readonly under?: string };
  /** Members of the account that a condition on their ARN names. */
  readonly members: readonly NamedCaller[];
  /** `lambda.amazonaws.com` and where it stands. */
  readonly services: ReadonlyMap<string, Span>;
}

/** They say in which account or for which customer a call is made: they do not keep the account's own callers out. */
const OWN = [
  'aws:principalorgid',
  'aws:principalaccount',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:principalarn',
  'aws:requestedregion',
  'aws:principaltype',
  'aws:resourceaccount',
  'aws:securetransport',
];

/** What stands before a statement of trust for callers of the own account. */
export function guardOfTrust(statement: Statement): string | undefined {
  if (requiresMfa(statement)) return 'a login with a second factor';
  if (requiresExternalId(statement)) return 'an external id';
  const others = statement.conditions.filter((one) => restricts(one) && !isOneOf(OWN, one.key.toLowerCase()));
  return others.length > 0 ? 'conditions' : undefined;
}

/** Whether the statement lets its principals assume the role. */
export function allowsAssuming({ effect, actions }: Statement, action = 'sts:AssumeRole'): boolean {
  return effect === 'Allow' && actions.some(({ state, text }) => state === 'known' && matchesAction(text, action));
}

export function trustOf(role: Identity, home: string, targets: Targets): Trust {
  const named: NamedCaller[] = [];
  const members: NamedCaller[] = [];
  const services = new Map<string, Span>();
  let root: Trust['root'];
  let known = role.trusts.length > 0;
  for (const { statements } of role.trusts) {
    for (const statement of statements) {
      if (statement.partial || statement.effect === 'unknown') known = false;
      if (!allowsAssuming(statement)) continue;
      const guard = guardOfTrust(statement);
      const under = guard === undefined ? {} : { under: guard };
      const arns = callerConditions(statement).filter(({ key }) => key.toLowerCase() === 'aws:principalarn');
      for (const term of statement.principals) {
        if (term.type === 'Service') {
          if (term.state === 'known') services.set(term.text.replace(/\.cn$/, ''), term.span);
        } else if (isOwnRoot(term, role)) {
          if (arns.length === 0) root = root && !root.under ? root : { span: term.span, ...under };
          else
            for (const value of arns.flatMap(({ values }) => values))
              members.push(
                ...callersOf(value, home, targets).map((identity) => ({ identity, span: placeOfTerm(value), ...under })),
              );
        } else if (term.type === 'AWS') {
          named.push(...callersOf(term, home, targets).map((identity) => ({ identity, span: placeOfTerm(term), ...under })));
        }
      }
    }
  }
  return { known, named, members, services, ...(root ? { root } : {}) };
}

const MOST_CALLERS = 50;

function callersOf(term: Term, home: string, targets: Targets): readonly Identity[] {
  const found = [...targets.named(term, 'role', home).identities, ...targets.named(term, 'user', home).identities];
  // A pattern over nearly all says who may not, rather than who may.
  return found.length > MOST_CALLERS ? [] : found;
}

/** The account that the role itself is in: by its number, or where the account is not written out but asked for. */
function isOwnRoot(term: PrincipalTerm, role: Identity): boolean {
  if (term.type !== 'AWS') return false;
  if (term.state === 'unknown') return /caller_identity\.[\w-]+\.account_id$|^!Ref AWS::AccountId$/.test(term.reference ?? '');
  if (!isAccountRoot(term)) return false;
  const account = accountIn(term);
  return account === undefined || account === accountOf(role);
}
