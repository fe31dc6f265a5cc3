/** Documents that are longer than any quota of their kind (IAM User Guide, "IAM and AWS STS quotas"). */
import type { GrammarIssue, Purpose, Statement, Term } from '../model';
import { isWrittenOut } from '../word';

/** Of characters without white space: all inline policies of a role; a trust policy with its quota raised. */
const QUOTAS: Partial<Record<Purpose, number>> = { identity: 10_240, boundary: 6_144, trust: 8_192 };

/** What stands around one value: quotes and a comma. */
const AROUND = 3;

/** Judged by what is certainly there: each value once, without names of elements and what is not in the file. */
export function sizeIssues(statements: readonly Statement[], purpose: Purpose): GrammarIssue[] {
  const quota = QUOTAS[purpose];
  const [first] = statements;
  if (!quota || !first) return [];
  // A statement of which something is not known may not be there at all.
  const size = statements.reduce((sum, statement) => sum + (statement.partial || statement.optional ? 0 : sizeOf(statement)), 0);
  if (size <= quota) return [];
  const message = `The policy has more than ${quota.toLocaleString('en')} characters, which is more than AWS takes`;
  return [{ code: 'too-long', message, span: (first.actions[0] ?? first.notActions[0])?.span ?? first.span }];
}

function sizeOf({ actions, notActions, resources, notResources, principals, conditions }: Statement): number {
  const own = (terms: readonly Term[]) =>
    terms.reduce((sum, term) => sum + (isWrittenOut(term) ? term.text.replace(/\s/g, '').length + AROUND : 0), 0);
  const tests = conditions.reduce((sum, { key, values }) => sum + key.length + own(values), 0);
  return own([...actions, ...notActions, ...resources, ...notResources, ...principals]) + tests;
}
