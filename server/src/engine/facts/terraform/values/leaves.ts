/** The string literals inside a value, each with the name that leads to it. */

import { parseEmbeddedJson } from '../../../syntax/data/json';
import { HOLE, type ObjectValue, type StringValue, type Value } from '../../../syntax/value';
import { plainText } from './scope';

export interface Leaf {
  /** Argument, map key, or `name` of a name-and-value pair. */
  readonly name: string;
  readonly value: StringValue;
  /** The value stands under a key inside the argument, not in the argument itself. */
  readonly nested: boolean;
}

const MAX_DEPTH = 16;

/**
 * Leaves of an argument called `name`. Items of a list have the name of the list; `{ name = "DB_PASSWORD", value = … }` is
 * one leaf called DB_PASSWORD. `json`: strings that hold a JSON document are opened.
 */
export function leavesOf(name: string, value: Value, json = false): Leaf[] {
  const leaves: Leaf[] = [];
  collect(leaves, name, value, { json, nested: false, depth: 0 });
  return leaves;
}

interface At {
  readonly json: boolean;
  readonly nested: boolean;
  readonly depth: number;
}

function collect(leaves: Leaf[], name: string, value: Value, at: At): void {
  if (at.depth > MAX_DEPTH) return;
  const deeper = { ...at, depth: at.depth + 1 };
  if (value.kind === 'list') for (const item of value.items) collect(leaves, name, item, deeper);
  else if (value.kind === 'either') for (const one of value.options) collect(leaves, name, one, deeper);
  else if (value.kind === 'object') {
    const pair = pairOf(value);
    if (pair) collect(leaves, pair.name, pair.value, { ...deeper, nested: true });
    else
      for (const entry of value.entries)
        if (entry.key !== HOLE) collect(leaves, entry.key, entry.value, { ...deeper, nested: true });
  } else if (value.kind === 'string') {
    const document = at.json ? documentOf(value) : undefined;
    if (document) collect(leaves, name, document, { ...deeper, json: false });
    else leaves.push({ name, value, nested: at.nested });
  }
}

/** An object or list, or the one that a string holds as JSON. */
export function documentOf(value: Value): Value | undefined {
  if (value.kind === 'object' || value.kind === 'list') return value;
  if (value.kind !== 'string' || !/^\s{0,100}[[{]/.test(value.text)) return undefined;
  const { value: document } = parseEmbeddedJson(value);
  return document?.kind === 'object' || document?.kind === 'list' ? document : undefined;
}

/** `{ name, value }` and `{ key, value }`, in the spellings of ECS, CodeBuild, Elastic Beanstalk and tags. */
function pairOf(value: ObjectValue): { name: string; value: Value } | undefined {
  const find = (...keys: string[]) => value.entries.find((entry) => keys.includes(entry.key))?.value;
  const name = plainText(find('name', 'Name', 'key', 'Key'));
  const inner = find('value', 'Value');
  return name !== undefined && inner ? { name, value: inner } : undefined;
}
