/** Tables of (policy, request, verdict): a policy as it is written in JSON, what is asked of it, and what AWS documents. */
import { strict as assert } from 'node:assert';
import type { Statement } from '../../server/src/engine/iam/model';
import { evaluate } from '../../server/src/engine/iam/request/evaluate';
import type { Request } from '../../server/src/engine/iam/request/request';
import { readPolicy } from '../../server/src/engine/iam/statements';
import { parseJson } from '../../server/src/engine/syntax/data/json';

export type Written = Readonly<Record<string, unknown>>;
export type Verdict = 'allow' | 'deny' | 'unknown';
export type Case = readonly [verdict: Verdict, policy: Written | readonly Written[], request: Request];

/** A value that is not in the file, and one of which a part is not. */
export const ELSEWHERE = { Ref: 'Elsewhere' };
export const partly = (text: string) => ({ 'Fn::Sub': text.replaceAll('…', '${Elsewhere}') });

/** The statements of a policy as the engine reads them. */
export function statementsOf(written: Written | readonly Written[]): Statement[] {
  const { value } = parseJson('policy.json', JSON.stringify({ Version: '2012-10-17', Statement: written }));
  assert.ok(value);
  return readPolicy(value);
}

export const allow = (Action: unknown, Resource: unknown, more: Written = {}): Written => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
export const deny = (Action: unknown, Resource: unknown, more: Written = {}): Written => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...more,
});
export const ask = (action: string, resource = '*', more: Omit<Request, 'action' | 'resource'> = {}): Request => ({
  action,
  resource,
  ...more,
});

/** One test a group; a verdict that is wrong says which row it was. Returns how many pairs it holds. */
export function judged(what: string, cases: readonly Case[]): number {
  it(`${what} (${cases.length})`, () => {
    const wrong = cases.flatMap(([expected, policy, request], at) => {
      const { verdict } = evaluate(statementsOf(policy), request);
      return verdict === expected ? [] : [`row ${at + 1}: ${verdict}, not ${expected}: ${JSON.stringify([policy, request])}`];
    });
    assert.deepEqual(wrong, []);
  });
  return cases.length;
}

type Given = string | readonly string[] | undefined | null;
/** `given`: the request's values; undefined: it has no such key; null: it is not known whether and what. */
export type ConditionRow = readonly [operator: string, key: string, values: unknown, given: Given, holds: boolean | 'unknown'];

/**
 * Each row as two pairs: an Allow with the condition, and an Allow of everything beside a Deny with it. `around` is what
 * else the request says.
 */
export function conditions(what: string, rows: readonly ConditionRow[], around: Request['context'] = {}): number {
  const cases = rows.flatMap(([operator, key, values, given, holds]): Case[] => {
    const Condition = { [operator]: { [key]: values } };
    const own =
      given === undefined ? {} : { [key]: given === null ? ('unknown' as const) : typeof given === 'string' ? [given] : given };
    const request = ask('s3:GetObject', 'arn:aws:s3:::bucket/key', { context: { ...around, ...own } });
    const open = holds === 'unknown';
    return [
      [open ? 'unknown' : holds ? 'allow' : 'deny', allow('s3:GetObject', '*', { Condition }), request],
      [open ? 'unknown' : holds ? 'deny' : 'allow', [allow('*', '*'), deny('s3:*', '*', { Condition })], request],
    ];
  });
  return judged(what, cases);
}
