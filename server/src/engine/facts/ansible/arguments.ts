import { sliceOf } from '../../syntax/data/keyvalue-slice';
import type { Entry, ObjectValue, StringValue, Value } from '../../syntax/value';

/** Arguments as a mapping; `name=app state=present` is one too. */
export function argumentsOf(value: Value): ObjectValue {
  if (value.kind === 'object') return value;
  const entries = value.kind === 'string' ? pairsIn(value) : [];
  return { kind: 'object', span: value.span, entries };
}

const PAIR = /(?:^|\s)(\w{1,100})=("[^"]*"|'[^']*'|\S+)/g;

function pairsIn(value: StringValue): Entry[] {
  return [...value.text.slice(0, 4000).matchAll(PAIR)].map((match) => {
    const [whole, key = '', written = ''] = match;
    const end = match.index + whole.length;
    const quote = /^(["']).*\1$/s.test(written) && written.length > 1 ? 1 : 0;
    const at = sliceOf(value, end - written.length - 1 - key.length, end - written.length - 1);
    return { key, keySpan: at.span, value: sliceOf(value, end - written.length + quote, end - quote) };
  });
}
