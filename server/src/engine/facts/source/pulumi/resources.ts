/** Resources that a Pulumi program makes, in TypeScript, JavaScript and Python. */
import type { SourceNode } from '../../../syntax/source/tree';
import { type Span, spanOf } from '../../../syntax/span';
import { type Entry, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import { argumentsOf, calleeOf, dotted, roleOf, unwrap } from '../read';
import { type Building, readValue } from '../values/value';

export interface PulumiResource {
  readonly node: SourceNode;
  /** `aws.iam.Role`, `azure_native.authorization.RoleAssignment`: the parts of its type, without marks. */
  readonly type: readonly string[];
  /** `aws.iam.Role worker`. */
  readonly owner: string;
  readonly name: string;
  readonly alias: Alias;
  /** The name that the program gives it. */
  readonly span: Span;
  /** Its arguments, in the words of Terraform: `assumeRolePolicy` is `assume_role_policy`. */
  readonly body: ObjectValue;
  /** The expression of each argument, by the same name. */
  readonly written: ReadonlyMap<string, SourceNode>;
}

/** Packages whose resources are read, as programs call them. https://www.pulumi.com/registry/ */
const PROVIDERS = new Set(['aws', 'gcp', 'azure', 'azuread', 'azure_native', 'azureNative']);

const MOST = 2_000;

/** Every resource of a known provider, in the order of the program. */
export function resourcesIn(building: Building): PulumiResource[] {
  const { tracer } = building;
  const found = new Map<SourceNode, PulumiResource>();
  for (const node of tracer.outline.calls) {
    if (found.size >= MOST) break;
    const type = typeOf(building, node);
    const made = type && resourceOf(building, node, type);
    if (made) found.set(node, made);
  }
  const byName = new Map<string, PulumiResource>();
  for (const { name, value } of tracer.outline.bindings) {
    const made = value && found.get(unwrap(tracer.source, value));
    if (made) byName.set(name, made);
  }
  return [...found.values()].map((one) => ({ ...one, body: linked(one.body, byName) as ObjectValue }));
}

function typeOf({ tracer: { source } }: Building, node: SourceNode): string[] | undefined {
  const callee = calleeOf(source, node);
  const role = roleOf(source, node);
  if (!callee || role?.is !== 'call' || (source.language.dialect === 'js' && !role.construct)) return undefined;
  const parts = callee.replace(/^new /, '').split('.');
  return parts.length >= 2 && parts.length <= 4 && PROVIDERS.has(parts[0] ?? '') && /^[A-Z]/.test(parts.at(-1) ?? '')
    ? parts
    : undefined;
}

function resourceOf(building: Building, node: SourceNode, type: readonly string[]): PulumiResource | undefined {
  const { source } = building.tracer;
  const { positional, named } = argumentsOf(source, node);
  const first = positional[0] ?? named.get('resource_name');
  const value = first && readValue(building, first);
  const written = new Map<string, SourceNode>();
  const given = positional[1] && roleOf(source, unwrap(source, positional[1]))?.is === 'object' ? positional[1] : undefined;
  const entries: Entry[] = [];
  if (given) {
    const object = readValue(building, given);
    if (object.kind === 'object') entries.push(...object.entries.map(inTerraformsWords));
    for (const child of unwrap(source, given).children) {
      const pair = roleOf(source, child);
      const [key, expression] = pair?.is === 'pair' ? [child.children[0], child.children.at(-1)] : [];
      if (key && expression) written.set(snake(dotted(source, key) ?? ''), expression);
    }
  }
  for (const [key, expression] of named) {
    written.set(key, expression);
    entries.push({ key, keySpan: spanOf(source.file, expression), value: words(readValue(building, expression)) });
  }
  if (!first || !value) return undefined;
  const name = textOf(value) ?? type.at(-1) ?? '';
  return {
    ...{ node, type, written, name },
    owner: `${type.join('.')} ${name}`,
    alias: `pulumi:${source.file}:${node.start}`,
    span: value.span,
    body: { kind: 'object', span: spanOf(source.file, node), entries },
  };
}

/** `assumeRolePolicy` → `assume_role_policy`; `IAMMember` → `iam_member`. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

function inTerraformsWords(entry: Entry): Entry {
  return { ...entry, key: snake(entry.key), value: words(entry.value) };
}

/** Keys of nested objects too; a policy's own keys begin with a capital and stay. */
function words(value: Value, depth = 0): Value {
  if (depth > 8) return value;
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => words(item, depth + 1)) };
  if (value.kind !== 'object') return value;
  const entries = value.entries.map((entry) => ({
    ...entry,
    key: /^[a-z]/.test(entry.key) ? snake(entry.key) : entry.key,
    value: words(entry.value, depth + 1),
  }));
  return { ...value, entries };
}

