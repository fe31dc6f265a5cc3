/** Credentials in resources and modules: by the provider's schema, by the name of the argument, in compute environments. */
import { isSecretName, typeOfName } from '../../../secrets/slots/names';
import type { Attribute, Body } from '../../../syntax/hcl/ast';
import type { StringValue, Value } from '../../../syntax/value';
import { addSlot } from '../../credential';
import type { SlotKind } from '../../model';
import { attributeOf, type Holder, staticBlock, type TerraformFile, textIn } from '../file';
import { isIdentityType } from '../identity-types';
import { kindOf } from '../kubernetes/kinds';
import { alternatives } from '../values/alternatives';
import { documentOf, type Leaf, leavesOf } from '../values/leaves';
import { addRuntime, runtimeKind } from '../workloads/runtimes';
import { containerSecrets, isVaultVariable } from './container-secrets';
import { isCredentialArgument } from './credential-arguments';
import { exampleKey } from './example-key';
import { isKnown, replacedLater } from './known-arguments';
import { hidesKey, userDataLeaves } from './user-data';
import { storageOf } from './vault';

const MAX_DEPTH = 12;
const JSON_ARGUMENTS =
  /^(?:container_definitions|container_properties|node_properties|ecs_properties|secret_string|secret_data|data_json|value)$/;
/** Never a credential, whatever it is called: meta-arguments, tags, descriptions. */
const SKIPPED = /^(?:depends_on|tags|tags_all|labels|lifecycle|description|count|source|version)$/;

/** Data sources that are given text to pass on. */
const READ_DATA = new Set(['external', 'cloudinit_config', 'template_cloudinit_config']);

/** Where a literal stands behind a local or a variable: that place reports it, knowing who uses it. */
export type Fed = Map<number, { readonly owner: string; readonly known: boolean }>;

/** Fills `facts.credentials` from blocks with an address. What came from elsewhere in the file is noted in `fed`. */
export function extractCredentials(file: TerraformFile, fed: Fed): void {
  for (const holder of file.holders) {
    if (holder.mode === 'resource' || holder.mode === 'module' || READ_DATA.has(holder.type))
      walk(file, { ...holder, replaced: replacedLater(file, holder) }, holder.body, [], fed);
  }
}

/** A holder with the arguments whose values are replaced outside. */
interface Owner extends Holder {
  readonly replaced: ReadonlySet<string>;
}

function walk(file: TerraformFile, holder: Owner, body: Body, path: readonly string[], fed: Fed): void {
  if (path.length > MAX_DEPTH) return;
  const paired = pairName(file, body);
  const vaulted = paired !== undefined && isVaultVariable(file, body, holder.address);
  for (const attribute of body.attributes) {
    if (SKIPPED.test(attribute.name)) continue;
    const isPairValue = paired !== undefined && attribute.name === 'value';
    if (!(isPairValue && vaulted)) readArgument(file, holder, attribute, { path, ...(isPairValue ? { name: paired } : {}), fed });
  }
  for (const block of body.blocks) {
    const plain = staticBlock(block);
    if (!SKIPPED.test(plain.type)) walk(file, holder, plain.body, [...path, plain.type], fed);
  }
}

/** `environment_variable { name = "DB_PASSWORD"  value = … }`: the value's real name. */
function pairName(file: TerraformFile, body: Body): string | undefined {
  if (!attributeOf(body, 'value')) return undefined;
  return textIn(file, body, 'name') ?? textIn(file, body, 'key');
}

interface Place {
  readonly path: readonly string[];
  readonly name?: string;
  readonly fed: Fed;
}

