/** Functions between values and texts. */
import { parseEmbeddedJson } from '../../../../syntax/data/json';
import { parseYaml } from '../../../../syntax/data/yaml';
import { spanOf } from '../../../../syntax/span';
import { HOLE, rangeIn, type StringValue, type Value } from '../../../../syntax/value';
import { jsonWithHoles } from '../json-text';
import { textAt } from '../loops';
import { isNull, plainText } from '../scope';
import type { Make, Site } from './index';

/** `jsonencode` of a list or map gives the value itself, so that its parts keep their places; a text gets its quotes. */
function encoded([value]: readonly Value[], { span }: Site): Value | undefined {
  if (value?.kind === 'string') return textAt(span, jsonWithHoles(value));
  if (value?.kind === 'literal') return textAt(span, isNull(value) ? 'null' : String(value.value));
  return value;
}

function jsonDecoded([value]: readonly Value[]): Value | undefined {
  return value?.kind === 'string' ? parseEmbeddedJson(value).value : value;
}

/** YAML in a text: of a whole file it stands where it stands, else wherever the text's characters do. */
function yamlDecoded([value]: readonly Value[]): Value | undefined {
  if (value?.kind !== 'string') return value;
  if (value.text.includes(HOLE)) return undefined;
  const { documents } = parseYaml(value.span.file, value.text);
  const [only] = documents;
  return only && documents.length === 1 ? movedInto(only, value) : undefined;
}

/** What was read in the text of a string, at its places in the file. */
export function movedInto(node: Value, outer: StringValue, depth = 0): Value {
  const span = spanOf(outer.span.file, rangeIn(outer, node.span.start, node.span.end), outer.span.via);
  if (depth > 100) return { kind: 'unknown', span, reason: 'nested too deeply' };
  if (node.kind === 'list') return { ...node, span, items: node.items.map((item) => movedInto(item, outer, depth + 1)) };
  if (node.kind === 'object')
    return {
      ...node,
      span,
      entries: node.entries.map((entry) => ({
        key: entry.key,
        keySpan: spanOf(outer.span.file, rangeIn(outer, entry.keySpan.start, entry.keySpan.end), outer.span.via),
        value: movedInto(entry.value, outer, depth + 1),
      })),
    };
  if (node.kind !== 'string') return { ...node, span };
  const { offsets } = node;
  return {
    ...node,
    span,
    literal: rangeIn(outer, node.literal.start, node.literal.end),
    ...(offsets ? { offsets: offsets.map((offset) => rangeIn(outer, offset, offset).start) } : {}),
  };
}

const base64 =
  (change: (text: string) => string): Make =>
  ([value], { span }) => {
    const text = plainText(value);
    if (text === undefined) return undefined;
    try {
      return textAt(span, change(text));
    } catch {
      return undefined;
    }
  };

function encode64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 50_000))));
}

function decode64(text: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

export const ENCODINGS: Readonly<Record<string, Make>> = {
  base64decode: base64(decode64),
  base64encode: base64(encode64),
  jsondecode: jsonDecoded,
  jsonencode: encoded,
  yamldecode: yamlDecoded,
  // JSON is YAML.
  yamlencode: encoded,
};
