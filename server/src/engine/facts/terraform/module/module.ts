/** A module in one call of it: what its names mean there, and the instances of its blocks. */

import type { Expression } from '../../../syntax/hcl/ast';
import { wayBetween } from '../../../syntax/path';
import { spanOf } from '../../../syntax/span';
import type { UnknownValue, Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import { attributeOf } from '../file';
import { mapEither } from '../values/either';
import { visit } from '../values/evaluate';
import { memoryOfDefinitions } from '../values/file-names';
import { rendered } from '../values/functions/files';
import { textAt } from '../values/loops';
import { type Found, isNull, type Names, type Run, type Scope, type Step } from '../values/scope';
import { through } from '../values/through';
import { blocksOf, type Part } from './body';
import { definitionIn, type Folder } from './folder';
import { type Instances, instancesOf } from './instances';
import { moduleBehind, type Root } from './root';
import type { Declared, Variable } from './source';
import { converted } from './types';

/** One instance of a block with an address, in one call of its module. */
export interface Instance extends Part {
  readonly declared: Declared;
  readonly mode: Declared['mode'];
  readonly type: string;
  /** Its label. */
  readonly name: string;
  /** `aws_iam_role.app`, `module.web.aws_iam_role.this["a"]`: as people write it. */
  readonly address: string;
  /** The key that `for_each` gives it. */
  readonly key?: string;
  /** The address as an alias; unlike that of any other instance. */
  readonly alias: Alias;
  readonly span: Declared['span'];
  readonly module: Module;
}

export interface Module {
  readonly root: Root;
  readonly folder: Folder;
  /** `module.web.module.role.`; empty for the root. */
  readonly path: string;
  /** The call that this is an instance of; none for the root. */
  readonly call?: Instance;
  readonly names: Names;
  readonly instances: Map<Declared, Instances>;
  readonly output: (run: Run, name: string, depth: number) => Value | undefined;
}

/** The reason of a variable that has no value at all. */
const MISSING = 'not set';

function isMissing(value: Value): boolean {
  return value.kind === 'unknown' && value.reason === MISSING;
}

type Whole = UnknownValue & { readonly origin: NonNullable<UnknownValue['origin']> };

export function moduleOf(root: Root, folder: Folder, path: string, call?: Instance): Module {
  const remember = memoryOfDefinitions();
  const instances = new Map<Declared, Instances>();
  const names: Names = {
    budget: root.budget,
    find: (run, name, steps, depth, file) => find(name, steps, { run, depth, file }),
    attribute: (run, whole, name, depth) => attributeValue(root, run, whole, name, depth),
    read: root.read,
  };
  const scopeIn = (file: { file: string; text: string }): Scope => ({ file: file.file, text: file.text, names });

  interface Asked {
    readonly run: Run;
    readonly depth: number;
    readonly file: string;
  }

  function find(name: string, steps: readonly Step[], asked: Asked): Found | undefined {
    const [first, second] = steps;
    if (first?.kind !== 'attribute') return undefined;
    if (name === 'local' || name === 'var') {
      const value = name === 'local' ? definition('local', first.name, asked) : variable(first.name, asked);
      return value && { value, used: 1 };
    }
    if (name === 'path') return { value: pathNamed(first.name), used: 1 };
    if (name === 'each' || name === 'count' || name === 'self' || name === 'terraform') return undefined;
    const isNested = name === 'data' || name === 'ephemeral';
    if (isNested && second?.kind !== 'attribute') return undefined;
    const address = isNested && second?.kind === 'attribute' ? `${name}.${first.name}.${second.name}` : `${name}.${first.name}`;
    const declared = definitionIn(folder.byAddress, address, asked.file);
    const type = isNested ? first.name : name;
    const value = declared ? collectionOf(declared) : wholeOf(address, `tf:${root.dir}:${path}${address}`, type, asked.file);
    return { value, used: isNested ? 2 : 1 };
  }

  function definition(kind: 'local' | 'output', name: string, { run, depth, file }: Asked): Value | undefined {
    const all = kind === 'local' ? folder.locals : folder.outputs;
    const found = definitionIn(all, name, file);
    if (!found) return undefined;
    return remember(run, found, () => visit(found.expression, run, scopeIn(found.source), depth + 1));
  }

  /** What the caller gives, or a file of values, or the default. A default that nobody has set at all only suggests. */
  function variable(name: string, { run, depth, file }: Asked): Value | undefined {
    const declared = definitionIn(folder.variables, name, file);
    const given = call && attributeOf(call.body, name);
    const set = call ? undefined : root.setting(name);
    const value = remember(run, declared ?? name, () => {
      const own = (): Value => fallbackOf(declared, run, depth);
      const made = given ? visit(given.value, run, call.scope, depth + 1) : set ? set(run, depth + 1) : own();
      const meant = declared?.strict ? mapEither(made, (one) => (isNull(one) ? own() : one)) : made;
      if (!declared?.type) return meant;
      return converted(meant, declared.type, (expression) => visit(expression, run, scopeIn(declared.source), depth + 1));
    });
    if (!value || isMissing(value)) return undefined;
    if (call || given || set) return value;
    run.suggested = true;
    return isNull(value) ? undefined : value;
  }

  function fallbackOf(declared: Variable | undefined, run: Run, depth: number): Value {
    if (!declared?.fallback) return { kind: 'unknown', span: { file: '', start: 0, end: 0 }, reason: MISSING };
    return visit(declared.fallback, run, scopeIn(declared.source), depth + 1);
  }

  function pathNamed(name: string): Value {
    return textAt(spanOf(folder.dir, { start: 0, end: 0 }), name === 'module' ? wayBetween(root.dir, folder.dir) : '.');
  }

  function collectionOf(declared: Declared): Value {
    const { all, kind, open } = instancesOf(module, declared);
    const span = declared.span;
    const wholes = all.map((one) => wholeOf(declared.address, one.alias, declared.type, span.file, one));
    const [only] = wholes;
    if (only && (kind === 'one' || (kind === 'unknown' && all.length === 1))) return only;
    if (kind === 'for_each')
      return {
        kind: 'object',
        span,
        entries: all.map((one, i) => ({ key: one.key ?? '', keySpan: span, value: wholes[i] as Value })),
        ...(open ? { open } : {}),
      };
    return { kind: 'list', span, items: wholes, ...(open ? { open } : {}) };
  }

  const module: Module = {
    ...{ root, folder, path, names, instances },
    ...(call ? { call } : {}),
    output: (run, name, depth) => definition('output', name, { run, depth, file: '' }),
  };
  return module;
}

function wholeOf(reference: string, key: Alias, type: string, file: string, at?: Part): UnknownValue {
  const span = at ? spanOf(file, at.block.typeRange) : { file, start: 0, end: 0 };
  return { kind: 'unknown', span, reason: 'known after apply', reference, origin: { key, type, attribute: '' } };
}

/** `data.template_file.x.rendered`: what `templatefile()` did before there was one. Of files only. */
function renderedFile(run: Run, { body, scope }: Instance, depth: number): Value | undefined {
  const [template, variables] = ['template', 'vars'].map((name) => {
    const attribute = attributeOf(body, name);
    return attribute && visit(attribute.value, run, scope, depth + 1);
  });
  if (template?.kind !== 'string' || template.style !== 'raw' || template.span.start !== 0) return undefined;
  const value = rendered({ file: template.span.file, text: template.text }, variables, run, scope.names, depth + 1);
  return (template.span.via ?? []).reduceRight((inner, place) => through(run, inner, place), value);
}

/** An attribute as it is written, an output as it is worth; undefined for what only the provider knows. */
function attributeValue(root: Root, run: Run, whole: Whole, name: string, depth: number): Value | undefined {
  const { origin, reference } = whole;
  const instance = root.registry.get(origin.key);
  if (!instance) return undefined;
  if (instance.mode === 'module') return origin.attribute === '' ? moduleBehind(instance)?.output(run, name, depth) : undefined;
  if (name === 'rendered' && origin.type === 'template_file') return renderedFile(run, instance, depth);
  const path = [...origin.attribute.split('.'), name].filter((step) => step !== '');
  const written = writtenAt(instance, isNamedByName(origin.type, path) ? ['metadata', 'name'] : path);
  if (!written) return undefined;
  const attribute = path.join('.');
  const value = root.remember(run, `${origin.key}.${attribute}`, () => visit(written.value, run, written.scope, depth + 1));
  // Where what is written there is not known either, or left to the provider, the attribute itself is what is meant.
  if (!value || isNull(value) || (value.kind === 'unknown' && !value.origin)) return undefined;
  const own = { ...origin, attribute };
  return mapEither(value, (one) => {
    if (isNull(one))
      return { kind: 'unknown', span: one.span, reason: 'known after apply', reference: `${reference}.${name}`, origin: own };
    return one.kind === 'string' && !one.origin ? { ...one, origin: own } : one;
  });
}

/** An argument of the thing, or of a block in it of which there is one: `metadata.name`. */
function writtenAt(instance: Part, path: readonly string[]): { value: Expression; scope: Scope } | undefined {
  let part: Part | undefined = instance;
  for (const type of path.slice(0, -1)) {
    const blocks: readonly Part[] = part ? blocksOf(part, type) : [];
    part = blocks.length === 1 ? blocks[0] : undefined;
  }
  const value = part && attributeOf(part.body, path[path.length - 1] ?? '')?.value;
  return part && value && { value, scope: part.scope };
}

/** What has no namespace is known to the provider by its name. */
function isNamedByName(type: string, [first, second]: readonly string[]): boolean {
  return first === 'id' && second === undefined && /^kubernetes_(?:namespace|cluster_role)(?:_v1)?$/.test(type);
}
