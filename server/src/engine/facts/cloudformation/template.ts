/** A CloudFormation template (YAML or JSON, SAM too), indexed by section. Template anatomy: AWS CloudFormation User Guide. */
import { parseJson } from '../../syntax/data/json';
import { parseYaml } from '../../syntax/data/yaml';
import type { Span, SyntaxIssue } from '../../syntax/span';
import { type Entry, get, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias } from '../model';
import { resolver } from './intrinsics';

export interface Parameter {
  readonly name: string;
  /** The name as written. */
  readonly span: Span;
  readonly type: string;
  readonly body: Value;
  readonly default?: Value;
  readonly noEcho: boolean;
}

export interface Resource {
  /** Logical id. */
  readonly id: string;
  readonly span: Span;
  readonly type: string;
  readonly body: Value;
  /** Properties with every intrinsic function resolved as far as the template says. */
  readonly properties: Value | undefined;
}

export interface Template {
  readonly context: ExtractContext;
  readonly root: Value;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Parameters by the place their default starts at: how a resolved value is traced back to one. */
  readonly parametersByDefault: ReadonlyMap<number, Parameter>;
  readonly resources: readonly Resource[];
  readonly byId: ReadonlyMap<string, Resource>;
  /** SAM `Globals`, one pseudo resource a section. */
  readonly globals: readonly Resource[];
  /** A value with its intrinsic functions resolved. */
  readonly resolve: (value: Value) => Value;
}

/** The template in the context's text; undefined where the text holds no resources at all. Issues are the parser's. */
export function readTemplate(context: ExtractContext): { template?: Template; issues: readonly SyntaxIssue[] } {
  const { file, text } = context;
  const json = /^\uFEFF?\s{0,1000}\{/.test(text.slice(0, 1100));
  const parsed = json ? parseJson(file, text) : parseYaml(file, text);
  const roots = 'documents' in parsed ? parsed.documents : parsed.value ? [parsed.value] : [];
  const root = roots.find((document) => get(document, 'Resources')) ?? roots.find((document) => get(document, 'Parameters'));
  if (!root) return { issues: parsed.issues };
  const parameters = new Map(entriesOf(get(root, 'Parameters')).map((entry) => [entry.key, parameterOf(entry)]));
  const resolve = resolver({ text, parameters, mappings: get(root, 'Mappings') });
  const resources = entriesOf(get(root, 'Resources')).flatMap((entry) => resourceOf(entry, resolve));
  const globals = entriesOf(get(root, 'Globals')).map(
    ({ key, keySpan, value }): Resource => ({
      id: 'Globals',
      span: keySpan,
      type: `AWS::Serverless::${key}`,
      body: value,
      properties: resolve(value),
    }),
  );
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const parametersByDefault = new Map([...parameters.values()].map((one) => [one.default?.span.start ?? -1, one]));
  const template = { context, root, parameters, parametersByDefault, resources, byId, globals, resolve };
  return { template, issues: parsed.issues };
}

export function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'object' ? value.entries : [];
}

/** The alias of a resource of this template. */
export function aliasOf({ context }: Template, id: string): Alias {
  return `cfn:${context.file}:${id}`;
}

/** The logical id that a resolved value refers to by `Ref` or `GetAtt`, where the template has such a resource. */
export function targetOf(template: Template, value: Value | undefined): Resource | undefined {
  const match = value?.kind === 'unknown' ? /^!(?:Ref|GetAtt) ([A-Za-z0-9]+)/.exec(value.reference ?? '') : undefined;
  return match ? template.byId.get(match[1] as string) : undefined;
}

/** The values that a resolved value may have: both branches of `Fn::If`, without `AWS::NoValue`; otherwise itself. */
export function alternatives(value: Value | undefined): readonly Value[] {
  if (!value || (value.kind === 'unknown' && value.reference === '!Ref AWS::NoValue')) return [];
  return value.kind === 'list' && value.tag === '!If' ? value.items.slice(1).flatMap(alternatives) : [value];
}

/** Items of a resolved list property, with every `Fn::If` in and around it opened. */
export function allItems(value: Value | undefined): readonly Value[] {
  return alternatives(value).flatMap((one) => (one.kind === 'list' ? one.items.flatMap(alternatives) : [one]));
}

function parameterOf({ key, keySpan, value }: Entry): Parameter {
  const noEcho = get(value, 'NoEcho');
  const masked = noEcho?.kind === 'literal' ? noEcho.value === true : /^(?:true|yes|1)$/i.test(textOf(noEcho) ?? '');
  const fallback = get(value, 'Default');
  const base = { name: key, span: keySpan, type: textOf(get(value, 'Type')) ?? 'String', body: value, noEcho: masked };
  return fallback && fallback.span.end > fallback.span.start ? { ...base, default: fallback } : base;
}

function resourceOf({ key, keySpan, value }: Entry, resolve: (value: Value) => Value): Resource[] {
  const type = textOf(get(value, 'Type'));
  if (value.kind !== 'object' || key.startsWith('Fn::')) return [];
  const properties = get(value, 'Properties');
  return [{ id: key, span: keySpan, type: type ?? '', body: value, properties: properties && resolve(properties) }];
}
