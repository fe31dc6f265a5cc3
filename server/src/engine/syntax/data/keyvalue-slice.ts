import { spanOf } from '../span';
import { rangeIn, type StringValue } from '../value';

/** The part `from`–`to` of a string's decoded text as a string of its own: `--password=…` without the flag, one line of a block. */
export function sliceOf(value: StringValue, from: number, to: number): StringValue {
  const range = rangeIn(value, from, to);
  const slice = {
    kind: 'string' as const,
    span: spanOf(value.span.file, range, value.span.via),
    literal: range,
    text: value.text.slice(from, to),
    style: 'plain' as const,
  };
  return value.offsets ? { ...slice, offsets: value.offsets.slice(from, to) } : slice;
}
