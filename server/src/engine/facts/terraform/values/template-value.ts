/** Templates with what their interpolations and directives give, as far as that is known. */
import type { Expression, Template } from '../../../syntax/hcl/ast';
import { decode, indentOf } from '../../../syntax/hcl/decode';
import { type Sequence, type SequencePart, sequenceOf } from '../../../syntax/hcl/sequence';
import { spanOf } from '../../../syntax/span';
import { HOLE, type Origin, type Value } from '../../../syntax/value';
import { eitherOf, optionsOf, together } from './either';
import { truthOf, visit } from './evaluate';
import { jsonWithHoles } from './json-text';
import { roundsOf } from './loops';
import { type Bound, partText, pays, type Run, type Scope } from './scope';
import { stringOf } from './template';

/** Texts that are told apart; of more, what differs is a HOLE. */
const MAX_TEXTS = 8;

/** A text in the making, and where each of its characters stands. */
interface Made {
  readonly pieces: string[];
  readonly offsets: number[];
  /** What its HOLEs stand for. */
  readonly holes: (Origin | undefined)[];
}

interface Filling {
  readonly run: Run;
  readonly text: string;
  readonly quoted: boolean;
  readonly indent: number;
}

/** The template as a string; as several where conditions inside it are not known; a lone interpolation as what it gives. */
export function templateValue(template: Template, run: Run, scope: Scope, depth: number): Value {
  const [only] = template.parts;
  const quoted = template.form === 'quoted';
  if (quoted && template.parts.length === 1 && only?.kind === 'interpolation')
    return visit(only.expression, run, scope, depth + 1);
  if (!run.fillIn || template.parts.every(({ kind }) => kind === 'text')) return stringOf(template, scope, [], () => HOLE);
  const indent = template.form === 'indented-heredoc' ? indentOf(scope.text, template.parts) : 0;
  const filling = { run, text: scope.text, quoted, indent };
  const texts = fill(sequenceIn(template), filling, scope, [{ pieces: [], offsets: [], holes: [] }], depth + 1);
  const span = spanOf(scope.file, template.content);
  const base = {
    kind: 'string' as const,
    span,
    literal: { start: template.start, end: template.end },
    style: quoted ? ('double' as const) : ('heredoc' as const),
  };
  return eitherOf(
    span,
    texts.map(({ pieces, offsets, holes }) => ({
      ...base,
      ...{ text: pieces.join(''), offsets },
      ...(holes.some((one) => one !== undefined) ? { holes } : {}),
    })),
  );
}

const sequences = new WeakMap<Template, Sequence>();

/** A module's templates are filled in for every call of it. */
function sequenceIn(template: Template): Sequence {
  const known = sequences.get(template) ?? sequenceOf(template.parts);
  sequences.set(template, known);
  return known;
}

function fill(sequence: Sequence, filling: Filling, scope: Scope, texts: Made[], depth: number): Made[] {
  let all = texts;
  for (const part of sequence) all = fillPart(part, filling, scope, all, depth);
  return all;
}

function fillPart(part: SequencePart, filling: Filling, scope: Scope, texts: Made[], depth: number): Made[] {
  const { run } = filling;
  if (part.kind === 'text') {
    const offsets: number[] = [];
    const text = decode(filling.text, part.start, part.end, filling.quoted, filling.indent, offsets);
    if (!pays(run, offsets.length >> 3)) return texts;
    for (const made of texts) add(made, text, offsets);
    return texts;
  }
  if (part.kind === 'interpolation') {
    const value = visit(part.expression, run, scope, depth);
    const options = value.kind === 'either' ? optionsOf(value) : [value];
    const known = options.length * texts.length <= MAX_TEXTS;
    const choices = known ? options.map((one) => ({ text: textIn(run, one), holes: holesIn(one) })) : [{ text: HOLE }];
    return choices.flatMap(({ text, holes }: { text: string; holes?: Made['holes'] }, i) =>
      (i === choices.length - 1 ? texts : texts.map(copyOf)).map((made) => put(made, text, part.start, holes)),
    );
  }
  if (part.kind === 'if') {
    const holds = truthOf(visit(part.condition, run, scope, depth));
    if (holds !== undefined) return fill(holds ? part.whenTrue : part.whenFalse, filling, scope, texts, depth + 1);
    if (texts.length * 2 > MAX_TEXTS) return texts.map((made) => put(made, HOLE, part.start));
    return [
      ...fill(part.whenTrue, filling, scope, texts.map(copyOf), depth + 1),
      ...fill(part.whenFalse, filling, scope, texts, depth + 1),
    ];
  }
  return repeat(part, filling, scope, texts, depth);
}

function repeat(
  part: Extract<SequencePart, { kind: 'for' }>,
  filling: Filling,
  scope: Scope,
  texts: Made[],
  depth: number,
): Made[] {
  const over = roundsOf(together(visit(part.collection as Expression, filling.run, scope, depth)));
  if (!over) return texts.map((made) => put(made, HOLE, part.start));
  let all = texts;
  for (const { key, value } of over.rounds) {
    const [first, second] = part.names;
    const outer: Bound | undefined = second === undefined ? scope.bound : { name: first, value: key, outer: scope.bound };
    all = fill(part.body, filling, { ...scope, bound: { name: second ?? first, value, outer } }, all, depth + 1);
  }
  return all;
}

/** What a value says inside a text; a list or map only ever gets there as JSON. */
function textIn(run: Run, value: Value): string {
  if (value.kind !== 'object' && value.kind !== 'list') return partText(run, value);
  const text = jsonWithHoles(value);
  if (text.length > run.characters) return HOLE;
  run.characters -= text.length;
  return text;
}

/** What the HOLEs stand for that the value brings along. */
function holesIn(value: Value): Made['holes'] | undefined {
  if (value.kind === 'unknown') return value.origin && [value.origin];
  return value.kind === 'string' && value.holes ? [...value.holes] : undefined;
}

function put(made: Made, text: string, at: number, holes?: Made['holes']): Made {
  made.pieces.push(text);
  if (text.includes(HOLE)) {
    const count = text.split(HOLE).length - 1;
    made.holes.push(...(holes?.length === count ? holes : Array<undefined>(count).fill(undefined)));
  }
  for (let i = 0; i < text.length; i++) made.offsets.push(at);
  return made;
}

function add(made: Made, text: string, offsets: readonly number[]): void {
  made.pieces.push(text);
  for (const offset of offsets) made.offsets.push(offset);
}

function copyOf({ pieces, offsets, holes }: Made): Made {
  return { pieces: [...pieces], offsets: [...offsets], holes: [...holes] };
}
