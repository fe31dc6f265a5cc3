/**
 * Go templates carried out: text, with where each part of it was written. Total: what is not known is a hole, what a condition
 * may leave out is there, and a budget ends what would take long.
 */
import type { Node, Nodes } from '../../../syntax/template/model';
import { type Data, isTrue, joined, NIL, numberOf, type Piece, piecesOf, plain, sliceOf, textOf, unknownOf } from './data';
import { evaluate } from './evaluate';
import { type Frame, oneLine, type Run, type Source, type Variables } from './run';

const MAX_DEPTH = 60;
const LONGEST_OUTPUT = 2_000_000;

type Signal = 'break' | 'continue' | undefined;

/** What the template prints, which is nothing where it was not carried out to its end, and the steps that it took. */
export function execute(
  nodes: Nodes,
  source: Source,
  root: Data,
  given: Pick<Run, 'defines' | 'templates'>,
  steps: number,
): { readonly pieces?: readonly Piece[]; readonly steps: number } {
  const out: Piece[] = [];
  const run: Run = {
    ...given,
    undo: [],
    include: (name, dot, depth) => included(run, name, dot, depth),
    tpl: (text, dot, depth) => carriedOut(run, text, dot, depth),
    left: steps,
    output: 0,
  };
  runNodes(nodes, root, { vars: new Map(), parent: undefined }, { run, source, root, depth: 0, isFile: true }, out);
  for (const undo of run.undo.splice(0).reverse()) undo();
  return { steps: steps - run.left, ...(run.left > 0 ? { pieces: out } : {}) };
}

function runNodes(nodes: Nodes, dot: Data, variables: Variables, frame: Frame, out: Piece[]): Signal {
  for (const node of nodes) {
    if (--frame.run.left <= 0) return 'break';
    const signal = runNode(node, dot, variables, frame, out);
    if (signal) return signal;
  }
  return undefined;
}

function emit(pieces: readonly Piece[], node: Node, { isFile, run }: Frame, out: Piece[]): void {
  for (const piece of pieces) {
    run.output += piece.text.length;
    if (piece.text !== '') out.push(isFile ? { ...piece, site: { start: node.start, end: node.end } } : piece);
  }
  if (run.output > LONGEST_OUTPUT) run.left = 0;
}

function runNode(node: Node, dot: Data, variables: Variables, frame: Frame, out: Piece[]): Signal {
  switch (node.kind) {
    case 'literal':
      for (const piece of frame.source.slice(node.start, node.end)) out.push(piece);
      frame.run.output += node.end - node.start;
      return undefined;
    case 'print': {
      const value = evaluate(node.pipeline, dot, variables, frame);
      if (node.pipeline.names.length === 0) emit(piecesOf(value), node, frame, out);
      return undefined;
    }
    case 'template': {
      const value = node.pipeline ? evaluate(node.pipeline, dot, variables, frame) : NIL;
      const { run } = frame;
      emit(
        included(run, node.name, value, frame.depth) ?? [...piecesOf(unknownOf(`template "${node.name}" .`))],
        node,
        frame,
        out,
      );
      return undefined;
    }
    case 'if':
    case 'with': {
      const scope = inner(variables);
      const value = evaluate(node.pipeline, dot, scope, frame);
      const truth = isTrue(value);
      const at = node.kind === 'with' ? value : dot;
      if (truth === undefined) return either(node, at, dot, scope, frame, out);
      return truth ? runNodes(node.body, at, scope, frame, out) : runNodes(node.other, dot, scope, frame, out);
    }
    case 'range':
      return runRange(node, dot, variables, frame, out);
    default:
      return node.kind;
  }
}

const inner = (parent: Variables): Variables => ({ vars: new Map(), parent });

/** Nobody can say which branch is taken: lines of both are there, and what stands within a line is a hole. */
function either(
  node: Extract<Node, { kind: 'if' | 'with' | 'range' }>,
  at: Data,
  dot: Data,
  scope: Variables,
  frame: Frame,
  out: Piece[],
): Signal {
  const before = snapshot(scope);
  const [yes, no]: [Piece[], Piece[]] = [[], []];
  runNodes(node.body, at, inner(scope), frame, yes);
  const after = snapshot(scope);
  restore(before);
  runNodes(node.other, dot, inner(scope), frame, no);
  settle(after, snapshot(scope));
  const texts = [plain(yes), plain(no)];
  if (texts[0] === texts[1] || texts.some((text) => /\n[ \t]*\S/.test(text)))
    out.push(...yes, ...(texts[0] === texts[1] ? [] : no));
  else if (texts.some((text) => text.trim() !== '')) {
    const words = frame.source.text.slice(node.pipeline.start, node.pipeline.end);
    emit(piecesOf(unknownOf(`if ${oneLine(words)}`)), node, frame, out);
  }
  return undefined;
}

