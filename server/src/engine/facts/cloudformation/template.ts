/** A CloudFormation template (YAML or JSON, SAM too), indexed by section. Template anatomy: AWS CloudFormation User Guide. */
import { parseJson } from '../../syntax/data/json';
import { parseYaml } from '../../syntax/data/yaml';
import type { Span, SyntaxIssue } from '../../syntax/span';
import { type Entry, get, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias } from '../model';
import { alternatives } from './choices';
import { repeated, resolver } from './intrinsics';
import type { Resolve, Sources } from './sources';

export { allItems, alternatives } from './choices';

export interface Parameter {
  readonly name: string;
  /** The name as written. */
  readonly span: Span;
  readonly type: string;
  readonly body: Value;
  readonly default?: Value;
  /** Items of `AllowedValues`. */
  readonly allowed: readonly Value[];
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
  /** Parameters by the places their default and allowed values start at: how a resolved value is traced back to one. */
  readonly parametersByPlace: ReadonlyMap<number, Parameter>;
  readonly resources: readonly Resource[];
  /** Entries of `Resources` that become resources only at deployment: a transform, a loop over what is not known. */
  readonly open: readonly Entry[];
  readonly byId: ReadonlyMap<string, Resource>;
  /** SAM `Globals`, one pseudo resource a section. */
  readonly globals: readonly Resource[];
  /** The roles that SAM makes, by the function or state machine that gets one: alias by logical id. */
  readonly implicitRoles: ReadonlyMap<string, Alias>;
  /** A value with its intrinsic functions resolved. */
  readonly resolve: Resolve;
}

/** The documents in a text of YAML or JSON, whatever the file is called. Issues are the parser's. */
export function documentsIn({ file, text }: ExtractContext): { documents: readonly Value[]; issues: readonly SyntaxIssue[] } {
  const json = /^\uFEFF?\s{0,1000}\{/.test(text.slice(0, 1100));
  if (!json) return parseYaml(file, text);
  const { value, issues } = parseJson(file, text);
  return { documents: value ? [value] : [], issues };
}

/** The template among the documents of a file; undefined where none has resources or parameters. */
export function rootIn(documents: readonly Value[]): Value | undefined {
  return documents.find((document) => get(document, 'Resources')) ?? documents.find((document) => get(document, 'Parameters'));
}

/** A template, indexed by section. */
export function templateOf(context: ExtractContext, root: Value): Template {
  const parameters = new Map(entriesOf(get(root, 'Parameters')).map((entry) => [entry.key, parameterOf(entry)]));
  const written = get(root, 'Resources');
  const sources: Sources = {
    text: context.text,
    parameters,
    mappings: get(root, 'Mappings'),
    resources: written,
    variables: new Map(),
    turns: 1,
    naming: new Set(),
  };
  const resolve = resolver(sources);
  const entries = entriesOf(written).flatMap((entry) => repeated(entry, sources, resolve));
  const resources = entries.flatMap((one) => resourceOf(one.entry, one.resolve));
  const open = entries.flatMap(({ entry }) => (entry.key.startsWith('Fn::') ? [entry] : []));
  const globals = entriesOf(get(root, 'Globals')).map(
    ({ key, keySpan, value }): Resource => ({
      id: 'Globals',
      span: keySpan,
      type: `AWS::Serverless::${key}`,
      body: value,
      properties: resolve(value),
    }),
  );
  const implicit = resources.filter(hasImplicitRole);
  const implicitRoles = new Map(implicit.map(({ id }) => [id, `cfn:${context.file}:${id}Role`] as const));
  const roles = implicit.map((one): Resource => ({ ...one, id: `${one.id}Role`, type: 'AWS::IAM::Role', properties: undefined }));
  const byId = new Map([...roles, ...resources].map((resource) => [resource.id, resource]));
  const parametersByPlace = new Map(
    [...parameters.values()].flatMap((one) =>
      [...(one.default ? [one.default] : []), ...one.allowed].map(({ span }) => [span.start, one] as const),
    ),
  );
  return {
    context,
    root,
    parameters,
    parametersByPlace,
    resources,
    open,
    byId,
    globals,
    implicitRoles,
    resolve,
  };
}

/** SAM makes a role for a function or state machine without one: `<LogicalId>Role`. */
function hasImplicitRole({ type, properties }: Resource): boolean {
  if (type !== 'AWS::Serverless::Function' && type !== 'AWS::Serverless::StateMachine') return false;
  const role = get(properties, 'Role');
  return !role || alternatives(role).length === 0;
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

function parameterOf({ key, keySpan, value }: Entry): Parameter {
  const noEcho = get(value, 'NoEcho');
  const masked = noEcho?.kind === 'literal' ? noEcho.value === true : /^(?:true|yes|1)$/i.test(textOf(noEcho) ?? '');
  const fallback = get(value, 'Default');
  const choices = get(value, 'AllowedValues');
  const allowed = choices?.kind === 'list' ? choices.items : [];
  const type = textOf(get(value, 'Type')) ?? 'String';
  const base = { name: key, span: keySpan, type, body: value, noEcho: masked, allowed };
  return fallback && fallback.span.end > fallback.span.start ? { ...base, default: fallback } : base;
}

function resourceOf({ key, keySpan, value }: Entry, resolve: Resolve): Resource[] {
  const type = textOf(get(value, 'Type'));
  if (value.kind !== 'object' || key.startsWith('Fn::')) return [];
  const properties = get(value, 'Properties');
  return [{ id: key, span: keySpan, type: type ?? '', body: value, properties: properties && resolve(properties) }];
}
