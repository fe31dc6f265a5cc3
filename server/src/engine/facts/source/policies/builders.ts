/**
 * Statements that Java builds in a chain of calls: `PolicyStatement.Builder.create()` of the CDK, `IamStatement.builder()` of the
 * SDK's version 2, `new Statement(Effect.Allow)` of its version 1. A chain that sets an effect and actions is one.
 */
import type { Statement } from '../../../iam/model';
import { readPolicy } from '../../../iam/statements';
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import { type Span, spanOf } from '../../../syntax/span';
import { type Entry, itemsOf, type Value } from '../../../syntax/value';
import { withoutLiterals } from '../../literals';
import { argumentsOf, calleeOf, roleOf, unwrap } from '../read';
import { type Building, readValue } from '../values/value';
import { leftOpen, withOpenConditions } from './conditions';
import { effect, elementOf } from './elements';

interface Chain {
  readonly span: Span;
  readonly parts: Map<string, Value[]>;
}

/** Statements of builders, each with its place. No edit can put a list where one argument stands. */
export function builtStatements(building: Building): { readonly statement: Statement; readonly span: Span }[] {
  const { source, outline } = building.tracer;
  if (source.language.dialect !== 'java') return [];
  const chains = new Map<number, Chain>();
  for (const call of outline.calls) {
    const callee = calleeOf(source, call) ?? '';
    const setter = callee.slice(callee.lastIndexOf('.') + 1).replace(/^new /, '');
    const element = setter === 'Statement' ? 'Effect' : elementOf(setter.replace(/^(?:add|with)(?=[A-Z])/, ''));
    if (!element || element === 'Statement') continue;
    const before = chains.get(call.start);
    const end = Math.max(call.end, before?.span.end ?? 0);
    const parts = before?.parts ?? new Map<string, Value[]>();
    const values = argumentsOf(source, call).positional.flatMap((one) => itemsOf(argumentValue(building, one)));
    parts.set(element, [...values, ...(parts.get(element) ?? [])]);
    chains.set(call.start, { span: spanOf(source.file, { start: call.start, end }), parts });
  }
  return [...chains.values()].flatMap(({ span, parts }) => {
    const said = parts.get('Effect')?.map(effect)[0];
    if (said?.kind !== 'string' || !/^(?:Allow|Deny)$/.test(said.text) || !(parts.has('Action') || parts.has('NotAction')))
      return [];
    const [read] = readPolicy({
      kind: 'object',
      span,
      entries: [{ key: 'Statement', keySpan: span, value: statementOf(span, parts) }],
    });
    return read ? [{ statement: leftOpen(withoutLiterals(read, () => true)), span }] : [];
  });
}

function statementOf(span: Span, parts: Chain['parts']): Value {
  const entries = [...parts].map(([key, values]): Entry => {
    if (key === 'Effect') return { key, keySpan: span, value: effect(values[0] as Value) };
    const list: Value = { kind: 'list', span, items: values };
    // Principals and conditions of builders are objects of the program.
    if (/Principal$/.test(key))
      return { key, keySpan: span, value: { kind: 'object', span, entries: [{ key: 'AWS', keySpan: span, value: list }] } };
    return {
      key,
      keySpan: span,
      value: key === 'Condition' ? withOpenConditions({ kind: 'unknown', span, reason: 'a condition of the program' }) : list,
    };
  });
  return { kind: 'object', span, entries };
}

/** `new Resource("…")`, `IamResource.create("…")` stand for their text. */
function argumentValue(building: Building, start: SourceNode): Value {
  const { source } = building.tracer;
  const node = unwrap(source, start);
  const role = roleOf(source, node);
  const isWrapped =
    role?.is === 'call' && /(?:^new Resource|Resource\.create|Action\.create)$/.test(calleeOf(source, node) ?? '');
  const inner = isWrapped ? childIn(node, 'arguments')?.children[0] : undefined;
  return readValue(building, inner ?? node);
}
