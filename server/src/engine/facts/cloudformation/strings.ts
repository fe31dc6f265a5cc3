/** Strings put together by `Fn::Sub` and `Fn::Join`, with the place of every character. */
import { isSecretName } from '../../secrets/slots/names';
import { type Range, type Span, spanOf } from '../../syntax/span';
import { HOLE, rangeIn, type StringValue, type Value } from '../../syntax/value';

/** A string, or a number or boolean as it is written (a password of digits is no string in YAML); otherwise undefined. */
export function asString(value: Value | undefined, text: string): StringValue | undefined {
  if (value?.kind === 'string') return value;
  if (value?.kind !== 'literal' || value.value === null) return undefined;
  const { start, end } = value.span;
  return { kind: 'string', span: value.span, literal: { start, end }, text: text.slice(start, end), style: 'plain' };
}

const PLACEHOLDER = /\$\{(!?)([^{}]{1,256})\}/g;

/** The names that a template of `Fn::Sub` asks for, each once. */
export function placeholders({ text }: StringValue): string[] {
  const names = [...text.matchAll(PLACEHOLDER)].flatMap(([, escaped, name]) => (escaped ? [] : [name as string]));
  return [...new Set(names)];
}

/** `Fn::Sub`: every `${Name}` by its value, or a HOLE; `${!Name}` is the text `${Name}`. */
export function substituted(template: StringValue, textFor: (name: string) => string | undefined): StringValue {
  const { tag: _, ...plain } = template;
  if (!template.text.includes('${')) return plain;
  let text = '';
  const offsets: number[] = [];
  const copy = (from: number, to: number) => {
    text += template.text.slice(from, to);
    for (let i = from; i < to; i++) offsets.push(rangeIn(template, i, i).start);
  };
  let last = 0;
  for (const match of template.text.matchAll(PLACEHOLDER)) {
    copy(last, match.index);
    last = match.index + match[0].length;
    const name = match[2] as string;
    const value = match[1] ? `\${${name}}` : isSecretName(name) ? HOLE : (textFor(name) ?? HOLE);
    text += value;
    const at = rangeIn(template, match.index, match.index).start;
    for (let i = 0; i < value.length; i++) offsets.push(at);
  }
  copy(last, template.text.length);
  return { ...plain, text, offsets };
}

/** `Fn::Join` of resolved parts: what is not known is a HOLE. */
export function joined(parts: readonly Value[], glue: string, span: Span, source: string): StringValue {
  const only = parts.length === 1 ? asString(parts[0], source) : undefined;
  if (only) return only;
  let text = '';
  const offsets: number[] = [];
  const ends: number[] = [];
  const literal = { start: span.start, end: span.end };
  const add = (piece: string, rangeOf: (i: number) => Range) => {
    text += piece;
    for (let i = 0; i < piece.length; i++) {
      const { start, end } = rangeOf(i);
      offsets.push(start);
      ends.push(end);
    }
  };
  parts.forEach((part, i) => {
    if (i > 0) add(glue, () => ({ start: part.span.start, end: part.span.start }));
    const piece = isSecretRef(part, source) ? undefined : asString(part, source);
    // A part that was resolved from elsewhere stands where the list names it.
    const via = part.span.via?.[0];
    add(piece?.text ?? HOLE, (j) => via ?? (piece ? rangeIn(piece, j, j + 1) : part.span));
  });
  return { kind: 'string', span: spanOf(span.file, literal, span.via), literal, text, offsets, ends, style: 'raw' };
}

/** A part that a secret-named parameter gives: it is judged where its default is written. */
function isSecretRef({ span: { via } }: Value, source: string): boolean {
  const [reference] = via ?? [];
  const name = reference && /(\w+)\W*$/.exec(source.slice(reference.start, reference.end).slice(-100))?.[1];
  return name !== undefined && isSecretName(name);
}

/** The parts of a delimited string, each at its own place. */
export function pieces(value: StringValue, delimiter: string): StringValue[] {
  const found: StringValue[] = [];
  let from = 0;
  for (const part of value.text.split(delimiter)) {
    const start = from + part.length - part.trimStart().length;
    const range = rangeIn(value, start, start + part.trim().length);
    const offsets = value.offsets?.slice(start, start + part.trim().length);
    const ends = value.ends?.slice(start, start + part.trim().length);
    const span = spanOf(value.span.file, range, value.span.via);
    found.push({
      kind: 'string',
      span,
      literal: range,
      text: part.trim(),
      style: 'raw',
      ...(offsets ? { offsets } : {}),
      ...(ends ? { ends } : {}),
    });
    from += part.length + delimiter.length;
  }
  return found;
}
