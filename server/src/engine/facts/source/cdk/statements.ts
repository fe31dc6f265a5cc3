/** `iam.PolicyStatement` of the CDK as a statement in IAM's own words, with what later calls add to it. */
import type { SourceNode } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import { type Entry, itemsOf, type ObjectValue, type Value } from '../../../syntax/value';
import { effect, elementOf } from '../policies/elements';
import { argumentsOf, pairsOf, roleOf, unwrap } from '../read';
import { type Building, readValue } from '../values/value';
import { type Principal, principalsOf } from './principals';
import { argumentOf, behind, callOf, listed, propertiesOf, receiverOf } from './program';
import { entry, given, listAt, objectAt } from './synthetic';

/** Calls on a statement that was made before, by the node that makes it. */
export type Additions = ReadonlyMap<SourceNode, readonly SourceNode[]>;

const ADDS =
  /^add(?:All|Any|Not)?(?:Actions|Resources|Principals?|Conditions?|ArnPrincipal|AwsPrincipal|AwsAccountPrincipal|ServicePrincipal|AccountRootPrincipal|FederatedPrincipal)$/;

export function additionsIn({ tracer }: Building): Additions {
  const found = new Map<SourceNode, SourceNode[]>();
  for (const node of tracer.outline.calls) {
    const call = callOf(tracer, node);
    const receiver = call && ADDS.test(call.method) ? receiverOf(tracer, node) : undefined;
    if (!receiver) continue;
    const made = behind(tracer, receiver);
    const known = found.get(made);
    if (known) known.push(node);
    else found.set(made, [node]);
  }
  return found;
}

/** Whether the call makes a statement of its own. */
export function isStatement({ tracer }: Building, node: SourceNode): boolean {
  const call = callOf(tracer, node);
  return call?.type === 'PolicyStatement' && call.method === '';
}

/** The statement that a `PolicyStatement` call makes. */
export function statementOf(building: Building, node: SourceNode, additions: Additions): ObjectValue {
  const { tracer } = building;
  const { source } = tracer;
  const entries = new Map<string, Entry>();
  const principals = new Map<string, Principal[]>();
  let open = false;
  for (const [name, value] of propertiesOf(tracer, node)) {
    const element = elementOf(name);
    if (!element) continue;
    if (element === 'Principal' || element === 'NotPrincipal')
      principals.set(
        element,
        listed(tracer, [behind(tracer, value)]).flatMap((one) => principalsOf(building, one)),
      );
    else
      entries.set(
        element,
        entry(building, value, element, element === 'Effect' ? effect(readValue(building, value)) : readValue(building, value)),
      );
  }
  open ||= isOpen(building, node);
  for (const call of additions.get(node) ?? []) add(building, call, entries, principals);
  for (const [element, list] of principals)
    entries.set(element, entry(building, node, element, principalMap(building, node, list)));
  const conditions = conditionsOf([...principals.values()].flat());
  if (conditions.length > 0)
    entries.set(
      'Condition',
      entry(building, node, 'Condition', merged(building, node, entries.get('Condition')?.value, conditions)),
    );
  const effects = entries.has('Effect') ? [] : [entry(building, node, 'Effect', given(building, node, 'Allow'))];
  const rest = open ? [entry(building, node, '<<', given(building, node, ''))] : [];
  return { kind: 'object', span: spanOf(source.file, node), entries: [...effects, ...entries.values(), ...rest] };
}

/** Properties that come from somewhere else: `...common`, a variable that is no object of the file. */
function isOpen({ tracer }: Building, node: SourceNode): boolean {
  const { source } = tracer;
  const { positional, spreads } = argumentsOf(source, node);
  if (spreads.length > 0) return true;
  return positional.some((argument) => {
    const settled = behind(tracer, argument);
    if (roleOf(source, settled)?.is !== 'object') return true;
    return settled.children.some((child) => roleOf(source, child)?.is === 'spread');
  });
}

