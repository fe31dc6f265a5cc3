/** Object literals, dictionaries and Go's composite literals as values. */
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import { type Entry, HOLE, type Value } from '../../../syntax/value';
import { literalOf } from '../origin';
import { keyName, roleOf, unwrap } from '../read';
import { type Building, listValue, readValue } from './value';

/** More keys than this are data, not a policy. */
const MOST_ENTRIES = 500;

/**
 * An object with its keys in order. Keys that are spread in from a known object count; what else is spread in becomes the key
 * `<<`, by which the reader of statements knows that there may be more. A Go literal without keys is a list.
 */
export function objectValue(building: Building, node: SourceNode): Value {
  const { source } = building.tracer;
  building.used.add(node);
  const role = roleOf(source, node);
  const holder = role?.is === 'object' && role.body ? childIn(node, role.body) : node;
  const children = (holder?.children ?? []).filter((child) => !/comment/.test(child.type));
  const type = role?.is === 'object' ? childIn(node, role.type) : undefined;
  const isSlice = type !== undefined && /^(?:slice|array|implicit_length_array)_type$/.test(type.type);
  if (isSlice || (source.language.dialect === 'go' && children.length > 0 && !children.some((child) => isPair(building, child))))
    return listValue(building, node, children);
  const entries = children.slice(0, MOST_ENTRIES).flatMap((child) => entriesOf(building, child));
  return { kind: 'object', span: spanOf(source.file, node, building.via), entries };
}

function isPair({ tracer }: Building, node: SourceNode): boolean {
  return roleOf(tracer.source, node)?.is === 'pair';
}

function entriesOf(building: Building, child: SourceNode): readonly Entry[] {
  const { source } = building.tracer;
  const role = roleOf(source, child);
  const keySpan = spanOf(source.file, child, building.via);
  if (role?.is === 'name')
    return [{ key: source.text.slice(child.start, child.end), keySpan, value: readValue(building, child) }];
  if (role?.is === 'spread') {
    const value = readValue(building, child.children[0] ?? child);
    return value.kind === 'object' ? value.entries : [{ key: '<<', keySpan, value }];
  }
  if (role?.is !== 'pair') return [];
  const [key, value] = [childIn(child, role.key), childIn(child, role.value)];
  if (!key || !value) return [];
  return [{ key: keyText(building, key), keySpan: spanOf(source.file, key, building.via), value: readValue(building, value) }];
}

/** The key as far as the file says it. */
function keyText(building: Building, key: SourceNode): string {
  const { tracer } = building;
  const { source } = tracer;
  const inner = unwrap(source, key);
  const role = roleOf(source, inner);
  if (role?.is === 'string' || role?.is === 'binary') return literalOf(tracer, inner, [])?.value.text ?? HOLE;
  const isComputed =
    key.type === 'computed_property_name' ||
    (source.language.dialect === 'python' && key.field === 'key') ||
    role?.is === 'member';
  if (!isComputed) return keyName(source, key) ?? HOLE;
  const value = readValue(building, inner);
  return value.kind === 'string' ? value.text : HOLE;
}
