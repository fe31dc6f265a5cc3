/** Positions. Inside the engine a position is a UTF-16 offset into the decoded text; hosts turn it into lines. */

/** A half-open interval of UTF-16 offsets in one text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A range in a named file. `file` is the path relative to the workspace folder, with forward slashes, in the editor and
 * in the terminal alike (so both give the same verdict). `via` is the chain of places a value was resolved through,
 * nearest first: the reference, then the local, variable or parameter behind it.
 */
export interface Span extends Range {
  readonly file: string;
  readonly via?: readonly Span[];
}

/** Something a parser could not read. The rest of the file is still there. Never contains text of the file. */
export interface SyntaxIssue extends Range {
  readonly message: string;
}

export function spanOf(file: string, range: Range, via?: readonly Span[]): Span {
  return via && via.length > 0 ? { file, start: range.start, end: range.end, via } : { file, start: range.start, end: range.end };
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether both are the same part of one text. */
export function same(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}