function add(building: Building, node: SourceNode, entries: Map<string, Entry>, principals: Map<string, Principal[]>): void {
  const { tracer } = building;
  const method = callOf(tracer, node)?.method ?? '';
  const { positional } = argumentsOf(tracer.source, node);
  const more = (element: string, values: readonly Value[]) => {
    const before = itemsOf(entries.get(element)?.value);
    entries.set(element, entry(building, node, element, listAt(building, node, [...before, ...values])));
  };
  const [, kind = ''] = /^add(?:All|Any|Not)?(Actions|Resources|\w*Principals?|Conditions?)$/.exec(method) ?? [];
  if (method === 'addAllResources') more('Resource', [given(building, node, '*')]);
  else if (kind === 'Actions' || kind === 'Resources') {
    const element = `${method.startsWith('addNot') ? 'Not' : ''}${kind.slice(0, -1)}`;
    more(
      element,
      listed(tracer, positional).map((one) => readValue(building, one)),
    );
  } else if (kind.startsWith('Condition')) {
    const value = conditionAdded(building, node);
    if (value)
      entries.set(
        'Condition',
        entry(building, node, 'Condition', merged(building, node, entries.get('Condition')?.value, [value])),
      );
  } else if (kind) {
    const element = method.startsWith('addNot') ? 'NotPrincipal' : 'Principal';
    principals.set(element, [...(principals.get(element) ?? []), ...principalsAdded(building, node, method, positional)]);
  }
}

function principalsAdded(building: Building, node: SourceNode, method: string, positional: readonly SourceNode[]): Principal[] {
  const made = (type: Principal['type'], value: Value): Principal[] => [{ node, type, value, action: '', conditions: [] }];
  const first = positional[0] && readValue(building, positional[0]);
  if (method === 'addAnyPrincipal') return made('AWS', given(building, node, '*'));
  if (/^add(?:Not)?Principals$/.test(method))
    return listed(building.tracer, positional).flatMap((one) => principalsOf(building, one));
  if (!first) return made('AWS', { kind: 'unknown', span: spanOf(building.tracer.source.file, node), reason: 'the own account' });
  if (method === 'addServicePrincipal') return made('Service', first);
  return made(method === 'addFederatedPrincipal' ? 'Federated' : 'AWS', first);
}

/** `addCondition('StringEquals', { … })` and `addConditions({ … })`. */
function conditionAdded(building: Building, node: SourceNode): Value | undefined {
  const [first, second] = [argumentOf(building.tracer, node, 0, 'key'), argumentOf(building.tracer, node, 1, 'value')];
  if (!first || !second) return first && readValue(building, first);
  const operator = readValue(building, first);
  if (operator.kind !== 'string') return operator;
  return objectAt(building, node, [{ key: operator.text, keySpan: operator.span, value: readValue(building, second) }]);
}

/** Principals as IAM writes them: type to values. */
export function principalMap(building: Building, node: SourceNode, principals: readonly Principal[]): Value {
  const types = [...new Set(principals.map(({ type }) => type))];
  return objectAt(
    building,
    node,
    types.map((type) =>
      entry(
        building,
        node,
        type,
        listAt(
          building,
          node,
          principals.filter((one) => one.type === type).map(({ value }) => value),
        ),
      ),
    ),
  );
}

/** Conditions that principals bring along. */
function conditionsOf(principals: readonly Principal[]): readonly Value[] {
  return principals.flatMap(({ conditions }) => conditions);
}

/** Condition blocks as one; a block that is not known leaves it open. */
export function merged(building: Building, node: SourceNode, first: Value | undefined, others: readonly Value[]): Value {
  const blocks = first ? [first, ...others] : others;
  const unknown = blocks.find((block) => block.kind !== 'object');
  if (unknown) return unknown;
  return objectAt(
    building,
    node,
    blocks.flatMap((block) => (block.kind === 'object' ? block.entries : [])),
  );
}

/** Statements among expressions: lists are opened, names followed. */
export function statementNodes(building: Building, start: SourceNode | undefined): SourceNode[] {
  const { tracer } = building;
  if (!start) return [];
  const node = behind(tracer, start);
  if (roleOf(tracer.source, node)?.is === 'list') return listed(tracer, [node]).map((one) => behind(tracer, one));
  return [node];
}

/** The object that `PolicyStatement.fromJson({ … })` is given. */
export function jsonOf({ tracer }: Building, node: SourceNode): SourceNode | undefined {
  const call = callOf(tracer, node);
  if (call?.method !== 'fromJson') return undefined;
  const first = argumentOf(tracer, node, 0, 'obj');
  const settled = first && behind(tracer, first);
  return settled && pairsOf(tracer.source, unwrap(tracer.source, settled)).length > 0 ? settled : undefined;
}
