/** Functions between values and texts. */
import { parseEmbeddedJson } from '../../../../syntax/data/json';
import { parseYaml } from '../../../../syntax/data/yaml';
import { movedInto } from '../../../../syntax/moved';
import { HOLE, type Value } from '../../../../syntax/value';
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