/** `role.id` is an attribute of the resource that the program calls `role`. */
function linked(value: Value, byName: ReadonlyMap<string, PulumiResource>, depth = 0): Value {
  if (depth > 8) return value;
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => linked(item, byName, depth + 1)) };
  if (value.kind === 'object')
    return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: linked(entry.value, byName, depth + 1) })) };
  if (value.kind !== 'unknown' || !value.reference) return value;
  const dot = value.reference.lastIndexOf('.');
  const whole = byName.get(value.reference);
  const target = whole ?? byName.get(value.reference.slice(0, dot));
  if (!target) return value;
  const attribute = whole ? '' : snake(value.reference.slice(dot + 1));
  return { ...value, origin: { key: target.alias, type: terraformTypeOf(target.type) ?? target.type.join('.'), attribute } };
}

/** Modules of Google's and Azure's packages whose names are not those of Terraform's types. */
const MODULES: Readonly<Record<string, string>> = {
  projects: 'project',
  organizations: 'organization',
  serviceaccount: 'service_account',
  secretmanager: 'secret_manager',
  cloudrun: 'cloud_run',
  cloudrunv2: 'cloud_run_v2',
  cloudfunctions: 'cloudfunctions',
  cloudfunctionsv2: 'cloudfunctions2',
};
/** Azure's classic package: by module and type, where they differ from Terraform's. https://www.pulumi.com/registry/packages/azure/api-docs/ */
const CLASSIC: Readonly<Record<string, string>> = {
  'authorization.Assignment': 'azurerm_role_assignment',
  'authorization.RoleDefinition': 'azurerm_role_definition',
  'authorization.UserAssignedIdentity': 'azurerm_user_assigned_identity',
  'armmsi.FederatedIdentityCredential': 'azurerm_federated_identity_credential',
  'storage.Account': 'azurerm_storage_account',
  'containerservice.Registry': 'azurerm_container_registry',
  'containerservice.KubernetesCluster': 'azurerm_kubernetes_cluster',
  'keyvault.KeyVault': 'azurerm_key_vault',
  'keyvault.AccessPolicy': 'azurerm_key_vault_access_policy',
  'keyvault.Secret': 'azurerm_key_vault_secret',
  'keyvault.Key': 'azurerm_key_vault_key',
  'cosmosdb.Account': 'azurerm_cosmosdb_account',
  'servicebus.Namespace': 'azurerm_servicebus_namespace',
};

/** The type that Terraform calls the resource, from whose providers Pulumi's are made. */
export function terraformTypeOf([provider, ...rest]: readonly string[]): string | undefined {
  const type = snake(rest.at(-1) ?? '');
  const module = rest.length > 1 ? (rest[0] ?? '') : '';
  if (provider === 'azuread') return `azuread_${type}`;
  if (provider === 'azure') return CLASSIC[rest.join('.')];
  if (provider !== 'gcp') return undefined;
  const prefix = MODULES[module] ?? module;
  return module === 'serviceaccount' && type === 'account' ? 'google_service_account' : `google_${prefix}_${type}`;
}