function readArgument(file: TerraformFile, holder: Owner, attribute: Attribute, place: Place): void {
  const block = place.path[place.path.length - 1];
  const replaced = holder.replaced.has(attribute.name) || holder.replaced.has('all');
  const schema = isKnown(file, holder, block, attribute.name);
  const known = schema && !replaced;
  const name = known ? attribute.name : (place.name ?? attribute.name);
  const runtime = known ? undefined : runtimeKind(holder, [...place.path, attribute.name]);
  const isPod = block === 'env' && kindOf(holder.type) !== undefined;
  const kind: SlotKind = isPod ? 'k8s-env' : runtime ? 'tf-compute-environment' : 'tf-resource-argument';
  const json = JSON_ARGUMENTS.test(attribute.name);
  for (const value of alternatives(attribute.value, file.scope, false)) {
    if (schema && value.kind === 'unknown') reference(file, holder, attribute.name, value);
    if (attribute.name.startsWith('container_')) {
      const document = documentOf(value);
      if (document) containerSecrets(file, holder.address, document);
    }
    if (runtime) addRuntime(file, holder, runtime, value);
    if (runtime === 'script' && hidesKey(value)) addHiddenKey(file, holder, attribute.name, value);
    const leaves = runtime === 'script' ? userDataLeaves(file.context, value) : leavesOf(name, value, json);
    for (const leaf of leaves) addLeaf(file, holder, kind, { leaf, known, fed: place.fed });
  }
}

interface Found {
  readonly leaf: Leaf;
  /** The schema says that the argument itself holds a credential. */
  readonly known: boolean;
  readonly fed: Fed;
}

/** A published module for a database makes one user, and the call has that user's name and password. */
const isOfUser = ({ mode }: Holder, name: string) => mode === 'module' && name === 'user_password';

function addLeaf(file: TerraformFile, holder: Holder, kind: SlotKind, { leaf, known, fed }: Found): void {
  const { name, value, nested } = leaf;
  const secret = isSecretName(name);
  const sure = nested ? isCredentialArgument(holder.type, undefined, name) || (known && secret) : known;
  if (!sure && !secret && !mayConnect(value.text)) return;
  if (value.span.via) {
    fed.set(value.literal.start, { owner: holder.address, known: sure });
    return;
  }
  const slot = { kind: sure ? 'tf-resource-argument' : kind, name, owner: holder.address, ownerType: holder.type } as const;
  const fact = addSlot(file.context, {
    slot,
    value,
    known: sure,
    ...(isIdentityType(holder.type) || isOfUser(holder, name) ? { identity: holder.alias } : {}),
  });
  if (!fact && kind === 'tf-compute-environment' && /key/i.test(name)) exampleKey(file, value, slot);
}

function addHiddenKey({ context }: TerraformFile, holder: Holder, name: string, { span, literal, text }: StringValue): void {
  if (span.via) return;
  context.facts.credentials.push({
    type: 'private-key',
    storage: 'literal',
    span,
    literal,
    slot: { kind: 'tf-compute-environment', name, owner: holder.address, ownerType: holder.type },
    confidence: 'medium',
    evidence: ['base64 of the mark of a private key'],
    fingerprint: context.fingerprint(text),
    encoded: true,
    encoding: ['base64'],
  });
}

/** Whether a text may be a connection string: then it is judged whatever its name is. */
export function mayConnect(text: string): boolean {
  return (
    (text.includes('://') && text.includes('@')) ||
    (text.includes('=') && /(?:password|pwd|accountkey|accesskey)[ \t]{0,4}=/i.test(text))
  );
}

/** A credential argument that reads a vault or an input variable: nothing to find, but the inventory shows it. */
function reference(file: TerraformFile, holder: Holder, name: string, value: Extract<Value, { kind: 'unknown' }>): void {
  const read = storageOf(value.reference);
  if (!read) return;
  file.context.facts.credentials.push({
    type: typeOfName(name),
    ...read,
    span: value.span,
    literal: { start: value.span.start, end: value.span.end },
    slot: { kind: 'tf-resource-argument', name, owner: holder.address, ownerType: holder.type },
    confidence: 'high',
    evidence: [read.storage === 'vault' ? 'read from a vault' : 'given from outside'],
    fingerprint: '',
    ...(isIdentityType(holder.type) || isOfUser(holder, name) ? { identity: holder.alias } : {}),
  });
}
