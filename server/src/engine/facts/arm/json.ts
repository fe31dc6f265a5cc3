/** The templates that a JSON file holds: its own, and those of nested deployments. https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/syntax */
import { parseArmExpression } from '../../syntax/bicep/parser';
import { type Range, type Span, spanOf } from '../../syntax/span';
import {
  type Entry,
  entryOf,
  get,
  itemsOf,
  type ObjectValue,
  rangeIn,
  type StringValue,
  textOf,
  type Value,
} from '../../syntax/value';
import type { CloudLevel } from '../model';
import { evaluate } from './evaluate';
import { reachedBy, type Scope, unknown } from './scope';
import {
  type ArmOutput,
  type ArmParameter,
  type ArmResource,
  type ArmTemplate,
  type Computed,
  lazily,
  ownerOf,
  typeWord,
} from './template';

const DEEPEST = 8;
const LEVELS: readonly (readonly [RegExp, CloudLevel])[] = [
  [/subscriptionDeploymentTemplate/i, 'subscription'],
  [/managementGroupDeploymentTemplate/i, 'management-group'],
  [/tenantDeploymentTemplate/i, 'organization'],
];

/** What a nested deployment is given, and where its expressions are computed. */
interface Around {
  /** Computed in the scope of the template around it: `expressionEvaluationOptions` says nothing else. */
  readonly outer?: Scope;
  readonly given?: Value;
  readonly level?: CloudLevel;
}

/** Every template of the file, the outer one first. */
export function jsonTemplates(file: string, text: string, root: Value): ArmTemplate[] {
  const tops = [root, get(root, 'properties', 'template'), get(root, 'properties', 'mainTemplate')];
  return tops.flatMap((one) => (one && isTemplate(one) ? templatesOf(file, text, one, {}, 0) : []));
}

function isTemplate(value: Value): boolean {
  const schema = textOf(get(value, '$schema')) ?? '';
  return (
    /deploymentTemplate/i.test(schema) || (get(value, 'resources') !== undefined && get(value, 'contentVersion') !== undefined)
  );
}

function templatesOf(file: string, text: string, root: Value, around: Around, depth: number): ArmTemplate[] {
  if (depth > DEEPEST) return [];
  const scope = around.outer ?? scopeOf(file, text, root, around.given);
  const schema = textOf(get(root, '$schema')) ?? '';
  const level = around.level ?? LEVELS.find(([form]) => form.test(schema))?.[1] ?? 'resource-group';
  const found = resourcesIn(get(root, 'resources'), '', '', scope);
  const index = indexOf(scope);
  for (const { type, written, name } of found) {
    const alias = `arm:${file}:${type}/${name || written}`;
    index.set(keyOf(type, written), alias);
    if (name !== '') index.set(keyOf(type, name), alias);
  }
  const compute = (value: Value) => computed(value, scope);
  const resources = found.flatMap(({ type, name, written: expression, block, value }): ArmResource[] => {
    if (value.kind !== 'object') return [];
    const alias = `arm:${file}:${type}/${name || expression}`;
    return [lazyBody({ type, owner: ownerOf(type, name), alias, block, written: value, compute })];
  });
  const own: ArmTemplate = {
    level,
    parameters: entriesOf(get(root, 'parameters')).map((entry) => parameterOf(entry, scope)),
    resources,
    outputs: entriesOf(get(root, 'outputs')).map((entry) => outputOf(entry, scope)),
  };
  const nested = found.flatMap(({ type, value }) => {
    const template = type.toLowerCase() === 'microsoft.resources/deployments' ? get(value, 'properties', 'template') : undefined;
    if (template?.kind !== 'object') return [];
    const inner = /^inner$/i.test(textOf(get(value, 'properties', 'expressionEvaluationOptions', 'scope')) ?? '');
    const handed = get(value, 'properties', 'parameters');
    const given = handed && computed(handed, scope);
    const below = get(value, 'resourceGroup') ? 'resource-group' : level;
    return templatesOf(
      file,
      text,
      template,
      inner ? { ...(given ? { given } : {}), level: below } : { outer: scope, level: below },
      depth + 1,
    );
  });
  return [own, ...nested];
}

function lazyBody(resource: Omit<ArmResource, 'body'>): ArmResource {
  let body: ObjectValue | undefined;
  return {
    ...resource,
    get body() {
      body ??= resource.compute(resource.written) as ObjectValue;
      return body;
    },
  };
}

/** Resources by type and name, of the templates whose expressions are computed in a scope. */
const indexes = new WeakMap<Scope, Map<string, string>>();

function indexOf(scope: Scope): Map<string, string> {
  const known = indexes.get(scope) ?? new Map<string, string>();
  indexes.set(scope, known);
  return known;
}

function keyOf(type: string, name: string): string {
  return `${type}/${name}`.replace(/\s/g, '').toLowerCase();
}

function scopeOf(file: string, text: string, root: Value, given: Value | undefined): Scope {
  const values = new Map<string, () => Value>();
  for (const { key, value } of entriesOf(get(root, 'parameters'))) {
    const handed = get(given, key, 'value');
    const defaultValue = handed ?? get(value, 'defaultValue');
    if (defaultValue) values.set(`parameters ${key.toLowerCase()}`, () => (handed ? handed : computed(defaultValue, scope)));
  }
  for (const { key, value } of entriesOf(get(root, 'variables')))
    values.set(`variables ${key.toLowerCase()}`, () => computed(value, scope));
  const look = lazily(values);
  const scope: Scope = {
    place: (range) => spanOf(file, range),
    source: ({ start, end }) => text.slice(start, end),
    text,
    name: () => undefined,
    lookup: (kind, name, span) => {
      const value = look(`${kind} ${name.toLowerCase()}`);
      return value && reachedBy(value, span);
    },
    resource: (type, names, written) => {
      const index = indexOf(scope);
      const known = names.map(textOf);
      const key =
        (known.every((one) => one !== undefined) ? index.get(keyOf(type, known.join('/'))) : undefined) ??
        index.get(keyOf(type, written.join('/')));
      return key === undefined ? undefined : { key };
    },
  };
  return scope;
}

