/** Condition operators: what they compare, their set qualifiers and suffix. */
import type { KeyType } from '../table/condition-keys';

export interface Operator {
  /** The name without qualifier and suffix, in AWS's spelling. */
  readonly name: string;
  /** What it compares; `null` asks whether the key is there. */
  readonly compares: KeyType | 'binary' | 'null';
  readonly negated: boolean;
  readonly set?: 'ForAllValues' | 'ForAnyValue';
  readonly ifExists: boolean;
}

const COMPARISONS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

const NAMES: readonly (readonly [string, Operator['compares']])[] = [
  ...['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
    (name) => [`String${name}`, 'string'] as const,
  ),
  ...COMPARISONS.map((name) => [`Numeric${name}`, 'numeric'] as const),
  ...COMPARISONS.map((name) => [`Date${name}`, 'date'] as const),
  ['Bool', 'bool'],
  ['BinaryEquals', 'binary'],
  ['IpAddress', 'ip'],
  ['NotIpAddress', 'ip'],
  ...['Equals', 'Like', 'NotEquals', 'NotLike'].map((name) => [`Arn${name}`, 'arn'] as const),
  ['Null', 'null'],
];

const BY_NAME = new Map(NAMES.map(([name, compares]) => [name.toLowerCase(), { name, compares }]));

/** All operators in AWS's spelling, without qualifiers and suffix. */
export const OPERATORS: readonly string[] = NAMES.map(([name]) => name);

/** The operator as written, in any case; undefined for one that AWS does not have. */
export function operatorOf(text: string): Operator | undefined {
  const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]{2,40}?)(IfExists)?$/i.exec(text);
  const known = BY_NAME.get((match?.[2] ?? '').toLowerCase());
  if (!match || !known) return undefined;
  const set = match[1]?.toLowerCase() === 'forallvalues' ? 'ForAllValues' : match[1] ? 'ForAnyValue' : undefined;
  return { ...known, negated: known.name.includes('Not'), ifExists: match[3] !== undefined, ...(set ? { set } : {}) };
}
