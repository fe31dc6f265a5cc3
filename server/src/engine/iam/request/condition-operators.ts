/** The condition operators (IAM User Guide, "IAM JSON policy elements: Condition operators"). */
import { HOLE } from '../../syntax/value';
import { arnLike } from '../arn';
import { isInRange } from './addresses';
import { timeOf } from './dates';
import type { Truth } from './truth';
import { like, same } from './wildcards';

/** Whether a value of the policy and a value of the request match. */
type Compare = (wanted: string, given: string) => Truth;

export interface Operator {
  readonly compare: Compare;
  /** `StringNotEquals` holds where nothing matches, and where the request does not have the key. */
  readonly negated: boolean;
  /** Policy variables stand for values in string and ARN operators only. */
  readonly variables: boolean;
}

/** An operator as it is written: `ForAnyValue:StringLikeIfExists`. */
export interface Reading {
  readonly operator: Operator | 'null';
  readonly set?: 'all' | 'any';
  readonly ifExists: boolean;
}

const string = (compare: Compare, negated = false): Operator => ({ compare, negated, variables: true });
const value = (compare: Compare, negated = false): Operator => ({ compare, negated, variables: false });

const folded: Compare = (wanted, given) => same(wanted.toLowerCase(), given.toLowerCase());

/** Both read as T and compared; what cannot be read matches nothing, what is not known may match. */
function read<T>(parse: (text: string) => T | undefined, test: (wanted: T, given: T) => boolean): Compare {
  return (wanted, given) => {
    if (wanted.includes(HOLE) || given.includes(HOLE)) return 'unknown';
    const [one, other] = [parse(wanted), parse(given)];
    return one !== undefined && other !== undefined && test(one, other);
  };
}

const number = (text: string) => (/^[+-]?\d{1,30}(?:\.\d{1,30})?$/.test(text) ? Number(text) : undefined);
const boolean = (text: string) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() : undefined);
const binary = (text: string) => (/^[A-Za-z0-9+/_-]*={0,2}$/.test(text) ? text.replace(/=+$/, '') : undefined);
const any = (text: string) => text;

const numeric = (test: (wanted: number, given: number) => boolean) => read(number, test);
const date = (test: (wanted: number, given: number) => boolean) => read(timeOf, test);

const OPERATORS: Readonly<Record<string, Operator>> = {
  stringequals: string(same),
  stringnotequals: string(same, true),
  stringequalsignorecase: string(folded),
  stringnotequalsignorecase: string(folded, true),
  stringlike: string(like),
  stringnotlike: string(like, true),
  numericequals: value(numeric((wanted, given) => given === wanted)),
  numericnotequals: value(
    numeric((wanted, given) => given === wanted),
    true,
  ),
  numericlessthan: value(numeric((wanted, given) => given < wanted)),
  numericlessthanequals: value(numeric((wanted, given) => given <= wanted)),
  numericgreaterthan: value(numeric((wanted, given) => given > wanted)),
  numericgreaterthanequals: value(numeric((wanted, given) => given >= wanted)),
  dateequals: value(date((wanted, given) => given === wanted)),
  datenotequals: value(
    date((wanted, given) => given === wanted),
    true,
  ),
  datelessthan: value(date((wanted, given) => given < wanted)),
  datelessthanequals: value(date((wanted, given) => given <= wanted)),
  dategreaterthan: value(date((wanted, given) => given > wanted)),
  dategreaterthanequals: value(date((wanted, given) => given >= wanted)),
  bool: value(read(boolean, (wanted, given) => wanted === given)),
  binaryequals: value(read(binary, (wanted, given) => wanted === given)),
  ipaddress: value(read(any, isInRange)),
  notipaddress: value(read(any, isInRange), true),
  arnequals: string(arnLike),
  arnlike: string(arnLike),
  arnnotequals: string(arnLike, true),
  arnnotlike: string(arnLike, true),
};

/** An operator by its name, in any case. Undefined for a name that is none. */
export function readOperator(name: string): Reading | undefined {
  const [, prefix, base = '', suffix] =
    /^(?:(forallvalues|foranyvalue):)?([a-z]{1,40}?)(ifexists)?$/.exec(name.toLowerCase()) ?? [];
  if (base === 'null') return prefix || suffix ? undefined : { operator: 'null', ifExists: false };
  const operator = Object.hasOwn(OPERATORS, base) ? OPERATORS[base] : undefined;
  if (!operator) return undefined;
  const set = prefix ? { set: prefix === 'forallvalues' ? ('all' as const) : ('any' as const) } : {};
  return { operator, ...set, ifExists: suffix !== undefined };
}
