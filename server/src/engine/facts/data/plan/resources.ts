/**
 * The resources of a Terraform plan in JSON, as `terraform show -json` prints it
 * (https://developer.hashicorp.com/terraform/internals/json-format).
 */
import type { Span } from '../../../syntax/span';
import { get, itemsOf, type ObjectValue, textOf, type Value } from '../../../syntax/value';

export interface PlannedResource {
  /** `module.app["eu"].aws_iam_role.this[0]`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly values: ObjectValue;
  /** Its address or name, as written. */
  readonly span: Span;
  /** The addresses that an argument refers to, without indexes, where its value is not known before the plan is applied. */
  readonly references: (argument: string) => readonly string[];
}

const MOST = 20_000;
/** Modules nest a few levels deep. */
const DEEPEST = 20;

export function isPlan(document: Value): boolean {
  return (
    textOf(get(document, 'format_version')) !== undefined &&
    (get(document, 'planned_values') ?? get(document, 'resource_changes')) !== undefined
  );
}

/** What the plan leaves in place: each managed resource once, with the values it will have. */
export function plannedResources(document: Value): PlannedResource[] {
  const expressions = expressionsIn(get(document, 'configuration', 'root_module'), '', 0);
  const planned = get(document, 'planned_values', 'root_module');
  const found = planned ? inModule(planned, 0) : changes(document);
  return found.slice(0, MOST).flatMap((resource) => {
    const { address, type, name, values } = Object.fromEntries(
      (resource.kind === 'object' ? resource.entries : []).map(({ key, value }) => [key, value]),
    ) as Partial<Record<string, Value>>;
    const [where, what] = [textOf(address), textOf(type)];
    if (!where || !what || values?.kind !== 'object' || (textOf(get(resource, 'mode')) ?? 'managed') !== 'managed') return [];
    const own = expressions.get(withoutIndexes(where));
    const module = moduleOf(withoutIndexes(where));
    const references = (argument: string) => (own ? referencesIn(get(own, argument)) : []).map((one) => `${module}${one}`);
    const span = address?.span ?? values.span;
    return [{ address: where, type: what, name: textOf(name) ?? '', values, span, references }];
  });
}

/** `module.app.aws_iam_role.this` of `module.app["eu"].aws_iam_role.this[0]`. */
export function withoutIndexes(address: string): string {
  return address.replace(/\[(?:\d{1,9}|"(?:[^"\\]|\\.){0,256}")\]/g, '');
}

/** `module.app.` of `module.app.aws_iam_role.this`. */
function moduleOf(address: string): string {
  return /^(?:module\.[\w-]{1,128}\.){0,20}/.exec(address)?.[0] ?? '';
}

function inModule(module: Value, depth: number): Value[] {
  if (depth > DEEPEST) return [];
  return [
    ...itemsOf(get(module, 'resources')),
    ...itemsOf(get(module, 'child_modules')).flatMap((child) => inModule(child, depth + 1)),
  ];
}

/** Older or cut plans have only the changes: what a resource will be stands under `after`. */
function changes(document: Value): Value[] {
  return itemsOf(get(document, 'resource_changes')).flatMap((change) => {
    const after = get(change, 'change', 'after');
    if (change.kind !== 'object' || after?.kind !== 'object') return [];
    return [{ ...change, entries: [...change.entries, { key: 'values', keySpan: change.span, value: after }] }];
  });
}

/** The arguments of each resource as configured, by its address without indexes. */
function expressionsIn(module: Value | undefined, prefix: string, depth: number): Map<string, Value> {
  const found = new Map<string, Value>();
  if (!module || depth > DEEPEST) return found;
  for (const resource of itemsOf(get(module, 'resources'))) {
    const [address, expressions] = [textOf(get(resource, 'address')), get(resource, 'expressions')];
    if (address && expressions) found.set(`${prefix}${address}`, expressions);
  }
  const calls = get(module, 'module_calls');
  for (const { key, value } of calls?.kind === 'object' ? calls.entries : [])
    for (const [address, one] of expressionsIn(get(value, 'module'), `${prefix}module.${key}.`, depth + 1))
      found.set(address, one);
  return found;
}

/** Resources among the references: `aws_iam_role.app` of `["aws_iam_role.app.name", "aws_iam_role.app"]`. */
function referencesIn(expression: Value | undefined): string[] {
  const found = itemsOf(get(expression, 'references')).flatMap((one) => {
    const text = withoutIndexes(textOf(one) ?? '');
    return /^((?:data\.)?aws_\w{1,128}\.[\w-]{1,128})/.exec(text)?.[1] ?? [];
  });
  return [...new Set(found)];
}
