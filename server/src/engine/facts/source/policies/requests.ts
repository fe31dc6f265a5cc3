/** Calls of AWS operations in every SDK, with their parameters by the API's own names. */
import type { SourceNode } from '../../../syntax/source/tree';
import { settle, type Tracer } from '../origin';
import { argumentsOf, calleeOf, pairsOf, roleOf, unwrap } from '../read';

export interface Request {
  /** `PutRolePolicy`. */
  readonly operation: string;
  /** The value of a parameter, in whatever spelling; a dot leads into a nested object. */
  readonly parameter: (name: string) => SourceNode | undefined;
}

/** Every request of these operations that the file makes. */
export function requestsOf(tracer: Tracer, operations: ReadonlySet<string>): Request[] {
  const { source, outline } = tracer;
  const found: Request[] = [];
  const chains = new Map<string, { operation: string; parts: Map<string, SourceNode> }>();
  for (const call of outline.calls) {
    const callee = calleeOf(source, call);
    if (!callee) continue;
    const last = callee.slice(callee.lastIndexOf('.') + 1).replace(/^new /, '');
    const operation = nameOf(last);
    if (operations.has(operation) && source.language.dialect !== 'go') found.push(...requestOf(tracer, operation, call));
    else if (source.language.dialect === 'java') link(tracer, chains, operations, callee, call);
  }
  for (const { operation, parts } of chains.values()) found.push({ operation, parameter: (name) => parts.get(plain(name)) });
  if (source.language.dialect === 'go') found.push(...inputsOf(tracer, operations));
  return found;
}

/** `put_role_policy`, `putRolePolicy`, `PutRolePolicyCommand`, `PutRolePolicyWithContext` → `PutRolePolicy`. */
function nameOf(written: string): string {
  const camel = written.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${camel.charAt(0).toUpperCase()}${camel.slice(1)}`.replace(/(?:Command|Request|WithContext|Async)$/, '');
}

function plain(name: string): string {
  return name.toLowerCase();
}

function requestOf(tracer: Tracer, operation: string, call: SourceNode): Request[] {
  const { named, positional, spreads } = argumentsOf(tracer.source, call);
  const holders = [...positional, ...spreads.flatMap((spread) => spread.children[0] ?? [])];
  if (named.size + holders.length === 0) return [];
  const own = new Map([...named].map(([key, value]) => [plain(key), value]));
  const parameter = (name: string) => {
    const [first = '', ...rest] = name.split('.');
    const start = own.get(plain(first)) ?? holders.map((holder) => keyed(tracer, holder, first)).find(Boolean);
    return rest.reduce<SourceNode | undefined>((at, key) => at && keyed(tracer, at, key), start);
  };
  return [{ operation, parameter }];
}

function keyed(tracer: Tracer, holder: SourceNode, name: string): SourceNode | undefined {
  const settled = settle(tracer, holder);
  if (roleOf(tracer.source, settled)?.is !== 'object') return undefined;
  return pairsOf(tracer.source, settled).find(({ key }) => plain(key) === plain(name))?.value;
}

/** Go: the struct that an operation takes, wherever it is made: `iam.PutRolePolicyInput{…}`. */
function inputsOf(tracer: Tracer, operations: ReadonlySet<string>): Request[] {
  const { source, outline } = tracer;
  // A literal is reached through what it is given to or bound to: each pair of it names it.
  const seen = new Map<SourceNode, string>();
  const look = (start: SourceNode | undefined) => {
    const node = start && unwrap(source, start);
    const type = node?.type === 'composite_literal' ? node.children[0] : undefined;
    const name = type && /(\w{1,80})Input$/.exec(source.text.slice(type.start, Math.min(type.end, type.start + 120)))?.[1];
    if (node && name && operations.has(name)) seen.set(node, name);
  };
  for (const call of outline.calls) for (const argument of argumentsOf(source, call).positional) look(argument);
  for (const { value } of outline.bindings) look(value);
  return [...seen].map(([node, operation]) => ({
    operation,
    parameter: (name) => name.split('.').reduce<SourceNode | undefined>((at, key) => at && keyed(tracer, at, key), node),
  }));
}

/** Java: `PutRolePolicyRequest.builder().roleName(…)`, `new PutRolePolicyRequest().withRoleName(…)`: one chain, one request. */
function link(
  tracer: Tracer,
  chains: Map<string, { operation: string; parts: Map<string, SourceNode> }>,
  operations: ReadonlySet<string>,
  callee: string,
  call: SourceNode,
): void {
  const [, name = '', setter = ''] =
    /^(?:new )?(\w{1,80})Request(?:\.builder\(\))?(?:\.\w{1,80}\(\)){0,14}\.(?:with)?(\w{1,80})$/.exec(callee) ?? [];
  const value = argumentsOf(tracer.source, call).positional[0];
  if (!operations.has(name) || !value) return;
  const key = `${name} ${call.start}`;
  const chain = chains.get(key) ?? { operation: name, parts: new Map() };
  chain.parts.set(plain(setter), value);
  chains.set(key, chain);
}
