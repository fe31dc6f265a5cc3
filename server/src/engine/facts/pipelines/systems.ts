/** What the readers of the other CI systems share: scalars, variables and scripts of their YAML as facts. */
import { type Span, spanOf } from '../../syntax/span';
import { type Entry, entryOf, get, rangeIn, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type {
  PipelineExpression,
  PipelineFact,
  PipelineJob,
  PipelineScript,
  PipelineStep,
  PipelineSystem,
  PipelineText,
  PipelineVariable,
} from '../model';
import { commandsOf } from './commands';
import { stringOf, textAt } from './texts';

/** Nesting of lists, groups and conditions. */
const DEEPEST = 12;
/** No text of a pipeline refers to more. */
const MOST = 500;

/** What the system or the shell puts in: group 1 of the pattern, which has the flags `dg`. */
export type References = RegExp;

/** `$NAME`, `${NAME}`: the shell's own, and what GitLab, Bitbucket and Buildkite put in. */
export const SHELL: References = /\$(?:\{([A-Za-z_]\w{0,100})[}:]|([A-Za-z_]\w{0,100}))/dg;

export function referencesIn(value: StringValue, pattern: References): PipelineExpression[] {
  const { file, via } = value.span;
  return [...value.text.matchAll(pattern)].slice(0, MOST).flatMap((match) => {
    const range = match.indices?.[1] ?? match.indices?.[2];
    if (!range) return [];
    const whole = rangeIn(value, match.index, match.index + match[0].length);
    return { text: value.text.slice(...range), span: spanOf(file, rangeIn(value, ...range), via), whole };
  });
}

/** One entry; of `{ value: …, description: … }` its value. */
export function variableAt(context: ExtractContext, { key, keySpan, value }: Entry, pattern: References): PipelineVariable {
  const string = stringOf(context, value) ?? stringOf(context, get(value, 'value'));
  const text = textAt(context, string);
  return {
    name: key,
    nameSpan: keySpan,
    ...(text ? { value: text } : {}),
    expressions: string ? referencesIn(string, pattern) : [],
  };
}

/** The entries of a mapping, or of a list of `{ name, value }`, `{ KEY: value }` and lists of these. */
export function variablesAt(
  context: ExtractContext,
  value: Value | undefined,
  pattern: References,
  depth = 0,
): PipelineVariable[] {
  if (!value || depth > DEEPEST) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => variablesAt(context, item, pattern, depth + 1));
  if (value.kind !== 'object') return [];
  const name = get(value, 'name');
  const given = value.entries.find(({ key }) => key === 'value');
  if (name?.kind === 'string' && given)
    return [variableAt(context, { key: name.text, keySpan: name.span, value: given.value }, pattern)];
  // A group of variables that is kept elsewhere.
  if (entryOf(value, 'group') && value.entries.length === 1) return [];
  return value.entries.flatMap((entry) =>
    // `${{ if … }}:` of a template holds more of the same.
    entry.key.startsWith('${{') ? variablesAt(context, entry.value, pattern, depth + 1) : [variableAt(context, entry, pattern)],
  );
}

/** The scripts below a key: one text, or the items of a list, of lists in it too. What `!reference` names stands elsewhere. */
export function scriptsAt(holder: Value | undefined, keys: readonly string[], pattern: References): PipelineScript[] {
  if (holder?.kind !== 'object') return [];
  return holder.entries.flatMap((entry) =>
    keys.includes(entry.key) ? stringsBelow(entry.value).map((value) => scriptOf(value, entry.key, entry.keySpan, pattern)) : [],
  );
}

export function scriptOf(value: StringValue, key: string, keySpan: Span, pattern: References): PipelineScript {
  const { span, literal } = value;
  return { span, literal, key, keySpan, expressions: referencesIn(value, pattern), commands: commandsOf(value) };
}

function stringsBelow(value: Value, depth = 0): StringValue[] {
  if (depth > DEEPEST || (value.kind === 'list' && value.tag)) return [];
  if (value.kind === 'string') return [value];
  return value.kind === 'list' ? value.items.flatMap((item) => stringsBelow(item, depth + 1)) : [];
}

/** A key as a text: names of tokens stand there. */
export function keyText({ key, keySpan }: Entry): PipelineText {
  return { text: key, span: keySpan, literal: keySpan };
}

/** A step of these parts; everything else is empty. */
export function stepOf(span: Span, label: string, parts: Partial<PipelineStep>): PipelineStep {
  return { span, label, with: [], env: [], scripts: [], ...parts };
}

/** A job of these parts; everything else is empty. */
export function jobOf(id: string, nameSpan: Span, span: Span, parts: Partial<PipelineJob>): PipelineJob {
  return { id, nameSpan, span, env: [], with: [], needs: [], steps: [], idTokens: [], expressions: [], ...parts };
}

/** A job that is used several times through an alias stands in the file once. */
export function once<T extends { readonly span: Span }>(all: readonly T[]): T[] {
  const seen = new Set<string>();
  return all.filter(({ span }) => {
    const place = `${span.start}:${span.end}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** A reader of every document of a file: GitLab's has a header of inputs before it. */
export function ofEach(read: (context: ExtractContext, document: Value) => PipelineFact | undefined) {
  return (context: ExtractContext, documents: readonly Value[]): PipelineFact[] =>
    documents.flatMap((document) => read(context, document) ?? []);
}

export function pipelineFact(
  { file }: ExtractContext,
  system: PipelineSystem,
  document: Value,
  parts: { readonly env?: readonly PipelineVariable[]; readonly jobs: readonly PipelineJob[] },
): PipelineFact {
  const named = get(document, 'name');
  const first = document.kind === 'object' ? document.entries[0]?.keySpan : undefined;
  const jobs = once(parts.jobs);
  const proves = jobs.some(({ idTokens }) => idTokens.length > 0);
  return {
    system,
    kind: 'workflow',
    name: textOf(named) ?? file.slice(file.lastIndexOf('/') + 1),
    span: first ?? document.span,
    top: document.span,
    triggers: [],
    env: parts.env ?? [],
    jobs,
    declaredSecrets: [],
    declaredInputs: [],
    ...(proves ? { identity: `oidc:${system}:${file}` } : {}),
  };
}

/** The items of a list of mappings, conditions (`${{ if … }}:`) looked through. */
export function mappingsIn(value: Value | undefined, depth = 0): Extract<Value, { kind: 'object' }>[] {
  if (!value || depth > DEEPEST) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => mappingsIn(item, depth + 1));
  if (value.kind !== 'object') return [];
  const conditional = value.entries.filter(({ key }) => key.startsWith('${{'));
  if (conditional.length > 0 && conditional.length === value.entries.length)
    return conditional.flatMap((entry) => mappingsIn(entry.value, depth + 1));
  return [value];
}
