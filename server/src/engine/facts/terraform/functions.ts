/** The few functions of Terraform whose result the file itself decides. */
import type { Call, Expression } from '../../syntax/hcl/ast';
import { type Span, spanOf } from '../../syntax/span';
import { type Entry, itemsOf, type StringValue, type Value } from '../../syntax/value';
import { partText, plainText, type Run, unknownAt, type Visit } from './scope';

/** Give back their argument, as far as it matters here. */
const TRANSPARENT = new Set([
  'jsonencode',
  'sensitive',
  'nonsensitive',
  'tolist',
  'toset',
  'tomap',
  'tostring',
  'trimspace',
  'chomp',
  'distinct',
  'compact',
  'sort',
]);

/** The value of a call. `jsonencode` gives the encoded value itself, so that its parts keep their places. */
export function callFunction(call: Call, inner: Visit, run: Run, via: readonly Span[]): Value {
  const { name, args, expand } = call;
  const [first] = args;
  const unknown = () => unknownAt(run, call, via, 'the result of a function', `${name}()`);
  if (expand || !first) return unknown();
  const span = spanOf(run.scope.file, call, via);
  if (TRANSPARENT.has(name)) return inner(first);
  // `try(x, null)` is `x` or nothing.
  if (name === 'try' && args.length === 2 && args[1]?.kind === 'literal' && args[1].value === null) return inner(first);
  if (name === 'concat' || name === 'setunion' || name === 'flatten') {
    const lists = args.map(inner).flatMap((value) => (value.kind === 'list' ? value.items : [value]));
    return { kind: 'list', span, items: name === 'flatten' ? lists.flatMap(itemsOf) : lists };
  }
  if (name === 'merge') return { kind: 'object', span, entries: merged(args, inner) };
  if (!run.fillIn) return unknown();
  const text = name === 'format' ? formatted(args, inner, run) : name === 'join' ? joined(args, inner, run) : undefined;
  return text === undefined ? unknown() : textAt(span, text);
}

/** Later maps win; a map that is not known may hold any key and is kept under the merge key `<<`. */
function merged(args: readonly Expression[], inner: Visit): Entry[] {
  const entries = new Map<string, Entry>();
  for (const value of args.map(inner)) {
    if (value.kind === 'object') for (const entry of value.entries) entries.set(entry.key, entry);
    else entries.set('<<', { key: '<<', keySpan: value.span, value });
  }
  return [...entries.values()];
}

function formatted([template, ...rest]: readonly Expression[], inner: Visit, run: Run): string | undefined {
  const pattern = template && plainText(inner(template));
  if (pattern === undefined) return undefined;
  let next = 0;
  return pattern.replace(/%(?:%|[-+#0 ]{0,4}\d{0,3}[a-zA-Z])/g, (verb) => {
    if (verb === '%%') return '%';
    const argument = rest[next++];
    return partText(run, argument && inner(argument));
  });
}

function joined([glue, list]: readonly Expression[], inner: Visit, run: Run): string | undefined {
  const between = glue && plainText(inner(glue));
  const items = list && inner(list);
  if (between === undefined || items?.kind !== 'list') return undefined;
  return items.items.map((item) => partText(run, item)).join(between);
}

/** A computed text stands where the call stands, as a whole. */
function textAt(span: Span, text: string): StringValue {
  const offsets = new Array<number>(text.length).fill(span.start);
  return { kind: 'string', span, literal: { start: span.start, end: span.end }, text, offsets, style: 'plain' };
}
