/** Literal credentials in the properties of resources; where a property reads a vault, that instead. */
import { isSecretName } from '../../secrets/slots/names';
import { get, HOLE, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { addArguments } from '../data/arguments';
import { isExpression } from './json';
import type { ArmResource } from './template';

const DEEPEST = 40;
/** Objects that pair a name with a value: app settings, environment variables, secrets of a container app. */
const VALUE_KEYS = new Set(['value', 'connectionString', 'secureValue']);
/** Properties that hold a credential wherever a resource provider has them: https://learn.microsoft.com/en-us/azure/templates/ */
const EVERYWHERE = new Set(
  (
    'administratorLoginPassword administratorPassword adminPassword clientSecret clientSecretValue registryPassword ' +
    'ssasAdministratorPassword certificatePassword storageAccountKey storageAccountAccessKey sqlAdministratorLoginPassword'
  )
    .toLowerCase()
    .split(' '),
);
/** By the last two keys. */
const PLACED = new Set([
  'serviceprincipalprofile.secret',
  'credentials.password',
  'windowsconfiguration.password',
  'osprofile.password',
]);
/** Scripts: https://learn.microsoft.com/en-us/azure/virtual-machines/extensions/custom-script-windows */
const COMMANDS = new Set(['commandtoexecute', 'scriptcontent', 'arguments', 'customdata', 'userdata', 'inlinescript']);
/** Nothing in it is a credential, whatever it is called. */
const SKIPPED = new Set(['tags', 'dependsOn', 'metadata', 'permissions', 'accessPolicies', 'policyRule', 'copy', 'template']);

interface At {
  readonly resource: ArmResource;
  readonly name: string;
  readonly path: readonly string[];
}

/** Adds what stands in the resource. Gives the places of references that end in a credential property. */
export function addResourceCredentials(context: ExtractContext, resource: ArmResource): readonly Value[] {
  const fed: Value[] = [];
  walk(context, resource.written, { resource, name: '', path: [] }, fed);
  return fed;
}

function walk(context: ExtractContext, value: Value, at: At, fed: Value[]): void {
  if (at.path.length > DEEPEST) return;
  if (value.kind === 'either') {
    for (const one of value.options) walk(context, one, at, fed);
  } else if (value.kind === 'list') {
    for (const item of value.items) walk(context, item, { ...at, path: [...at.path, '[]'] }, fed);
  } else if (value.kind === 'object') {
    const beside = textOf(get(value, 'name')) ?? textOf(get(value, 'key'));
    for (const { key, value: inner } of value.entries) {
      if (SKIPPED.has(key)) continue;
      const name = VALUE_KEYS.has(key) ? (beside ?? (at.name === '' || at.name === 'properties' ? key : at.name)) : key;
      walk(context, inner, { ...at, name, path: [...at.path, key] }, fed);
    }
  } else if (value.kind === 'string' && isExpression(value.text) && context.host === 'arm') computedLeaf(context, value, at, fed);
  else leaf(context, value, at, fed);
}

/** An expression is computed only where it may be, or hold, a credential. */
function computedLeaf(context: ExtractContext, value: StringValue, at: At, fed: Value[]): void {
  const { text } = value;
  if (!isKnown(at) && !isSecretName(at.name) && !COMMANDS.has(at.name.toLowerCase()) && !HINT.test(text)) return;
  const made = at.resource.compute(value);
  // What a variable or a function gives as a whole is judged where it is written.
  for (const one of made.kind === 'either' ? made.options : [made])
    if (one.kind !== 'object' && one.kind !== 'list') leaf(context, one, at, fed);
}
const HINT = /(?:password|pwd|key)[ \t]?=|:\/\/|@Microsoft\.KeyVault/i;

function leaf(context: ExtractContext, value: Value, at: At, fed: Value[]): void {
  const known = isKnown(at);
  if (known) fed.push(value);
  // What came by a name is judged where it is written.
  if (value.kind !== 'string' || value.span.via || value.text === '' || value.text === HOLE) return;
  const { resource, name, path } = at;
  if (addVaultRead(context, value, resource)) return;
  if (COMMANDS.has(name.toLowerCase())) addArguments(context, value, resource.owner);
  if (!known && !isSecretName(name) && !mayConnect(value.text)) return;
  if (!known && path.at(-1) === 'name') return;
  const slot = { kind: 'key-value' as const, name, owner: resource.owner, ownerType: resource.type };
  addSlot(context, { slot, value, known, ...(known ? { identity: resource.alias } : {}) });
}

function isKnown({ resource, name, path }: At): boolean {
  if (EVERYWHERE.has(path.at(-1)?.toLowerCase() ?? '') && path.at(-1) === name) return true;
  if (PLACED.has(path.slice(-2).join('.').toLowerCase())) return true;
  return (
    path.join('.') === 'properties.value' &&
    /^Microsoft\.KeyVault\/vaults\/secrets$/i.test(resource.type) &&
    namesSecret(resource)
  );
}

/** What a vault keeps may be any setting: its name says whether it is a secret. */
function namesSecret({ body, owner }: ArmResource): boolean {
  const name = textOf(get(body, 'name')) ?? owner;
  return isSecretName(name.slice(name.lastIndexOf('/') + 1));
}

/** https://learn.microsoft.com/en-us/azure/app-service/app-service-key-vault-references */
function addVaultRead({ facts }: ExtractContext, value: StringValue, { owner }: ArmResource): boolean {
  if (!value.text.startsWith('@Microsoft.KeyVault(')) return false;
  const path = /SecretName=([\w-]+)|\/secrets\/([\w-]+)/.exec(value.text);
  const name = path?.[1] ?? path?.[2];
  facts.vaultReferences.push({ vault: 'azure-key-vault', ...(name ? { path: name } : {}), from: owner, span: value.span });
  return true;
}

/** Cheap look before the connection string reader. */
function mayConnect(text: string): boolean {
  return text.length < 4096 && ((text.includes('://') && text.includes('@')) || /(?:password|pwd|key)\s?=/i.test(text));
}
