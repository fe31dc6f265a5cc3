/** What arguments of Azure's providers come to that only the module can say: names behind data sources, durations behind functions. */
import type { Expression } from '../../syntax/hcl/ast';
import type { Entry, ObjectValue } from '../../syntax/value';
import { attributeOf } from './file';
import { argumentOf, textIn } from './module/body';
import { definitionIn, type Folder } from './module/folder';
import { instancesOf } from './module/instances';
import type { Instance } from './module/module';
import type { Declared } from './module/source';
import { evaluate } from './values/evaluate';
import { textAt } from './values/loops';
import { mentionsIn } from './values/mentions';
import { plainText } from './values/scope';

/** The object with these written in. */
export function withLookups(instance: Instance, body: ObjectValue): ObjectValue {
  const hasEnd = body.entries.some(({ key }) => key.startsWith('end_date'));
  const entries = body.entries.flatMap((entry): Entry[] => {
    if (entry.key === 'role_definition_id') return [roleNamed(instance, entry)];
    if (entry.key === 'rotate_when_changed' && !hasEnd) return [entry, ...rotatingIn(instance, entry)];
    const ends = entry.key === 'end_date' || entry.key === 'expiry';
    return ends && entry.value.kind !== 'string' ? endingIn(instance, entry) : [entry];
  });
  return { ...body, entries };
}

const LOOKUP = /^data\.azurerm_role_definition\.[\w-]{1,100}/;

/** `data.azurerm_role_definition.owner.id`, also behind the id of a subscription: the role that the data source asks for by its name. */
function roleNamed(instance: Instance, entry: Entry): Entry {
  const { body, scope } = instance;
  const expression = attributeOf(body, entry.key)?.value;
  const mention = expression && mentionsIn(expression, scope).find((one) => LOOKUP.test(one));
  const address = mention && LOOKUP.exec(mention)?.[0];
  const source = address === undefined ? undefined : declaredAt(instance, address);
  const name = source && (textIn(source, 'name') ?? textIn(source, 'role_definition_id'));
  return name === undefined ? entry : { ...entry, value: textAt(entry.value.span, name) };
}

/** The one instance with this address in the same module. */
function declaredAt({ module, scope }: Instance, address: string): Instance | undefined {
  const declared = definitionIn(module.folder.byAddress, address, scope.file);
  const [source, ...others] = declared ? instancesOf(module, declared).all : [];
  return others.length === 0 ? source : undefined;
}

/** `timeadd(timestamp(), "8760h")`: what is added to a time that only the run knows. https://developer.hashicorp.com/terraform/language/functions/timeadd */
function endingIn({ body, scope }: Instance, entry: Entry): Entry[] {
  const added = callIn(attributeOf(body, entry.key)?.value, 0)?.args[1];
  const value = added && evaluate(added, scope);
  return value?.kind === 'string' ? [{ ...entry, key: `${entry.key}_relative`, value }] : [entry];
}

/** Also as what is taken where nothing else is given. */
function callIn(expression: Expression | undefined, depth: number): Extract<Expression, { kind: 'call' }> | undefined {
  if (!expression || depth > MAX_DEPTH) return undefined;
  if (expression.kind === 'parens') return callIn(expression.inner, depth + 1);
  if (expression.kind === 'conditional') return callIn(expression.whenFalse, depth + 1) ?? callIn(expression.whenTrue, depth + 1);
  return expression.kind === 'call' && expression.name === 'timeadd' ? expression : undefined;
}

const MAX_DEPTH = 8;

/** What `time_rotating` counts in, in days. https://registry.terraform.io/providers/hashicorp/time/latest/docs/resources/rotating */
const UNITS = { rotation_minutes: 1 / 1440, rotation_hours: 1 / 24, rotation_days: 1, rotation_months: 30, rotation_years: 365 };

/** A credential that is made anew each time that something rotates is good for as long as that takes. */
function rotatingIn(instance: Instance, entry: Entry): Entry[] {
  const expression = attributeOf(instance.body, entry.key)?.value;
  const mention = expression && mentionsIn(expression, instance.scope).find((one) => one.startsWith('time_rotating.'));
  const source = mention && declaredAt(instance, mention.split('.').slice(0, 2).join('.'));
  if (!source) return [];
  for (const [name, days] of Object.entries(UNITS)) {
    const value = argumentOf(source, name);
    const count = Number(plainText(value));
    if (!value || !(count > 0)) continue;
    const span = { ...value.span, via: [entry.value.span, ...(value.span.via ?? [])] };
    return [{ ...entry, key: 'end_date_relative', value: textAt(span, `${Math.round(count * days * 24)}h`) }];
  }
  return [];
}

/** Resource groups that the module declares once each: `azurerm_resource_group.shop.id`. */
export function groupsBeside({ module }: Instance): readonly string[] {
  const known = groups.get(module.folder) ?? module.folder.declared.filter(isOneGroup).map(({ address }) => `${address}.id`);
  groups.set(module.folder, known);
  return known;
}

const groups = new WeakMap<Folder, readonly string[]>();

function isOneGroup({ mode, type, block: { body } }: Declared): boolean {
  return (
    mode === 'resource' && type === 'azurerm_resource_group' && !attributeOf(body, 'count') && !attributeOf(body, 'for_each')
  );
}
