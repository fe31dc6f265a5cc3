/** Functions over numbers and truths, and conversions. */
import type { Value } from '../../../../syntax/value';
import { truthOf } from '../evaluate';
import { numberAt, textAt } from '../loops';
import { numberOf } from '../operators';
import { isNull, plainText } from '../scope';
import type { Make, Site } from './index';
import { itemsIn, listOf } from './lists';

const MAX_RANGE = 1_024;

const numeric =
  (make: (...numbers: number[]) => number): Make =>
  (values, { span }) => {
    const numbers = values.map(numberOf);
    if (numbers.length === 0 || numbers.some((number) => number === undefined)) return undefined;
    const result = make(...(numbers as number[]));
    return Number.isFinite(result) ? numberAt(span, result) : undefined;
  };

/** `range(limit)`, `range(start, limit)`, `range(start, limit, step)`. */
function range(values: readonly Value[], { span }: Site): Value | undefined {
  const numbers = values.map(numberOf);
  if (numbers.length === 0 || numbers.some((number) => number === undefined)) return undefined;
  const [a, b, c] = numbers as number[];
  const start = b === undefined ? 0 : (a as number);
  const limit = b === undefined ? (a as number) : b;
  const step = c ?? (limit < start ? -1 : 1);
  const count = step === 0 ? 0 : Math.ceil((limit - start) / step);
  if (count > MAX_RANGE) return undefined;
  return listOf(
    span,
    Array.from({ length: Math.max(0, count) }, (_, i) => numberAt(span, start + i * step)),
    false,
  );
}

const overTruths =
  (decides: boolean): Make =>
  ([list], { span }) => {
    const all = itemsIn(list);
    const truths = all?.items.map(truthOf) ?? [];
    if (!all) return undefined;
    if (truths.includes(decides)) return { kind: 'literal', span, value: decides };
    return all.open || truths.includes(undefined) ? undefined : { kind: 'literal', span, value: !decides };
  };

function sum([list]: readonly Value[], site: Site): Value | undefined {
  const all = itemsIn(list);
  return !all || all.open ? undefined : numeric((...numbers) => numbers.reduce((a, b) => a + b, 0))(all.items, site);
}

export const NUMBERS: Readonly<Record<string, Make>> = {
  abs: numeric((a) => Math.abs(a)),
  alltrue: overTruths(false),
  anytrue: overTruths(true),
  ceil: numeric((a) => Math.ceil(a)),
  floor: numeric((a) => Math.floor(a)),
  max: numeric(Math.max),
  min: numeric(Math.min),
  range,
  sum,
  tobool: ([value], { span }) => {
    const truth = value && truthOf(value);
    return truth === undefined ? value : { kind: 'literal', span, value: truth };
  },
  tonumber: ([value], { span }) => {
    const number = numberOf(value);
    return number === undefined ? value : numberAt(span, number);
  },
  tostring: ([value], { span }) => {
    const text = value?.kind === 'literal' && !isNull(value) ? plainText(value) : undefined;
    return text === undefined ? value : textAt(span, text);
  },
};
