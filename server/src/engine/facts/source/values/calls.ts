/** Calls that give back what they are given, in another form or with parts filled in. */
import { parseEmbeddedJson } from '../../../syntax/data/json';
import type { SourceNode } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import type { Entry, Value } from '../../../syntax/value';
import { objectOf } from '../origin';
import { argumentsOf, calleeOf } from '../read';
import { withBraceHoles, withPercentHoles } from './templates';
import { type Building, listValue, readValue } from './value';

/** First argument, as it is. */
const SAME = new Set(
  (
    'JSON.stringify json.dumps json.Marshal json.MarshalIndent aws.String aws.ToString jsii.String string String str ' +
    'String.valueOf Objects.requireNonNull textwrap.dedent dedent pulumi.String to.Ptr Object.freeze'
  ).split(' '),
);
/** The arguments as a list. */
const LISTS = new Set(
  'Arrays.asList List.of Set.of ImmutableList.of ImmutableSet.of Collections.singletonList Collections.singleton jsii.Strings aws.StringSlice'.split(
    ' ',
  ),
);
/** Keys and values in turn. */
const MAPS = new Set(['Map.of', 'ImmutableMap.of', 'Collections.singletonMap']);
const PARSED = new Set(['JSON.parse', 'json.loads']);
/** Last names of methods that change nothing but blanks. */
const TRIMMED = new Set(['trim', 'strip', 'stripIndent', 'dedent', 'toString']);

/** What a call gives; undefined for one that is not known. */
export function callValue(building: Building, call: SourceNode): Value | undefined {
  const { source } = building.tracer;
  const callee = calleeOf(source, call);
  if (!callee) return undefined;
  const { positional } = argumentsOf(source, call);
  const first = positional[0];
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  if (LISTS.has(callee)) return listOf(building, call, positional);
  if (MAPS.has(callee)) return mapValue(building, call, positional);
  if (first && SAME.has(callee)) return wrapped(readValue(building, first));
  if (first && PARSED.has(callee)) return parsed(readValue(building, first));
  if (first && /^(?:fmt\.Sprintf|String\.format|util\.format|sprintf)$/.test(callee))
    return formatted(readValue(building, first), '%');
  const object = objectOf(source, call);
  if (!object) return undefined;
  if (last === 'formatted') return formatted(readValue(building, object), '%');
  if (last === 'format') return formatted(readValue(building, object), '{');
  return TRIMMED.has(last) && positional.length === 0 ? readValue(building, object) : undefined;
}

/** `Arrays.asList(new String[] { … })` is the list that it is given. */
function listOf(building: Building, call: SourceNode, items: readonly SourceNode[]): Value {
  const list = listValue(building, call, items);
  const only = list.kind === 'list' && list.items.length === 1 ? list.items[0] : undefined;
  return only?.kind === 'list' && !only.tag ? only : list;
}

/** `jsii.String("s3:*")`: two texts would need two calls, so no edit may replace this one by a list. */
function wrapped(value: Value): Value {
  return value.kind === 'string' ? { ...value, literal: { start: value.literal.start, end: value.literal.start } } : value;
}

function formatted(value: Value, mark: '%' | '{'): Value | undefined {
  if (value.kind !== 'string') return undefined;
  return mark === '%' ? withPercentHoles(value) : withBraceHoles(value);
}

function parsed(value: Value): Value {
  return (value.kind === 'string' ? parseEmbeddedJson(value).value : undefined) ?? value;
}

function mapValue(building: Building, call: SourceNode, items: readonly SourceNode[]): Value {
  const { file } = building.tracer.source;
  const entries: Entry[] = [];
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [key, value] = [items[at] as SourceNode, items[at + 1] as SourceNode];
    const name = readValue(building, key);
    if (name.kind === 'string') entries.push({ key: name.text, keySpan: name.span, value: readValue(building, value) });
  }
  return { kind: 'object', span: spanOf(file, call, building.via), entries };
}
