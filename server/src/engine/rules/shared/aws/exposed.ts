/** Statements of a holder that allow actions of some kind on every resource, and nothing that limits them. */

import { guardOf } from '../../../iam/escalation/guards';
import { hasWildcard, matchesAction } from '../../../iam/match';
import type { Statement, Term } from '../../../iam/model';
import { type Grant, grantsOf } from '../../../iam/rights/effective';
import { actionOf, nameOf } from '../../../iam/table/actions';
import { documentOf, type Holder, isMarkedElsewhere } from './holders';

export interface Exposed {
  readonly statement: Statement;
  /** The first term that allows one of them. */
  readonly term: Term;
  /** As AWS writes them, in the order of the statement. */
  readonly actions: readonly string[];
  readonly certain: boolean;
}

/** Names an action term covers among those asked for: `ssm:Get*` several, a plain name one or none. */
export type Covers = (term: Term) => readonly string[];

/** Looks for these actions, by name or covered by a wildcard of their service. */
export function coversOf(actions: readonly string[]): Covers {
  const services = new Set(actions.map((name) => name.slice(0, name.indexOf(':'))));
  const byName = new Map(actions.map((name) => [name.toLowerCase(), name]));
  return ({ text }) => {
    const plain = byName.get(text.toLowerCase());
    if (plain || !hasWildcard(text)) return plain ? [plain] : [];
    if (!services.has(text.slice(0, text.indexOf(':')).toLowerCase())) return [];
    return actions.filter((name) => matchesAction(text, name));
  };
}

/** One for each statement that has some. What only takes a wildcard, and what another rule says of the value, is left out. */
export function exposedBy(holder: Holder, covers: Covers): Exposed[] {
  return holder.documents().flatMap((policy) =>
    policy.statements.flatMap((statement) => {
      if (statement.effect !== 'Allow') return [];
      const found = statement.actions.flatMap((term) =>
        covers(term).flatMap((name) => openGrant(holder, statement, term, name) ?? []),
      );
      const [first] = found;
      if (!first) return [];
      const actions = [...new Set(found.map(({ name }) => name))];
      return { statement, term: first.grant.term, actions, certain: found.some(({ grant }) => grant.certain) };
    }),
  );
}

function openGrant(holder: Holder, statement: Statement, term: Term, name: string): { grant: Grant; name: string } | undefined {
  const action = actionOf(name);
  if (!action || action.resources.length === 0) return undefined;
  const grant = grantsOf(holder.effective, name).find((one) => one.statement === statement && one.term === term);
  if (grant?.reach !== 'anywhere' || guardOf(grant) !== 'none') return undefined;
  return isMarkedElsewhere(grant) || !documentOf(holder, grant) ? undefined : { grant, name: nameOf(action) };
}
