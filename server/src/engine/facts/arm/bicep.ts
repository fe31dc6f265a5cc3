/** The template that a Bicep file is. */
import type {
  BicepFile,
  Declaration,
  Decorator,
  Expression,
  ObjectExpression,
  ResourceDeclaration,
  Text,
} from '../../syntax/bicep/ast';
import { spanOf } from '../../syntax/span';
import { textOf, type Value } from '../../syntax/value';
import type { CloudLevel } from '../model';
import { evaluate, turnsOf } from './evaluate';
import { reachedBy, type Scope, unknown } from './scope';
import { type ArmOutput, type ArmParameter, type ArmResource, type ArmTemplate, lazily, ownerOf, typeWord } from './template';
import { asResource, verifiedType } from './verified-modules';

/** https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/file#target-scope */
const LEVELS: Readonly<Record<string, CloudLevel>> = {
  subscription: 'subscription',
  managementGroup: 'management-group',
  tenant: 'organization',
};

interface Declared {
  readonly node: ResourceDeclaration;
  readonly type: string;
}

type Given = ReadonlyMap<string, Value>;

interface Named {
  readonly scope: Scope;
  readonly look: (name: string) => Value | undefined;
  readonly declared: readonly Declared[];
}

/** What the names of a file stand for. `given`: parameters that somebody hands on, in place of their defaults. */
export function bicepScope(file: string, text: string, tree: BicepFile, given: Given): Scope {
  return namesIn(file, text, tree, given).scope;
}

function namesIn(file: string, text: string, { statements }: BicepFile, given: Given): Named {
  const values = new Map<string, () => Value>();
  const top: ResourceDeclaration[] = [];
  for (const one of statements) {
    if (one.kind === 'resource' || one.kind === 'module') top.push(one);
    else if (one.kind === 'param' || one.kind === 'var') {
      const { name, value } = one;
      const handed = one.kind === 'param' ? given.get(name) : undefined;
      if (handed) values.set(name, () => handed);
      else if (value) values.set(name, () => evaluate(value, scope));
    }
  }
  const declared = top.flatMap((one) => declaredIn(one, ''));
  const symbols = new Map(declared.map((one) => [one.node.name, one]));
  const look = lazily(values);
  const scope: Scope = {
    place: (range) => spanOf(file, range),
    source: (range) => text.slice(range.start, range.end),
    text,
    name: (name, span) => {
      const value = look(name);
      if (value) return reachedBy(value, span);
      const symbol = symbols.get(name);
      if (!symbol) return undefined;
      const reference = unknown(span, name);
      if (symbol.node.kind === 'module') return reference;
      return { ...reference, origin: { key: `arm:${file}:${name}`, type: symbol.type, attribute: '' } };
    },
    lookup: () => undefined,
    resource: () => undefined,
  };
  return { scope, look, declared };
}

const NOTHING: Given = new Map();

/** Everything the file declares, with its values. */
export function bicepTemplate(file: string, text: string, tree: BicepFile, given: Given = NOTHING): ArmTemplate {
  const { scope, look, declared } = namesIn(file, text, tree, given);
  const params: Declaration[] = [];
  const outputs: Declaration[] = [];
  let level: CloudLevel = 'resource-group';
  for (const one of tree.statements) {
    if (one.kind === 'param') params.push(one);
    else if (one.kind === 'output') outputs.push(one);
    else if (one.kind === 'directive' && one.name === 'targetScope' && one.value?.kind === 'text') {
      const [part] = one.value.parts;
      if (part?.kind === 'text') level = LEVELS[part.text] ?? level;
    }
  }
  return {
    level,
    parameters: params.map((one) => parameterOf(one, scope, look)),
    resources: declared.flatMap((one) => resourcesOf(one, file, scope)),
    outputs: outputs.map((one) => outputOf(one, scope)),
  };
}

/** The resource and the children inside of it, with their whole types. Of modules only those that stand for a resource have one. */
function declaredIn(node: ResourceDeclaration, parent: string): Declared[] {
  if (node.kind === 'module') return [{ node, type: verifiedType(pathOf(node.path)) }];
  const written = pathOf(node.path).replace(/@.*$/, '');
  const type = parent === '' || /^[\w-]+\./.test(written) ? written : `${parent}/${written}`;
  const children = bodyOf(node.value)?.resources ?? [];
  return [{ node, type }, ...(children.length > 0 ? children.flatMap((child) => declaredIn(child, type)) : [])];
}

function bodyOf(value: Expression | undefined): ObjectExpression | undefined {
  let at = value;
  while (at?.kind === 'for' || at?.kind === 'if') at = at.body;
  return at?.kind === 'object' ? at : undefined;
}

function pathOf(path: Text | undefined): string {
  const [only, ...more] = path?.parts ?? [];
  return only?.kind === 'text' && more.length === 0 ? only.text : '';
}

function resourcesOf({ node, type }: Declared, file: string, scope: Scope): ArmResource[] {
  if (node.existing || type === '' || !node.value) return [];
  const loop = node.value.kind === 'for' ? node.value : undefined;
  const body = bodyOf(node.value);
  if (!body) return [];
  const block = scope.place(node.nameRange);
  const common = { type, owner: ownerOf(type, node.name), alias: `arm:${file}:${node.name}`, block };
  return (loop ? turnsOf(loop, scope) : [scope]).flatMap((turn) => {
    const value = evaluate(body, turn);
    if (value.kind !== 'object') return [];
    if (node.kind === 'resource') return [{ ...common, body: value, written: value, compute: same }];
    const handed = asResource(value);
    return handed ? [{ ...common, body: handed, written: handed, compute: same, isModule: true }] : [];
  });
}

function same(value: Value): Value {
  return value;
}

function parameterOf(one: Declaration, scope: Scope, look: (name: string) => Value | undefined): ArmParameter {
  const defaultValue = look(one.name);
  const type = one.type ? scope.source(one.type) : '';
  return {
    name: one.name,
    span: scope.place(one.nameRange),
    type: typeWord(type),
    ...(one.type ? { typeSpan: scope.place(one.type) } : {}),
    secure: has(one.decorators, 'secure'),
    ...(defaultValue ? { defaultValue } : {}),
    chooses: has(one.decorators, 'allowed') || type.includes('|'),
    description: descriptionOf(one.decorators, scope),
  };
}

function outputOf(one: Declaration, scope: Scope): ArmOutput {
  return {
    name: one.name,
    span: scope.place(one.nameRange),
    secure: has(one.decorators, 'secure'),
    computed: one.value ? [{ node: one.value, scope }] : [],
  };
}

function has(decorators: readonly Decorator[], name: string): boolean {
  return decorators.some((one) => one.name === name);
}

function descriptionOf(decorators: readonly Decorator[], scope: Scope): string {
  const [text] = decorators.find(({ name }) => name === 'description')?.args ?? [];
  return (text && textOf(evaluate(text, scope))) ?? '';
}