type Snapshot = (readonly [Map<string, Data>, string, Data])[];

function snapshot(scope: Variables): Snapshot {
  const found: Snapshot = [];
  for (let at: Variables | undefined = scope; at; at = at.parent)
    for (const [name, value] of at.vars) found.push([at.vars, name, value]);
  return found;
}

function restore(before: Snapshot): void {
  for (const [vars, name, value] of before) vars.set(name, value);
}

/** Variables that the two branches leave different are not known. */
function settle(yes: Snapshot, no: Snapshot): void {
  for (const [vars, name, value] of yes) {
    const other = no.find((one) => one[0] === vars && one[1] === name)?.[2];
    if (other !== undefined && other !== value) vars.set(name, unknownOf(`$${name}`));
  }
}

function runRange(
  node: Extract<Node, { kind: 'if' | 'with' | 'range' }>,
  dot: Data,
  variables: Variables,
  frame: Frame,
  out: Piece[],
): Signal {
  const [first, second] = node.pipeline.names;
  const value = evaluate({ ...node.pipeline, names: [] }, dot, variables, frame);
  const items = itemsOf(value);
  if (!items) {
    const scope = inner(variables);
    if (first !== undefined) scope.vars.set(first, value);
    if (second !== undefined) scope.vars.set(second, value);
    return either(node, unknownOf('.'), dot, scope, frame, out);
  }
  if (items.length === 0) return runNodes(node.other, dot, inner(variables), frame, out);
  for (const [key, item] of items) {
    const scope = inner(variables);
    if (second !== undefined) {
      if (first !== undefined) scope.vars.set(first, key);
      scope.vars.set(second, item);
    } else if (first !== undefined) scope.vars.set(first, item);
    const signal = runNodes(node.body, item, scope, frame, out);
    if (signal === 'break') return frame.run.left > 0 ? undefined : 'break';
  }
  return undefined;
}

/** What `range` goes over; undefined where that is not known. */
function itemsOf(value: Data): (readonly [Data, Data])[] | undefined {
  switch (value.kind) {
    case 'list':
      return value.items.map((one, i) => [numberOf(i), one]);
    case 'map':
      if (value.open) return undefined;
      return [...value.entries]
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, one]) => [textOf(key, value.keys?.get(key)), one]);
    case 'unknown':
      return undefined;
    case 'number':
      return Array.from({ length: Math.min(Math.max(0, value.value), 1_000) }, (_one, i) => [numberOf(i), numberOf(i)]);
    default:
      return [];
  }
}

/** What a named part prints; undefined where the chart does not have it or calls go too deep. */
function included(run: Run, name: string, dot: Data, depth: number): Piece[] | undefined {
  const define = run.defines.get(name);
  if (!define || depth > MAX_DEPTH) return undefined;
  const out: Piece[] = [];
  runNodes(
    define.nodes,
    dot,
    { vars: new Map(), parent: undefined },
    { run, source: define.source, root: dot, depth: depth + 1, isFile: false },
    out,
  );
  return out;
}

/** A text of the values, carried out as a template of its own. */
function carriedOut(run: Run, pieces: readonly Piece[], dot: Data, depth: number): readonly Piece[] | undefined {
  const text = plain(pieces);
  if (!text.includes('{{') || depth > MAX_DEPTH) return depth > MAX_DEPTH ? undefined : pieces;
  // A hole is what is left of an action that was carried out already.
  if (pieces.some(({ hole }) => hole))
    return pieces.every(({ hole, text: one }) => hole || !one.includes('{{')) ? pieces : undefined;
  const template = run.templates(text);
  if (template.damaged) return undefined;
  const out: Piece[] = [];
  const source: Source = { text, slice: (start, end) => sliceOf(pieces, start, end) };
  runNodes(
    template.nodes,
    dot,
    { vars: new Map(), parent: undefined },
    { run, source, root: dot, depth: depth + 1, isFile: false },
    out,
  );
  return joined(out).pieces;
}
