/** `count` and `for_each` of resources, data and modules: every instance with its own `count` and `each`. */
import { spanOf } from '../../../syntax/span';
import type { Value } from '../../../syntax/value';
import { attributeOf } from '../file';
import { evaluated } from '../values/evaluate';
import { numberAt, textAt } from '../values/loops';
import { numberOf } from '../values/operators';
import { plainText, type Scope } from '../values/scope';
import { eachOf, MAX_INSTANCES, repeated } from './body';
import type { Instance, Module } from './module';
import type { Declared } from './source';

export interface Instances {
  readonly kind: 'one' | 'count' | 'for_each' | 'unknown';
  readonly all: readonly Instance[];
  /** There may be more or fewer. */
  readonly open: boolean;
}

const PENDING: Instances = { kind: 'unknown', all: [], open: true };

/** The instances of a block in this call of its module, worked out once. */
export function instancesOf(module: Module, declared: Declared): Instances {
  const known = module.instances.get(declared);
  if (known) return known;
  // A block whose `count` asks for the block itself.
  module.instances.set(declared, PENDING);
  const made = attributeOf(declared.body, 'for_each')
    ? forEach(module, declared)
    : attributeOf(declared.body, 'count')
      ? counted(module, declared)
      : { kind: 'one' as const, all: [instance(module, declared, {})], open: false };
  module.instances.set(declared, made);
  for (const one of made.all) if (!module.root.registry.has(one.alias)) module.root.registry.set(one.alias, one);
  return made;
}

interface Place {
  readonly index?: string;
  readonly key?: string;
  readonly bound?: Scope['bound'];
  readonly optional?: boolean;
}

function instance(module: Module, declared: Declared, { index = '', key, bound, optional = false }: Place): Instance {
  const { source, mode, type, name, body, block, span } = declared;
  const address = `${module.path}${declared.address}${index}`;
  const alias = `tf:${module.root.dir}:${address}`;
  const scope: Scope = { file: source.file, text: source.text, names: module.names, bound };
  const isOptional = optional || module.call?.optional === true;
  const made = {
    declared,
    mode,
    type,
    name,
    address,
    alias,
    span,
    module,
    body,
    block,
    scope,
    uncertain: false,
    optional: isOptional,
  };
  return key === undefined ? made : { ...made, key };
}

function counted(module: Module, declared: Declared): Instances {
  const { source, body } = declared;
  const attribute = attributeOf(body, 'count');
  const scope: Scope = { file: source.file, text: source.text, names: module.names };
  const { value, suggested } = attribute ? evaluated(attribute.value, scope) : { value: undefined, suggested: false };
  const numbers = (value?.kind === 'either' ? value.options : [value]).map(numberOf);
  const isKnown = numbers.every((number) => number !== undefined);
  const most = Math.trunc(Math.max(0, ...numbers.map((number) => number ?? 0)));
  const span = spanOf(source.file, attribute ?? declared.block.typeRange);
  const boundTo = (index: Value): Scope['bound'] => ({
    name: 'count',
    value: { kind: 'object', span, entries: [{ key: 'index', keySpan: span, value: index }] },
  });
  if (!isKnown || (most === 0 && suggested)) {
    const index: Value = { kind: 'unknown', span, reason: 'not in this file', reference: 'count.index' };
    return { kind: 'unknown', all: [instance(module, declared, { bound: boundTo(index), optional: true })], open: true };
  }
  const all = Array.from({ length: Math.min(most, MAX_INSTANCES) }, (_, i) =>
    instance(module, declared, {
      bound: boundTo(numberAt(span, i)),
      optional: numbers.some((number) => (number ?? 0) <= i),
      ...(most > 1 ? { index: `[${i}]` } : {}),
    }),
  );
  if (most > MAX_INSTANCES) tooMany(module, declared);
  return { kind: 'count', all, open: numbers.length > 1 };
}

function forEach(module: Module, declared: Declared): Instances {
  const { source, body, block } = declared;
  const scope: Scope = { file: source.file, text: source.text, names: module.names };
  const { rounds, open, cut } = repeated({ body, scope });
  if (cut) tooMany(module, declared);
  const all = rounds.map((round, i) => {
    // The key of an item of a set is the item.
    const key = round.key.kind === 'literal' ? round.value : round.key;
    const text = plainText(key);
    const shown = key.kind === 'string' && round.key.kind === 'literal' ? textAt(key.span, key.text) : key;
    const bound = { name: 'each', value: eachOf(block, shown, round.value) };
    const index = rounds.length > 1 ? { index: text === undefined ? `[${i}]` : `["${text}"]` } : {};
    return instance(module, declared, { bound, optional: open, ...index, ...(text === undefined ? {} : { key: text }) });
  });
  const isUnknown = rounds.length === 1 && rounds[0]?.each === false;
  return { kind: isUnknown ? 'unknown' : 'for_each', all, open };
}

function tooMany({ root, path }: Module, { address, span }: Declared): void {
  root.unresolved(span.file, { reason: `${path}${address} has more instances than are looked at`, span, policy: true });
}
