/** Parameters as a rule judges them: do they take a secret, are they masked, and where are they printed all the same. */
import { isSecretName } from '../../secrets/slots/names';
import { type Span, spanOf } from '../../syntax/span';
import { get, rangeIn, textOf, type Value } from '../../syntax/value';
import { callOf } from './intrinsics';
import { AUTHENTICATION } from './runtimes';
import { entriesOf, type Parameter, type Template } from './template';

/** Fills `facts.parameters`. `feeding`: parameters whose value ends in a credential property. */
export function extractParameters(template: Template, feeding: ReadonlySet<string>): void {
  const echoes = new Map<string, Span[]>();
  const printed = [get(template.root, 'Outputs'), get(template.root, 'Metadata')];
  for (const resource of template.resources) printed.push(get(resource.body, 'Metadata'));
  for (const value of printed) if (value) collect(value, template.parameters, echoes);
  for (const parameter of template.parameters.values()) {
    const { name, span, noEcho } = parameter;
    template.context.facts.parameters.push({
      name,
      secretNamed: feeding.has(name) || (isSecretName(name) && !isAboutSecret(parameter)),
      masked: noEcho,
      host: 'cloudformation',
      span,
      echoes: echoes.get(name) ?? [],
    });
  }
}

/** Called like a secret, but it takes an ARN, a path, a name, a choice, or true and false. */
function isAboutSecret({ type, body }: Parameter): boolean {
  if (type !== 'String') return true;
  const standard = get(body, 'Default');
  if (get(body, 'AllowedValues') || (standard?.kind === 'literal' && typeof standard.value === 'boolean')) return true;
  const fallback = textOf(standard) ?? '';
  const pattern = textOf(get(body, 'AllowedPattern')) ?? '';
  const description = (textOf(get(body, 'Description')) ?? '').slice(0, 500);
  return (
    /^(?:arn:|\{\{resolve:|\/|alias\/|https?:)/.test(fallback) ||
    /arn:/.test(pattern) ||
    /\barns?\b|\b(?:path|name|id) (?:of|for|to|in)\b|\bsecrets? ?manager\b|\bparameter store\b|\bsecret (?:name|id)\b|\bs3\b/i.test(
      description,
    )
  );
}

/** Every `Ref` and `${Name}` of a parameter in a part of the template that is shown to readers. */
function collect(value: Value, parameters: ReadonlyMap<string, Parameter>, found: Map<string, Span[]>): void {
  const call = callOf(value);
  const note = (name: string, span: Span) => {
    if (parameters.has(name)) found.set(name, [...(found.get(name) ?? []), span]);
  };
  if (call?.name === 'Ref') note(textOf(call.argument) ?? '', call.argument.span);
  if (call?.name === 'Sub') {
    const template = call.argument.kind === 'list' ? call.argument.items[0] : call.argument;
    const names = template?.kind === 'string' ? template.text.matchAll(/\$\{(\w{1,255})\}/g) : [];
    for (const match of names) {
      if (template?.kind !== 'string') continue;
      const range = rangeIn(template, match.index, match.index + match[0].length);
      note(match[1] as string, spanOf(template.span.file, range, template.span.via));
    }
  }
  if (value.kind === 'list') for (const item of value.items) collect(item, parameters, found);
  for (const entry of entriesOf(value)) {
    // The console's form lists parameters by name there; nothing is printed. A login is a finding of its own.
    if (entry.key !== 'AWS::CloudFormation::Interface' && entry.key !== AUTHENTICATION) collect(entry.value, parameters, found);
  }
}
