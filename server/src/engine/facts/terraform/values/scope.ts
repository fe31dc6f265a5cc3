/** What an evaluation may look at and how much it may do. */
import { type Range, spanOf } from '../../../syntax/span';
import { HOLE, type Origin, type UnknownValue, type Value } from '../../../syntax/value';

/** What all evaluations of a file, or of a root module, may take together. */
export interface Budget {
  steps: number;
}

/** A name that stands for a value in a part of the text: `each`, `count`, the variables of `for` and of dynamic blocks. */
export interface Bound {
  readonly name: string;
  readonly value: Value;
  readonly outer?: Bound | undefined;
}

/** Where an expression stands, and what it may refer to. */
export interface Scope {
  readonly file: string;
  readonly text: string;
  readonly names: Names;
  readonly bound?: Bound | undefined;
}

/** A step after a name: `.arn`, `[0]`, `[*]`. `end` is where the expression ends that it makes. */
export type Step = { readonly end: number } & (
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: Value }
  | { readonly kind: 'splat' }
);

/** What a name and the first `used` steps after it stand for. */
export interface Found {
  readonly value: Value;
  readonly used: number;
}

/** A text that a file holds. */
export interface Text {
  readonly file: string;
  readonly text: string;
}

/** What names mean outside of the expression: in one file, or in a module that is called with certain arguments. */
export interface Names {
  readonly budget: Budget;
  /** What `root` and the steps after it stand for in that file; undefined where nothing declares it here. */
  readonly find: (run: Run, root: string, steps: readonly Step[], depth: number, file: string) => Found | undefined;
  /** An attribute of a thing that `find` gave as a whole. */
  readonly attribute: (
    run: Run,
    whole: UnknownValue & { readonly origin: Origin },
    name: string,
    depth: number,
  ) => Value | undefined;
  /** The text of a file, by the path that an expression gives, or the path in the workspace where it holds no text that is kept. */
  readonly read: (path: string, from: string) => Text | string | undefined;
}

/** One evaluation. Files may refer to themselves and double with every step, so steps and characters are counted. */
export interface Run {
  /** Whether known interpolations inside a longer string are filled in; credentials are judged without, as written. */
  readonly fillIn: boolean;
  readonly budget: Budget;
  steps: number;
  characters: number;
  /** Some part came from the default of a variable that nobody has set: another value may be given. */
  suggested: boolean;
}

/** Whether the evaluation ended early: what it gave is not all there is. */
export function isSpent(run: Run): boolean {
  return run.steps <= 0 || run.budget.steps <= 0;
}

/** Counts work against the budgets; false when they are used up. */
export function pays(run: Run, steps: number): boolean {
  run.steps -= steps;
  run.budget.steps -= steps;
  return !isSpent(run);
}

/** A value that is not known, at the place of the expression. */
export function unknownAt(scope: Scope, at: Range, reason: string, reference?: string): UnknownValue {
  return { kind: 'unknown', span: spanOf(scope.file, at), reason, ...(reference ? { reference } : {}) };
}

/** The reason of a value that certainly is not there, so that `try` goes on: a missing key, an index beyond the end. */
export const NOT_THERE = 'not there';

export function isAbsent(value: Value | undefined): boolean {
  return value?.kind === 'unknown' && value.reason === NOT_THERE;
}

export function isNull(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === null;
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
  run.budget.steps -= text.length >> 3;
  return text;
}
