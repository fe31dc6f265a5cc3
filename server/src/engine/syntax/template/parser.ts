/** Go templates as trees. Never throws: what cannot be read makes the tree damaged. */
import { actionsOf } from '../data/helm';
import type { Range } from '../span';
import type { Node, Nodes, Pipeline, Template } from './model';
import { readPipeline } from './pipeline';
import { isBlank, type Token, tokensOf } from './tokens';

const MAX_DEPTH = 60;
const MAX_LENGTH = 1_000_000;

interface Open {
  readonly kind: 'if' | 'with' | 'range' | 'define' | 'block';
  readonly start: number;
  readonly pipeline?: Pipeline | undefined;
  readonly name?: string | undefined;
  readonly body: Node[];
  other?: Node[];
  /** `else if` opens another one that ends with this one. */
  readonly chained: boolean;
}

interface Parsing {
  readonly stack: Open[];
  readonly root: Node[];
  readonly defines: Map<string, Nodes>;
  damaged: boolean;
}

export function parseTemplate(text: string): Template {
  const parsing: Parsing = { stack: [], root: [], defines: new Map(), damaged: text.length > MAX_LENGTH };
  let from = 0;
  for (const action of parsing.damaged ? [] : actionsOf(text)) {
    const inner = innerOf(text, action);
    addLiteral({ start: from, end: inner.before }, parsing);
    from = inner.after;
    const tokens = inner.isComment ? [] : tokensOf(text, inner);
    if (!tokens) parsing.damaged = true;
    else if (tokens.length > 0) addAction(tokens, action, parsing);
  }
  addLiteral({ start: from, end: text.length }, parsing);
  return { nodes: parsing.root, defines: parsing.defines, damaged: parsing.damaged || parsing.stack.length > 0 };
}

/** What stands inside of the braces, and how far the text around it reaches: `{{-` and `-}}` take away white space. */
function innerOf(text: string, { start, end }: Range): Range & { before: number; after: number; isComment: boolean } {
  const closed = text.startsWith('}}', end - 2);
  const inner = { start: start + 2, end: closed ? end - 2 : end };
  let [before, after] = [start, end];
  if (text[inner.start] === '-' && /\s/.test(text[inner.start + 1] ?? '')) {
    inner.start++;
    while (before > 0 && isBlank(text, before - 1)) before--;
  }
  if (text[inner.end - 1] === '-' && /\s|\//.test(text[inner.end - 2] ?? '')) {
    inner.end--;
    while (after < text.length && isBlank(text, after)) after++;
  }
  const isComment = text
    .slice(inner.start, inner.start + 40)
    .trimStart()
    .startsWith('/*');
  return { ...inner, before, after, isComment };
}

function addLiteral({ start, end }: Range, parsing: Parsing): void {
  if (end > start) bodyOf(parsing).push({ kind: 'literal', start, end });
}

function bodyOf({ stack, root }: Parsing): Node[] {
  const open = stack.at(-1);
  return open ? (open.other ?? open.body) : root;
}

function addAction(tokens: readonly Token[], { start, end }: Range, parsing: Parsing): void {
  const [first, second] = tokens;
  const word = first?.kind === 'name' ? first.text : '';
  const rest = (from: number) => tokens.slice(from);
  switch (word) {
    case 'if':
    case 'with':
    case 'range':
      open({ kind: word, start, pipeline: pipelineOf(rest(1)), chained: false }, parsing);
      return;
    case 'define':
      open({ kind: 'define', start, name: nameOf(second), chained: false }, parsing);
      return;
    case 'block':
      open({ kind: 'block', start, name: nameOf(second), pipeline: pipelineOf(rest(2)), chained: false }, parsing);
      return;
    case 'else':
      otherwise(tokens, start, parsing);
      return;
    case 'end':
      close(end, parsing);
      return;
    case 'break':
    case 'continue':
      if (tokens.length === 1) bodyOf(parsing).push({ kind: word, start, end });
      return;
    case 'template': {
      const name = nameOf(second);
      const pipeline = tokens.length > 2 ? pipelineOf(rest(2)) : undefined;
      if (name === undefined) parsing.damaged = true;
      else bodyOf(parsing).push({ kind: 'template', name, start, end, ...(pipeline ? { pipeline } : {}) });
      return;
    }
    default: {
      const pipeline = pipelineOf(tokens);
      if (pipeline) bodyOf(parsing).push({ kind: 'print', pipeline, start, end });
      else parsing.damaged = true;
    }
  }
}

function nameOf(token: Token | undefined): string | undefined {
  return token?.kind === 'text' ? token.text : undefined;
}

function pipelineOf(tokens: readonly Token[]): Pipeline | undefined {
  const reader = { tokens, at: 0 };
  const pipeline = readPipeline(reader);
  return reader.at === tokens.length ? pipeline : undefined;
}

function open(one: Omit<Open, 'body' | 'other'>, parsing: Parsing): void {
  const needs = one.kind !== 'define';
  if ((needs && !one.pipeline) || parsing.stack.length > MAX_DEPTH) parsing.damaged = true;
  parsing.stack.push({ ...one, body: [] });
}

function otherwise(tokens: readonly Token[], start: number, parsing: Parsing): void {
  const top = parsing.stack.at(-1);
  if (!top || top.kind === 'define' || top.other) {
    parsing.damaged = true;
    return;
  }
  top.other = [];
  const word = tokens[1]?.text;
  if (word === 'if' || word === 'with')
    open({ kind: word, start, pipeline: pipelineOf(tokens.slice(2)), chained: true }, parsing);
}

function close(end: number, parsing: Parsing): void {
  const top = parsing.stack.pop();
  if (!top) {
    parsing.damaged = true;
    return;
  }
  const { kind, start, pipeline, name, body, other = [] } = top;
  if (kind === 'define' || kind === 'block') {
    if (name !== undefined) parsing.defines.set(name, body);
    if (kind === 'block' && name !== undefined && pipeline)
      bodyOf(parsing).push({ kind: 'template', name, pipeline, start, end });
  } else if (pipeline) bodyOf(parsing).push({ kind, pipeline, body, other, start, end });
  if (top.chained) close(end, parsing);
}
