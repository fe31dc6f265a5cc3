/** What an evaluation may look at and how much it may do. */
import type { Expression } from '../../syntax/hcl/ast';
import { type Range, type Span, spanOf } from '../../syntax/span';
import { HOLE, type Value } from '../../syntax/value';

/** What an expression of the file may refer to. */
export interface Scope {
  readonly file: string;
  readonly text: string;
  readonly locals: ReadonlyMap<string, Expression>;
  /** Defaults of variables; a variable without one is unknown. */
  readonly defaults: ReadonlyMap<string, Expression>;
  /** What all evaluations of the file may take together. */
  readonly budget: { steps: number };
}

/** One evaluation. Files may refer to themselves and double with every step, so steps and characters are counted. */
export interface Run {
  readonly scope: Scope;
  /** Whether known interpolations inside a longer string are filled in; credentials are judged without, as written. */
  readonly fillIn: boolean;
  steps: number;
  characters: number;
}

export type Visit = (expression: Expression) => Value;

/** A value that is not known, at the place of the expression. */
export function unknownAt(run: Run, at: Range, via: readonly Span[], reason: string, reference?: string): Value {
  const span = spanOf(run.scope.file, at, via);
  return { kind: 'unknown', span, reason, ...(reference ? { reference } : {}) };
}

/** The text that a value has inside a string; undefined where it is not known. */
export function plainText(value: Value | undefined): string | undefined {
  if (value?.kind === 'string') return value.text.includes(HOLE) ? undefined : value.text;
  return value?.kind === 'literal' && value.value !== null ? String(value.value) : undefined;
}

/** The same for a part of a longer text, with HOLEs left in, as long as the run can pay for it. */
export function partText(run: Run, value: Value | undefined): string {
  const text = value?.kind === 'string' ? value.text : plainText(value);
  if (text === undefined || text.length > run.characters) return HOLE;
  run.characters -= text.length;
  run.scope.budget.steps -= text.length;
  return text;
}
