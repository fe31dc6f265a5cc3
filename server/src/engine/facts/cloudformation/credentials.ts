/** Literal credentials in resources, mappings and parameter defaults; where a property reads a vault, that instead. */
import { isSecretName, typeOfName } from '../../secrets/slots/names';
import { get, HOLE, textOf, type Value } from '../../syntax/value';
import { addSlot } from '../credential';
import type { Slot } from '../model';
import { exampleKey } from '../terraform/secrets/example-key';
import { hidesKey, userDataLeaves } from '../terraform/secrets/user-data';
import { isCredentialProperty } from './credential-properties';
import { AUTHENTICATION, addHiddenKey, addRuntime, addShownLogin, runtimeKind } from './runtimes';
import { asString } from './strings';
import { aliasOf, alternatives, entriesOf, type Parameter, type Resource, type Template } from './template';

/** Where the walk stands: the name a value goes by, and the property path from the resource's `Properties`. */
interface At {
  readonly resource: Resource;
  readonly name: string;
  readonly path: string;
  /** Another branch of the same condition reads a vault. */
  readonly vaulted?: boolean;
}

/** Objects that pair a name with a value: environment variables, option settings, pipeline fields, parameters. */
const NAME_KEYS = ['Name', 'OptionName', 'ParameterKey', 'Key', 'Id', 'HeaderName'];
const VALUE_KEYS = ['Value', 'ParameterValue', 'StringValue', 'HeaderValue'];
/** Holds other things than credentials, whatever its keys are called. */
const SKIPPED = new Set(['Tags', 'PolicyDocument', 'AssumeRolePolicyDocument', 'KeyPolicy', 'GenerateSecretString', 'Schema']);
/** Tokens that are no secret: who answers a custom resource, the id of an Alexa skill, idempotency marks. */
const OTHER_TOKENS = new Set(['ClientRequestToken', 'ClientToken', 'EventSourceToken', 'HttpTokens', 'ServiceToken']);
const VAULT_TYPES = new Set(['SECRETS_MANAGER', 'PARAMETER_STORE']);

/** Fills `facts.credentials`. Gives the names of parameters that feed a credential property. */
export function extractCredentials(template: Template): ReadonlySet<string> {
  const feeding = new Set<string>();
  for (const resource of [...template.resources, ...template.globals]) {
    if (resource.properties) walk(template, resource.properties, { resource, name: '', path: '' }, feeding);
    for (const section of [AUTHENTICATION, 'AWS::CloudFormation::Init']) {
      const value = get(resource.body, 'Metadata', section);
      if (value) walk(template, template.resolve(value), { resource, name: '', path: section }, feeding);
    }
  }
  const mappings = get(template.root, 'Mappings');
  for (const { key, keySpan, value } of entriesOf(mappings)) {
    const resource: Resource = { id: key, span: keySpan, type: 'Mappings', body: value, properties: value };
    walk(template, value, { resource, name: '', path: '' }, feeding);
  }
  for (const parameter of template.parameters.values()) {
    if (isSecretName(parameter.name)) addDefault(template, parameter, false);
  }
  return feeding;
}

function walk(template: Template, value: Value, at: At, feeding: Set<string>): void {
  if (value.kind === 'list') {
    const path = value.tag === '!If' ? at.path : `${at.path}[]`;
    const items = value.tag === '!If' ? alternatives(value) : value.items;
    // One way reads a vault: the other is for those who have none.
    const vaulted = at.vaulted || (value.tag === '!If' && items.some((item) => item.kind === 'string' && readsVault(item.text)));
    for (const item of items) walk(template, item, { ...at, path, vaulted }, feeding);
    return;
  }
  const kind = runtimeKind(at.resource, at.path);
  if (kind) addRuntime(template, at.resource, kind, value);
  if (value.kind === 'object') walkObject(template, value, at, feeding);
  else if (kind === 'script') addScript(template, value, at);
  else leaf(template, value, at, feeding);
}

/** What a script gives away, each at its own place. */
function addScript(template: Template, value: Value, { resource }: At): void {
  if (hidesKey(value)) addHiddenKey(template, resource, value);
  for (const { name, value: literal } of userDataLeaves(template.context, value)) {
    if (!isSecretName(name) || literal.text.includes(HOLE)) continue;
    const slot: Slot = { kind: 'cfn-compute-environment', name, owner: resource.id, ownerType: resource.type };
    addSlot(template.context, { slot, value: literal, known: false });
  }
}

function walkObject(template: Template, value: Value, at: At, feeding: Set<string>): void {
  const entries = entriesOf(value);
  const named = NAME_KEYS.map((key) => textOf(get(value, key))).find((name) => name !== undefined);
  const inVault = VAULT_TYPES.has(textOf(get(value, 'Type')) ?? '');
  for (const { key, value: inner } of entries) {
    if (SKIPPED.has(key)) continue;
    const paired = VALUE_KEYS.includes(key) && named !== undefined;
    if (paired && inVault) continue;
    const path = at.path === '' ? key : `${at.path}.${key}`;
    walk(template, inner, { ...at, name: paired ? named : key, path }, feeding);
  }
}

