/** Whether a condition holds for a request (IAM User Guide, "Conditions with multiple context keys or values"). */
import { HOLE } from '../../syntax/value';
import type { Condition } from '../model';
import { type Operator, type Reading, readOperator } from './condition-operators';
import { type Request, valuesOf } from './request';
import { all, any, not, type Truth } from './truth';
import { substituted } from './variables';

export function conditionHolds(condition: Condition, request: Request): Truth {
  const reading = condition.key.includes(HOLE) ? undefined : readOperator(condition.operator);
  // A key or operator that is not in the file may test anything.
  if (!reading) return 'unknown';
  const values = valuesOf(request, condition.key);
  if (reading.operator === 'null') return isNull(condition, values);
  const { operator } = reading;
  if (values !== 'unknown') return holds(condition, reading, operator, values, request);
  const absent = holds(condition, reading, operator, undefined, request);
  const present = holds(condition, reading, operator, [HOLE], request);
  return absent === present ? absent : 'unknown';
}

/** `Null: { key: "true" }`: the request does not have the key. A key without a value counts as none. */
function isNull({ values }: Condition, given: readonly string[] | 'unknown' | undefined): Truth {
  if (given === 'unknown') return 'unknown';
  const missing = given === undefined || isEmpty(given);
  return any(
    values.map(({ state, text }) => {
      if (state !== 'known') return 'unknown';
      return /^true$/i.test(text) ? missing : /^false$/i.test(text) && !missing;
    }),
  );
}

/** No value at all, or an empty one: a null data set. */
function isEmpty(given: readonly string[]): boolean {
  return given.every((value) => value === '');
}

function holds(
  condition: Condition,
  { set, ifExists }: Reading,
  operator: Operator,
  given: readonly string[] | undefined,
  request: Request,
): Truth {
  if (given === undefined || given.length === 0) {
    if (ifExists || set === 'all') return true;
    return set === undefined && operator.negated;
  }
  if (set && isEmpty(given)) return set === 'all';
  const verdicts = given.map((value) => matches(condition, operator, value, request));
  if (set) return set === 'all' ? all(verdicts) : any(verdicts);
  // Several values need a set operator; what happens without one is not written down.
  const [first = false] = verdicts;
  return verdicts.every((verdict) => verdict === first) ? first : 'unknown';
}

/** One value of the request against the values of the policy: any of them, or for a negated operator none. */
function matches({ values }: Condition, { compare, negated, variables }: Operator, given: string, request: Request): Truth {
  const found = any(
    values.map((term) => {
      const wanted = variables ? substituted(term, request) : term.state === 'unknown' ? HOLE : term.text;
      return wanted !== undefined && compare(wanted, given);
    }),
  );
  return negated ? not(found) : found;
}
