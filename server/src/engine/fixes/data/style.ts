/** How a data file is written around a place. */
import type { Range } from '../../syntax/span';
import type { Entry } from '../../syntax/value';

/** A line that begins, turns or ends a part of a template. */
const STEERS = /^[ \t]*\{\{-?[ \t]*(?:if|else|end|range|with|define|block)\b/m;

/** Whether lines of a template decide about what stands here. */
export function steers(text: string, { start, end }: Range): boolean {
  return STEERS.test(text.slice(start, end));
}

/** Whether the file is JSON, as far as its keys show; an empty object is judged by the file's first character. */
export function isJsonAt(text: string, entry: Entry | undefined): boolean {
  return entry ? text[entry.keySpan.start] === '"' || text[entry.keySpan.start - 1] === '"' : /^\uFEFF?\s*[{[]/.test(text);
}
