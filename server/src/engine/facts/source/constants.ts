/** Constants that other files can take, and slots whose value another file says. The graph joins them: graph/constants.ts. */
import { childIn, type SourceNode } from '../../syntax/source/tree';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { ConstantUseFact, CredentialFact } from '../model';
import { type Imported, importsOf } from './imports';
import { readLiteral } from './literal';
import type { Tracer } from './origin';
import { type Binding, bindingAt, type Outline } from './outline';
import { dotted, pairsOf, roleOf, type Source, unwrap } from './read';
import { isTestFile } from './test-file';

const MOST = 300;

/** Adds every literal under a name of the file itself, of a class, or of an object that one of them holds. */
export function addConstants(context: ExtractContext, source: Source, outline: Outline, root: SourceNode): void {
  if (isTestFile(context.file)) return;
  for (const binding of outline.bindings) {
    const name = nameOf(outline, binding, root);
    if (name && binding.value) addValue(context, source, name, binding.value);
  }
  for (const statement of root.children) {
    const value = statement.type === 'export_statement' ? childIn(statement, 'value') : undefined;
    if (value) addPairs(context, source, '', unwrap(source, value));
  }
}

/** `KEY`, `Config.KEY`; `module.exports` is nothing but what it holds. */
function nameOf(outline: Outline, { name, scope, property }: Binding, root: SourceNode): string | undefined {
  if (property || name.startsWith('this.') || name.length > 120) return undefined;
  const isTop = scope.start === root.start && scope.end === root.end;
  if (name === 'module.exports') return isTop ? '' : undefined;
  if (/^(?:module\.)?exports\.\w+$/.test(name)) return name.slice(name.lastIndexOf('.') + 1);
  if (name.includes('.')) return undefined;
  if (isTop) return name;
  const owner = outline.classes.get(scope.start);
  return owner && `${owner}.${name}`;
}

function addValue(context: ExtractContext, source: Source, name: string, value: SourceNode): void {
  const inner = unwrap(source, value);
  const role = roleOf(source, inner);
  if (role?.is === 'object') addPairs(context, source, name, inner);
  else if (role?.is === 'string' && name !== '') addLiteral(context, source, name, inner);
}

function addPairs(context: ExtractContext, source: Source, name: string, object: SourceNode): void {
  for (const { key, value } of pairsOf(source, object).slice(0, MOST)) {
    const inner = unwrap(source, value);
    if (roleOf(source, inner)?.is === 'string') addLiteral(context, source, name === '' ? key : `${name}.${key}`, inner);
  }
}

function addLiteral(context: ExtractContext, source: Source, name: string, node: SourceNode): void {
  const { facts } = context;
  if (facts.constants.length >= MOST || node.end - node.start > 600) return;
  const { value, holes } = readLiteral(source.file, source.text, node);
  if (holes.length > 0 || !/^\S{4,}$/.test(value.text)) return;
  const known = facts.credentials.find(
    ({ storage, span }) => storage === 'literal' && span.start >= node.start && span.end <= node.end,
  );
  const credential = known ?? judgedAsUsed(context, value);
  if (credential) facts.constants.push({ name, credential });
}

/** What a call that takes it for a credential would make of it. */
function judgedAsUsed(context: ExtractContext, value: Parameters<typeof addSlot>[1]['value']): CredentialFact | undefined {
  const slot = { kind: 'sdk-argument', name: 'apiKey' } as const;
  const apart = { ...context, facts: { ...context.facts, credentials: [] } };
  const fact = addSlot(apart, { slot, value, known: true });
  return fact && fact.type !== 'connection-string' ? { ...fact, fingerprint: '' } : undefined;
}

const imported = new WeakMap<Source, ReadonlyMap<string, Imported>>();

/** Where the value of a slot may be said: of a name that the file takes from a module, or does not declare. */
function foreignNames({ source, outline }: Tracer, value: SourceNode): ConstantUseFact['from'] {
  const node = unwrap(source, value);
  const role = roleOf(source, node);
  if (role?.is !== 'name' && role?.is !== 'member') return [];
  const path = dotted(source, node) ?? '';
  if (!/^[A-Za-z_$][\w$]*(?:(?:\.|::)[A-Za-z_$][\w$]*){0,3}$/.test(path) || path.startsWith('this.')) return [];
  const [first = '', ...rest] = path.split(/\.|::/);
  const known = imported.get(source) ?? importsOf(source, outline);
  imported.set(source, known);
  const one = known.get(first);
  if (one) return modulesOf(one, first, rest);
  if (bindingAt(outline, first, node) || source.language.dialect === 'js' || source.language.dialect === 'python') return [];
  return [{ name: path.replaceAll('::', '.') }];
}

function modulesOf({ module, name }: Imported, local: string, rest: readonly string[]): ConstantUseFact['from'] {
  // `import a.b.Config` names a class; `import "a/config"` and `import config` name what holds the rest.
  if (!name) {
    if (rest.length === 0) return [{ module, name: 'default' }];
    return [
      { module, name: rest.join('.') },
      { module, name: [local, ...rest].join('.') },
    ];
  }
  const whole = { module, name: [name, ...rest].join('.') };
  if (rest.length === 0) return [whole];
  // `from app import config`: what is imported may be a module itself.
  const inside = `${module}${module.endsWith('.') ? '' : '.'}${name}`;
  return [whole, { module: inside, name: rest.join('.') }];
}

/** Remembers a slot whose value stands in another file. */
export function addConstantUse(
  context: ExtractContext,
  tracer: Tracer,
  value: SourceNode,
  use: Pick<ConstantUseFact, 'slot' | 'provider' | 'connection'>,
): void {
  const from = isTestFile(context.file) ? [] : foreignNames(tracer, value);
  if (from.length > 0)
    context.facts.constantUses.push({ ...use, from, span: spanOf(context.file, unwrap(tracer.source, value)) });
}
