/** Parameters as a rule judges them, and what outputs print of them and of keys. */
import { isSecretName } from '../../secrets/slots/names';
import type { Call, Expression } from '../../syntax/bicep/ast';

import { HOLE, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { ParameterFact } from '../model';
import { evaluate } from './evaluate';
import type { ArmOutput, ArmParameter, ArmTemplate, Computed } from './template';

const DEEPEST = 60;
/** `listKeys`, `listSecrets`, `listAdminKeys`, …: https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-functions-resource#list */
const LISTS = /^list(?:[A-Z]\w{0,60})?(?:Keys|Key|Secrets|Secret|Credentials?|ConnectionStrings?|Sas|SAS|Tokens?)$/;
/** Members of resources that are credentials. */
const KEYS =
  /^(?:primary|secondary)(?:Master|Readonly(?:Master)?|Shared)?Key$|^(?:primary|secondary)ConnectionString$|^administratorLoginPassword$|^adminPassword$/i;

/** Fills `facts.parameters`, adds the defaults that are secrets. `fed`: what credential properties are given. */
export function addParameters(context: ExtractContext, template: ArmTemplate, fed: readonly Value[]): void {
  const secure = new Set(template.parameters.flatMap((one) => (one.secure ? one.name.toLowerCase() : [])));
  for (const output of template.outputs) addPrinted(context, output, secure);
  const feeding = new Set(fed.flatMap((value) => referred(context.text, value)));
  for (const one of template.parameters) {
    const takesSecret = !isAboutSecret(one) && (isSecretName(one.name) || feeding.has(one.name.toLowerCase()));
    const literal = addDefault(context, one, takesSecret);
    if (!takesSecret && !one.secure) continue;
    context.facts.parameters.push({
      name: one.name,
      secretNamed: takesSecret,
      masked: one.secure,
      host: context.host === 'bicep' ? 'bicep' : 'arm',
      span: one.span,
      echoes: [],
      ...(one.typeSpan ? { type: one.typeSpan } : {}),
      ...(one.body ? { body: one.body } : {}),
      ...(literal ? { defaultValue: literal } : {}),
    });
  }
}

/** The parameter whose value something is, alone. */
function referred(text: string, { kind, span, ...rest }: Value): string[] {
  const [via] = span.via ?? [];
  const at = via ?? (kind === 'unknown' ? span : undefined);
  const written = at ? text.slice(at.start, at.end) : ((rest as { reference?: string }).reference ?? '');
  const name = /^\[?(?:parameters\(\s*'(\w+)'\s*\)|([A-Za-z_]\w*))\]?$/.exec(written);
  return name ? [(name[1] ?? name[2] ?? '').toLowerCase()] : [];
}

/** Called like a secret, but it takes a choice, a name, an id, an address or a switch. */
function isAboutSecret({ name, type, chooses, description, defaultValue }: ArmParameter): boolean {
  if (chooses || (type !== 'string' && type !== 'securestring' && type !== 'object' && type !== 'secureobject')) return true;
  // An object holds settings of which some may be about secrets.
  if (type === 'object') return true;
  if (
    /(?:names?|uris?|urls?|ids?|path|version|type|length|days|policy|enabled|group|prefix|suffix|location|sku|format)$/i.test(
      name,
    )
  )
    return true;
  // A public key, as `adminPasswordOrKey` with a choice of both is not.
  if (/(?:public|ssh|encryption|partition|instrumentation|sort|row)_?key(?:data)?s?$/i.test(name)) return true;
  if (defaultValue?.kind === 'literal' || defaultValue?.kind === 'list') return true;
  if (defaultValue?.kind === 'string' && /^(?:https?:|\/|@Microsoft\.KeyVault)/.test(defaultValue.text)) return true;
  return /\b(?:name|id|identifier|uri|url|path) (?:of|for|to)\b|\bsecret (?:name|id|uri)\b|\bresource id\b|\bpublic key\b/i.test(
    description.slice(0, 500),
  );
}

/** A default that is written out in full. Of a parameter that takes a secret, it is one; its text stays in the file. */
function addDefault(context: ExtractContext, one: ArmParameter, takesSecret: boolean): ParameterFact['defaultValue'] {
  const { defaultValue, name, secure } = one;
  if (defaultValue?.kind !== 'string' || defaultValue.span.via || defaultValue.text === '' || defaultValue.text.includes(HOLE))
    return undefined;
  if (!secure && !takesSecret) return undefined;
  const slot = { kind: 'key-value' as const, name, owner: `parameter ${name}`, ownerType: 'parameter' };
  const added = addSlot(context, { slot, value: defaultValue, known: takesSecret && secure });
  return secure || added ? { span: defaultValue.span, literal: defaultValue.literal } : undefined;
}

/** What an output prints of secure parameters and of keys: one finding an output. */
function addPrinted(context: ExtractContext, output: ArmOutput, secure: ReadonlySet<string>): void {
  if (output.secure) return;
  for (const one of output.computed) {
    const found: Printed[] = [];
    look(one, one.node, found, 0);
    const first = found.find(({ parameter }) => parameter === undefined || secure.has(parameter.toLowerCase()));
    if (!first) continue;
    const { name, span: block } = output;
    const ownerType = context.host === 'bicep' ? 'bicep-output' : 'arm-output';
    const detail = first.parameter === undefined ? 'a key' : `the secure parameter ${first.parameter}`;
    const span = one.scope.place(first.at);
    context.facts.settings.push({ about: 'printed-key', owner: name, ownerType, state: 'unsafe', span, block, path: [], detail });
    return;
  }
}

/** A key, or a parameter by its name. */
interface Printed {
  readonly at: Expression;
  readonly parameter?: string;
}

/** Calls that give keys, and parameters by their names. A condition only asks; what a secret is put into another function may be a hash of it. */
function look(one: Computed, node: Expression, found: Printed[], depth: number): void {
  if (depth > DEEPEST) return;
  const inside = (part: Expression) => look(one, part, found, depth + 1);
  switch (node.kind) {
    case 'call':
      if (LISTS.test(node.name)) found.push({ at: node });
      else if (node.name === 'parameters') {
        const [name] = node.args;
        const value = name && evaluate(name, one.scope);
        if (value?.kind === 'string') found.push({ at: node, parameter: value.text });
      } else if (PRINTS.has(node.name.toLowerCase())) for (const arg of argumentsOf(node)) inside(arg);
      return;
    case 'name':
      found.push({ at: node, parameter: node.name });
      return;
    case 'access':
      if (KEYS.test(node.name) && isOfResource(one, node.target)) found.push({ at: node });
      else inside(node.target);
      return;
    case 'index':
      inside(node.target);
      return;
    case 'text':
      for (const part of node.parts) if (part.kind === 'hole') inside(part.expression);
      return;
    case 'conditional':
      inside(node.whenTrue);
      inside(node.whenFalse);
      return;
    case 'list':
      for (const item of node.items) inside(item);
      return;
    case 'object':
      for (const { value } of node.entries) inside(value);
      return;
    case 'for':
      inside(node.body);
      return;
    default:
      return;
  }
}

/** Functions that give their arguments on. */
const PRINTS = new Set([
  'concat',
  'format',
  'string',
  'if',
  'union',
  'createobject',
  'createarray',
  'base64',
  'uricomponent',
  'tolower',
  'trim',
  'first',
  'coalesce',
]);

function argumentsOf({ name, args }: Call): readonly Expression[] {
  return name.toLowerCase() === 'if' ? args.slice(1) : args;
}

/** `reference(…).primaryKey`, `account.properties.primaryKey`: not a member of a parameter or a module. */
function isOfResource({ scope }: Computed, target: Expression): boolean {
  const value = evaluate(target, scope);
  return (value.kind === 'unknown' && value.origin !== undefined) || (target.kind === 'call' && /^reference$/i.test(target.name));
}