function leaf(template: Template, value: Value, at: At, feeding: Set<string>): void {
  const { resource, path } = at;
  const parameter = parameterBehind(template, value);
  const environment = runtimeKind(resource, path) !== undefined;
  const known = (!environment && isCredentialProperty(resource.type, path)) || isLogin(path);
  if (path.startsWith(AUTHENTICATION)) addShownLogin(template, resource, at.name, value);
  if (parameter && (known || isSecretName(at.name))) {
    if (known) {
      feeding.add(parameter.name);
      if (!environment && !at.vaulted) addGiven(template, resource, at.name, parameter, value);
    }
    if (value.kind !== 'unknown') addDefault(template, parameter, true, value, at);
    return;
  }
  // A list where the schema has one value: no stack can be made of it.
  if (path.endsWith('[]') && !known && isCredentialProperty(resource.type, path.slice(0, -2))) return;
  const literal = known || isSecretName(at.name) ? asString(value, template.context.text) : value;
  if (literal?.kind !== 'string' || literal.text === '') return;
  if (value.kind === 'literal' && (typeof value.value === 'boolean' || !known)) return;
  if (!known && !isSecretName(at.name) && !mayConnect(literal.text)) return;
  if (!known && isNoSecret(at.name, literal.text)) return;
  // A parameter's bare name is a reference that lacks its Ref, not a secret.
  if (readsVault(literal.text) || template.parameters.has(literal.text)) return;
  const slot: Slot = {
    kind: environment ? 'cfn-compute-environment' : 'cfn-property',
    name: at.name,
    owner: resource.id,
    ownerType: resource.type,
  };
  const identity = known && template.byId.has(resource.id) ? { identity: aliasOf(template, resource.id) } : {};
  const fact = addSlot(template.context, { slot, value: literal, known, ...identity });
  if (!fact && environment && /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/i.test(at.name)) exampleKey(template, literal, slot);
}

/** The secrets of `AWS::CloudFormation::Authentication`, by its documentation. */
function isLogin(path: string): boolean {
  return path.startsWith(AUTHENTICATION) && /\.(?:secretKey|password)$/.test(path);
}

/** A role's ARN under `credentials`, a path into a state machine's input (`token.$`), a token of another kind. */
function isNoSecret(name: string, text: string): boolean {
  return OTHER_TOKENS.has(name) || name.endsWith('.$') || /^(?:arn:|\$\$?\.)/.test(text);
}

/** The parameter that a value is, alone: `!Ref Password`, `!Sub '${Password}'`, whether it has a default or not. */
function parameterBehind(template: Template, value: Value): Parameter | undefined {
  if (value.kind === 'unknown') return template.parameters.get(/^!Ref (\w+)$/.exec(value.reference ?? '')?.[1] ?? '');
  return value.span.via ? template.parametersByPlace.get(value.span.start) : undefined;
}

/** A credential property that a masked parameter feeds: the value comes in from outside at each deployment. */
function addGiven(template: Template, resource: Resource, name: string, { name: source, noEcho }: Parameter, value: Value): void {
  const span = value.kind === 'unknown' ? value.span : undefined;
  if (!span || !noEcho || !template.byId.has(resource.id)) return;
  template.context.facts.credentials.push({
    type: typeOfName(name),
    storage: 'environment',
    span,
    literal: { start: span.start, end: span.end },
    slot: { kind: 'cfn-property', name, owner: resource.id, ownerType: resource.type },
    confidence: 'high',
    evidence: ['given by a parameter'],
    fingerprint: '',
    source,
    identity: aliasOf(template, resource.id),
  });
}

/** One credential a parameter, at the default's own place. */
function addDefault(template: Template, parameter: Parameter, used: boolean, value?: Value, at?: At): void {
  const literal = asString(value ?? parameter.default, template.context.text);
  const { credentials } = template.context.facts;
  if (!literal || parameter.type.startsWith('AWS::') || parameter.type === 'Number') return;
  if (literal.text === '' || readsVault(literal.text) || isSwitch(parameter)) return;
  if (credentials.some(({ slot, span }) => slot.kind === 'cfn-parameter-default' && span.start === literal.span.start)) return;
  const slot: Slot = {
    kind: 'cfn-parameter-default',
    name: parameter.name,
    owner: parameter.name,
    ownerType: at?.resource.type ?? 'Parameter',
  };
  const known = used && (at === undefined || isCredentialProperty(at.resource.type, at.path) || parameter.noEcho);
  addSlot(template.context, { slot, value: literal, known: known || (parameter.noEcho && isSecretName(parameter.name)) });
}

/** Allowed values such as true and false: the parameter chooses something, it does not hold a secret. */
function isSwitch(parameter: Parameter): boolean {
  return get(parameter.body, 'AllowedValues') !== undefined;
}

function readsVault(text: string): boolean {
  return text.includes('{{resolve:');
}

/** Cheap look before the connection string reader. */
function mayConnect(text: string): boolean {
  return text.length < 4096 && ((text.includes('://') && text.includes('@')) || /(?:password|pwd)\s?=/i.test(text));
}
