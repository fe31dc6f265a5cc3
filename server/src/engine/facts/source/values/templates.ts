/** Format strings: the places that are filled in later become holes, and every other character keeps its place. */
import { HOLE, type StringValue } from '../../../syntax/value';

/** `%s`, `%(name)s`, `%1$s`, `%-5d`; `%%` is a percent sign. */
export function withPercentHoles(value: StringValue): StringValue {
  return replaced(value, /%(?:%|(?:\(\w{1,60}\)|\d{1,2}\$)?[-+ #0]{0,4}\d{0,4}(?:\.\d{1,3})?[a-zA-Z])/g, (text) =>
    text === '%%' ? '%' : HOLE,
  );
}

/** `{}`, `{0}`, `{name}`, `{name!r:>5}`; doubled braces are braces. */
export function withBraceHoles(value: StringValue): StringValue {
  return replaced(value, /\{\{|\}\}|\{[\w.[\]]{0,60}(?:![rsa])?(?::[^{}"\n]{0,20})?\}/g, (text) =>
    text === '{{' ? '{' : text === '}}' ? '}' : HOLE,
  );
}

function replaced(value: StringValue, pattern: RegExp, by: (text: string) => string): StringValue {
  const out: string[] = [];
  const offsets: number[] = [];
  const placeOf = (at: number) => value.offsets?.[at] ?? value.span.start + at;
  let from = 0;
  const copy = (to: number) => {
    out.push(value.text.slice(from, to));
    for (let at = from; at < to; at++) offsets.push(placeOf(at));
  };
  for (const match of value.text.matchAll(pattern)) {
    copy(match.index);
    out.push(by(match[0]));
    offsets.push(placeOf(match.index));
    from = match.index + match[0].length;
  }
  if (from === 0) return value;
  copy(value.text.length);
  return { ...value, text: out.join(''), offsets };
}