interface Found {
  readonly type: string;
  /** The whole name where it is known, else empty. */
  readonly name: string;
  /** The name's expression. */
  readonly written: string;
  readonly block: Span;
  readonly value: Value;
}

/** Resources of a list, or of an object by symbolic names, and their children. */
function resourcesIn(value: Value | undefined, parent: string, above: string, scope: Scope, depth = 0): Found[] {
  if (depth > DEEPEST || !value) return [];
  const items = value.kind === 'object' ? value.entries.map((entry) => entry.value) : itemsOf(value);
  return items.flatMap((item): Found[] => {
    const kind = textOf(get(item, 'type'));
    const title = get(item, 'name');
    if (kind === undefined || entryOf(item, 'existing')) return [];
    const type = parent === '' || /^[\w-]+\.[\w.]+\//.test(kind) ? kind : `${parent}/${kind}`;
    const own = title && textOf(computed(title, scope));
    const name = own === undefined || (parent !== '' && above === '') ? '' : parent !== '' ? `${above}/${own}` : own;
    const raw = title?.kind === 'string' ? title.text : '';
    const written = /^\[[^[]/.test(raw) ? raw.slice(1, -1) : raw;
    const block = (title ?? get(item, 'type') ?? item).span;
    return [{ type, name, written, block, value: item }, ...resourcesIn(get(item, 'resources'), type, name, scope, depth + 1)];
  });
}

function parameterOf({ key, keySpan, value }: Entry, scope: Scope): ArmParameter {
  const type = get(value, 'type');
  const word = typeWord(textOf(type) ?? '');
  const defaultValue = get(value, 'defaultValue');
  return {
    name: key,
    span: inQuotes(keySpan),
    type: word,
    ...(type ? { typeSpan: type.span } : {}),
    ...(value.kind === 'object' ? { body: value.span } : {}),
    secure: word.startsWith('secure'),
    ...(defaultValue ? { defaultValue: computed(defaultValue, scope) } : {}),
    chooses: get(value, 'allowedValues') !== undefined,
    description: textOf(get(value, 'metadata', 'description')) ?? '',
  };
}

function inQuotes(span: Span): Span {
  return { ...span, start: span.start + 1, end: span.end - 1 };
}

function outputOf({ key, keySpan, value }: Entry, scope: Scope): ArmOutput {
  const printed = get(value, 'value') ?? get(value, 'copy');
  return {
    name: key,
    span: keySpan,
    secure: /^secure/i.test(textOf(get(value, 'type')) ?? ''),
    computed: printed ? expressionsIn(printed, scope, 0) : [],
  };
}

function expressionsIn(value: Value, scope: Scope, depth: number): Computed[] {
  if (depth > DEEPEST) return [];
  if (value.kind === 'object') return value.entries.flatMap((entry) => expressionsIn(entry.value, scope, depth + 1));
  if (value.kind === 'list') return value.items.flatMap((item) => expressionsIn(item, scope, depth + 1));
  const one = value.kind === 'string' ? expressionOf(value, scope) : undefined;
  return one ? [one] : [];
}

/** The value with every expression in it computed. */
export function computed(value: Value, scope: Scope, depth = 0): Value {
  if (depth > 100) return value;
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => computed(item, scope, depth + 1)) };
  if (value.kind === 'object') {
    const entries = value.entries.map((entry) => ({ ...entry, value: computed(entry.value, scope, depth + 1) }));
    const copies = itemsOf(get(value, 'copy')).flatMap((one) => copied(one, scope, depth));
    return copies.length > 0 ? { ...value, entries: [...entries, ...copies] } : { ...value, entries };
  }
  if (value.kind !== 'string' || !isExpression(value.text)) return value;
  const one = expressionOf(value, scope);
  if (!one) return unknown(value.span, value.text);
  const made = evaluate(one.node, one.scope);
  // A text that the whole expression makes is replaced with it.
  const whole = made.kind === 'string' && !made.span.via && made.style === 'raw' && made.span.start === value.span.start + 1;
  return whole ? { ...made, span: value.span, literal: value.literal } : made;
}

/** `"copy": [{ "name": "dataDisks", "count": …, "input": … }]` beside other properties. */
function copied(one: Value, scope: Scope, depth: number): Entry[] {
  const name = get(one, 'name');
  const input = get(one, 'input');
  if (name?.kind !== 'string' || !input) return [];
  const item = computed(input, scope, depth + 1);
  return [{ key: name.text, keySpan: name.span, value: { kind: 'list', span: input.span, items: [item], open: true } }];
}

/** Whether a string is computed when it is deployed. */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** The tree of the string's expression, and a scope that knows where its parts stand. */
function expressionOf(value: StringValue, scope: Scope): Computed | undefined {
  if (!isExpression(value.text)) return undefined;
  const node = parseArmExpression(value.text, 1, value.text.length - 1);
  if (!node) return undefined;
  const place = ({ start, end }: Range) => spanOf(value.span.file, rangeIn(value, start, end), value.span.via);
  return { node, scope: { ...scope, place, source: ({ start, end }) => value.text.slice(start, end) } };
}

function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'object' ? value.entries : [];
}
