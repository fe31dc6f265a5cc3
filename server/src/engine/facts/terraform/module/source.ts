/** One file as the module stage sees it: its text, and what it declares. */
import { parseJson } from '../../../syntax/data/json';
import type { Block, Body, Expression } from '../../../syntax/hcl/ast';
import { parseHcl } from '../../../syntax/hcl/parser';
import { type Span, spanOf } from '../../../syntax/span';
import type { Entry } from '../../../syntax/value';
import type { Alias, Facts } from '../../model';
import { aliasOf, attributeOf } from '../file';
import type { Text } from '../values/scope';

/** A `resource`, `data`, `ephemeral` or `module` block, as written. */
export interface Declared {
  readonly mode: 'resource' | 'data' | 'ephemeral' | 'module';
  /** `aws_iam_role`; `module` for modules. */
  readonly type: string;
  readonly name: string;
  /** `aws_iam_role.app`, `data.aws_iam_policy_document.app`, `module.db`. */
  readonly address: string;
  readonly body: Body;
  readonly block: Block;
  /** The labels: what a person reads as the name of the block. */
  readonly span: Span;
  readonly source: Source;
}

/** An expression and the file it stands in. */
export interface Defined {
  readonly name: string;
  readonly expression: Expression;
  readonly source: Source;
}

export interface Variable {
  readonly name: string;
  readonly source: Source;
  readonly type?: Expression;
  readonly fallback?: Expression;
  /** `nullable = false`: a caller that gives `null` gets the default. */
  readonly strict: boolean;
}

export interface Source extends Text {
  readonly facts: Facts;
  readonly blocks: readonly Block[];
  readonly declared: readonly Declared[];
  readonly locals: readonly Defined[];
  readonly variables: readonly Variable[];
  readonly outputs: readonly Defined[];
  /** What a `*.tfvars` file sets. */
  readonly settings: readonly Defined[];
  /** What a `*.tfvars.json` file sets. */
  readonly json: readonly Entry[];
}

const known = new WeakMap<Facts, Source>();
const trees = new WeakMap<Facts, { readonly text: string; readonly body: Body }>();

/** Keeps the tree that the extraction of a file made, for the text that its facts keep: another one where secrets are blanked. */
export function rememberTree(facts: Facts, text: string, body: Body): void {
  trees.set(facts, { text, body });
}

/** The file of the facts; undefined where they keep no text. */
export function sourceOf(facts: Facts): Source | undefined {
  const { file, source: text } = facts;
  if (text === undefined) return undefined;
  const before = known.get(facts);
  if (before) return before;
  const isHcl = facts.host === 'terraform';
  const tree = trees.get(facts);
  const body = !isHcl ? undefined : tree?.text === text ? tree.body : parseHcl(text).body;
  const made = readSource(facts, text, body);
  known.set(facts, made);
  if (file.endsWith('.tfvars.json')) {
    const { value } = parseJson(file, text);
    const withJson = { ...made, json: value?.kind === 'object' ? value.entries : [] };
    known.set(facts, withJson);
    return withJson;
  }
  return made;
}

function readSource(facts: Facts, text: string, body: Body | undefined): Source {
  const declared: Declared[] = [];
  const [locals, outputs, settings]: [Defined[], Defined[], Defined[]] = [[], [], []];
  const variables: Variable[] = [];
  const blocks = body?.blocks ?? [];
  const source: Source = { file: facts.file, text, facts, blocks, declared, locals, variables, outputs, settings, json: [] };
  for (const block of blocks) {
    const name = block.labels[0]?.text ?? '';
    if (block.type === 'locals')
      for (const one of block.body.attributes) locals.push({ name: one.name, expression: one.value, source });
    if (block.type === 'variable' && name !== '') variables.push(variableOf(source, block, name));
    const value = block.type === 'output' && name !== '' ? attributeOf(block.body, 'value') : undefined;
    if (value) outputs.push({ name, expression: value.value, source });
    const one = declaredBy(source, block);
    if (one) declared.push(one);
  }
  if (facts.file.endsWith('.tfvars'))
    for (const { name, value } of body?.attributes ?? []) settings.push({ name, expression: value, source });
  return source;
}

function variableOf(source: Source, { body }: Block, name: string): Variable {
  const [type, fallback, nullable] = ['type', 'default', 'nullable'].map((one) => attributeOf(body, one)?.value);
  const strict = nullable?.kind === 'literal' && nullable.value === false;
  return { name, source, strict, ...(type ? { type } : {}), ...(fallback ? { fallback } : {}) };
}

const MODES: ReadonlyMap<string, Declared['mode']> = new Map(
  (['resource', 'data', 'ephemeral', 'module'] as const).map((mode) => [mode, mode]),
);

function declaredBy(source: Source, block: Block): Declared | undefined {
  const mode = MODES.get(block.type);
  const [first, second] = block.labels;
  const last = mode === 'module' ? first : second;
  if (!mode || !first || !last?.text) return undefined;
  const type = mode === 'module' ? 'module' : first.text;
  const address = mode === 'resource' || mode === 'module' ? `${type}.${last.text}` : `${mode}.${type}.${last.text}`;
  const span = spanOf(source.file, { start: first.start, end: last.end });
  return { mode, type, name: last.text, address, body: block.body, block, span, source };
}

/** The alias of a block as its own file knows it: `tf:<dir>:<address>`. */
export function aliasIn({ source, address }: Declared): Alias {
  return aliasOf(source.file, address);
}
