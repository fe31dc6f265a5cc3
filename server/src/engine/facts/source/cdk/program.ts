/** Reading AWS CDK programs (TypeScript, JavaScript, Python): constructs, their properties, and what a name stands for. */
import type { SourceNode } from '../../../syntax/source/tree';
import { objectOf, settle, type Tracer } from '../origin';
import { bindingAt } from '../outline';
import { argumentsOf, calleeOf, dotted, pairsOf, roleOf, unwrap } from '../read';

/** `add_to_role_policy` → `addToRolePolicy`. */
export function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A call of the program: `new iam.Role(…)`, `iam.Role.from_role_arn(…)`, `bucket.grantRead(…)`. */
export interface Call {
  readonly node: SourceNode;
  /** `Role`, also for its static methods; empty for a method of an object. */
  readonly type: string;
  /** `fromRoleArn`, `grantRead`; empty for a constructor. */
  readonly method: string;
}

export function callOf(tracer: Tracer, node: SourceNode): Call | undefined {
  const known = calls.get(node);
  if (known !== undefined) return known ?? undefined;
  const call = readCall(tracer, node);
  calls.set(node, call ?? null);
  return call;
}

/** Several readers ask about each call. */
const calls = new WeakMap<SourceNode, Call | null>();
const properties = new WeakMap<SourceNode, readonly (readonly [string, SourceNode])[]>();

function readCall({ source }: Tracer, node: SourceNode): Call | undefined {
  const callee = calleeOf(source, node);
  if (!callee) return undefined;
  const parts = callee.replace(/^new /, '').replace(/[!?]/g, '').split('.');
  const last = parts.at(-1) ?? '';
  const role = roleOf(source, node);
  if ((role?.is === 'call' && role.construct) || (source.language.dialect === 'python' && /^[A-Z]/.test(last)))
    return { node, type: last, method: '' };
  const before = parts.at(-2) ?? '';
  return { node, type: /^[A-Z]/.test(before) ? before : '', method: camel(last) };
}

const MOST_STEPS = 20;

/** The expression behind names, and behind `x.role` what `x` stands for. */
export function behind(tracer: Tracer, start: SourceNode): SourceNode {
  const { source, outline } = tracer;
  let node = unwrap(source, start);
  for (let step = 0; step < MOST_STEPS; step++) {
    const role = roleOf(source, node);
    if (role?.is !== 'name' && role?.is !== 'member') return node;
    const path = dotted(source, node) ?? '';
    const binding = bindingAt(outline, path, node);
    if (binding) {
      if (!binding.value || binding.property) return node;
      node = unwrap(source, binding.value);
    } else if (/\.(?:role|grantPrincipal|grant_principal)$/.test(path)) node = unwrap(source, node.children[0] ?? node);
    else return node;
  }
  return node;
}

/** A property of a construct, by its TypeScript name. */
export function propertyOf(tracer: Tracer, call: SourceNode, name: string): SourceNode | undefined {
  return propertiesOf(tracer, call).find(([key]) => key === name)?.[1];
}

/** The properties that a call is given, by their TypeScript names. */
export function propertiesOf(tracer: Tracer, call: SourceNode): readonly (readonly [string, SourceNode])[] {
  const known = properties.get(call) ?? readProperties(tracer, call);
  properties.set(call, known);
  return known;
}

function readProperties(tracer: Tracer, call: SourceNode): readonly (readonly [string, SourceNode])[] {
  const { source } = tracer;
  const { named, positional } = argumentsOf(source, call);
  const own = [...named].map(([key, value]) => [camel(key), value] as const);
  const objects = positional.flatMap((argument) => {
    const settled = settle(tracer, argument);
    return roleOf(source, settled)?.is === 'object' ? pairsOf(source, settled) : [];
  });
  return [...own, ...objects.map(({ key, value }) => [key, value] as const)];
}

/** A positional argument, which Python may give by its name. */
export function argumentOf({ source }: Tracer, call: SourceNode, at: number, name: string): SourceNode | undefined {
  const { named, positional } = argumentsOf(source, call);
  return positional[at] ?? [...named].find(([key]) => camel(key) === name)?.[1];
}

/** The arguments as a flat list: `f(a, b)`, `f([a, b])`, Python's `f(*list)` left out. */
export function listed({ source }: Tracer, nodes: readonly (SourceNode | undefined)[]): SourceNode[] {
  return nodes.flatMap((node) => {
    if (!node) return [];
    const inner = unwrap(source, node);
    return roleOf(source, inner)?.is === 'list' ? inner.children.filter(({ type }) => !/comment/.test(type)) : [inner];
  });
}

/** What a method is called on: `role` of `role.addToPolicy(…)`. */
export function receiverOf(tracer: Tracer, call: SourceNode): SourceNode | undefined {
  return objectOf(tracer.source, call);
}
