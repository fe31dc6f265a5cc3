/** Names and the steps after them: `local.x["a"].b`, `aws_iam_role.app[*].arn`, `each.value.name`. */
import type { Expression } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import { HOLE, type UnknownValue, type Value } from '../../../syntax/value';
import { combined, eitherOf, mapEither } from './either';
import { type Bound, isNull, NOT_THERE, plainText, type Run, type Scope, type Step, unknownAt } from './scope';
import { through } from './through';

type Visit = (expression: Expression) => Value;
export type Reference = Extract<Expression, { kind: 'access' | 'index' | 'splat' | 'variable' }>;

/** The value of a name with steps, or of steps after any other expression. */
export function traverse(expression: Reference, run: Run, scope: Scope, depth: number, visit: Visit): Value {
  const steps: Step[] = [];
  let at: Expression = expression;
  while (at.kind === 'access' || at.kind === 'index' || at.kind === 'splat') {
    steps.push(stepOf(at, visit));
    at = at.target;
  }
  steps.reverse();
  if (at.kind !== 'variable') return walk(visit(at), steps, run, scope, expression, depth);
  const { start, name } = at;
  const bound = boundOf(scope, name);
  const found = bound ? { value: bound, used: 0 } : scope.names.find(run, name, steps, depth, scope.file);
  if (!found) return walk(unknownAt(scope, expression, 'not in this file', name), steps, run, scope, expression, depth);
  const shown = shownSteps(name, steps, bound ? undefined : found.used);
  const rest = walk(found.value, steps.slice(found.used), run, scope, expression, depth);
  if (rest.kind === 'unknown' && rest.origin?.attribute === '' && !rest.span.via)
    return { ...rest, span: spanOf(scope.file, expression) };
  // What stands in a block of the thing is named by the whole way to it.
  const isNested = rest.kind === 'string' && rest.origin?.attribute.includes('.');
  return through(run, rest, spanOf(scope.file, { start, end: isNested ? expression.end : (shown.at(-1)?.end ?? at.end) }));
}

/** The steps that a reference is known by: `local.x`, `each.value`, `aws_iam_role.app[0].name`, `module.db.arn`. */
function shownSteps(name: string, steps: readonly Step[], used: number | undefined): readonly Step[] {
  if (used === undefined) return steps.slice(0, name === 'each' || name === 'count' ? 1 : 0);
  if (name === 'local' || name === 'var') return steps.slice(0, used);
  const attribute = steps.findIndex((step, i) => i >= used && step.kind === 'attribute');
  return steps.slice(0, attribute < 0 ? used : attribute + 1);
}

function boundOf({ bound }: Scope, name: string): Value | undefined {
  for (let at: Bound | undefined = bound; at; at = at.outer) if (at.name === name) return at.value;
  return undefined;
}

function stepOf(expression: Exclude<Reference, { kind: 'variable' }>, visit: Visit): Step {
  const { end } = expression;
  if (expression.kind === 'access') return { kind: 'attribute', name: expression.name, end };
  return expression.kind === 'splat' ? { kind: 'splat', end } : { kind: 'index', key: visit(expression.key), end };
}

function walk(value: Value, steps: readonly Step[], run: Run, scope: Scope, whole: Expression, depth: number): Value {
  let at = value;
  for (const [i, step] of steps.entries()) {
    if (step.kind === 'splat') {
      const rest = steps.slice(i + 1);
      return mapEither(at, (one) => splat(one, rest, run, scope, whole, depth));
    }
    at =
      step.kind === 'attribute'
        ? mapEither(at, (one) => attributeOf(one, step.name, run, scope, whole, depth))
        : combined(at.span, [at, step.key], ([one, key]) => itemOf(one as Value, key as Value, scope, whole));
  }
  return at;
}

/** What steps after a splat give of every item; a single thing is a list of one, nothing is an empty list. */
function splat(value: Value, rest: readonly Step[], run: Run, scope: Scope, whole: Expression, depth: number): Value {
  if (isNull(value)) return { kind: 'list', span: value.span, items: [] };
  if (value.kind === 'unknown' && !value.origin) {
    const reference = value.reference && `${value.reference}[*]`;
    return walk({ ...value, ...(reference ? { reference } : {}) }, rest, run, scope, whole, depth);
  }
  const items = value.kind === 'list' ? value.items : [value];
  const open = value.kind === 'list' ? value.open : value.kind === 'unknown';
  return {
    kind: 'list',
    span: value.span,
    items: items.map((item) => walk(item, rest, run, scope, whole, depth)),
    ...(open ? { open } : {}),
  };
}

function attributeOf(value: Value, name: string, run: Run, scope: Scope, whole: Expression, depth: number): Value {
  if (value.kind === 'object') {
    const entry = value.entries.find((one) => one.key === name);
    if (entry) return entry.value;
    return unknownAt(scope, whole, value.open || isMixed(value) ? 'not in this file' : NOT_THERE);
  }
  if (value.kind === 'unknown') {
    const { origin, reference } = value;
    const found = origin && scope.names.attribute(run, { ...value, origin }, name, depth);
    if (found) return found;
    return {
      ...value,
      span: origin ? spanOf(scope.file, whole) : value.span,
      ...(reference ? { reference: `${reference}.${name}` } : {}),
      ...(origin ? { origin: { ...origin, attribute: origin.attribute ? `${origin.attribute}.${name}` : name } } : {}),
    };
  }
  // `aws_x.y.*.arn` in its old form, and an attribute of each item of a list with one.
  if (value.kind === 'list' && value.items.length === 1)
    return attributeOf(value.items[0] as Value, name, run, scope, whole, depth);
  return unknownAt(scope, whole, isNull(value) ? NOT_THERE : 'not in this file');
}

function itemOf(value: Value, key: Value, scope: Scope, whole: Expression): Value {
  const name = plainText(key);
  if (value.kind === 'unknown') return itemOfUnknown(value, name);
  const values = value.kind === 'list' ? value.items : value.kind === 'object' ? value.entries.map((entry) => entry.value) : [];
  const open = (value.kind === 'list' || value.kind === 'object') && (value.open || isMixed(value));
  if (name === undefined && values.length > 0 && key.kind !== 'string') return eitherOf(key.span, values);
  if (value.kind === 'object') {
    const entry = value.entries.find((one) => one.key === name);
    if (entry) return entry.value;
    const others = value.entries.filter((one) => one.key === HOLE || one.key === '<<');
    if (others[0]) return others[0].key === '<<' ? itemOf(others[0].value, key, scope, whole) : others[0].value;
  }
  if (value.kind === 'list' && /^\d{1,6}$/.test(name ?? '')) {
    const item = value.items[Number(name)];
    if (item && !open) return item;
    if (item && open) return eitherOf(key.span, value.items.slice(0, Number(name) + 4));
  }
  return unknownAt(scope, whole, open || name === undefined ? 'not in this file' : NOT_THERE);
}

/** An entry of a map of something else's is an attribute of that, as `.name` is; a number says which of several, and these are alike. */
function itemOfUnknown(value: UnknownValue, name: string | undefined): UnknownValue {
  const { origin, reference } = value;
  const named = origin && origin.attribute !== '' && name !== undefined && !/^\d*$/.test(name);
  return {
    ...value,
    ...(reference ? { reference: `${reference}[]` } : {}),
    ...(named ? { origin: { ...origin, attribute: `${origin.attribute}.${name}` } } : {}),
  };
}

/** Some entry stands for several. */
function isMixed(value: Value): boolean {
  return value.kind === 'object' && value.entries.some(({ key }) => key === '<<' || key === HOLE);
}
