/** YAML (1.2, many documents in a file) as neutral values with exact ranges. */
import { type SyntaxIssue, spanOf } from '../span';
import type { Value } from '../value';
import { compose } from './yaml-compose';
import { type Conversion, convertDocument } from './yaml-convert';
import { type Repaired, repair } from './yaml-repair';

/** YAML of this size is data, not configuration; reading it would hold up everything else. */
const MAX_LENGTH = 2_000_000;
const MAX_ISSUES = 20;

export interface YamlResult {
  /** One value a document; a document without content is `literal null`. */
  readonly documents: readonly Value[];
  readonly issues: readonly SyntaxIssue[];
}

/**
 * All documents of a YAML text. Tags are kept as written, anchors and merge keys are resolved within a budget. Where the text
 * is damaged, the damaged lines are left out and the rest is read; the issues are those of the text as it stands.
 */
export function parseYaml(file: string, text: string): YamlResult {
  if (text.length > MAX_LENGTH) {
    return { documents: [], issues: [{ message: `longer than ${MAX_LENGTH} characters`, start: 0, end: 0 }] };
  }
  const first = compose(text);
  const best = first.errors.length > 0 ? repair(text, first) : { text, ...first };
  const issues: SyntaxIssue[] = nothingLost(text, best) ? [] : first.errors.slice(0, MAX_ISSUES);
  const state: Conversion = { file, text: best.text, issues, made: 0, aliased: 0 };
  const documents = best.documents.map(({ contents, range }): Value => {
    if (contents) return convertDocument(contents, state);
    return { kind: 'literal', span: spanOf(file, { start: range[0], end: range[0] }), value: null };
  });
  return { documents, issues };
}

/** Read in full once a value was written on one line: other YAML parsers take the text as it is. */
function nothingLost(text: string, { text: read, errors }: Repaired): boolean {
  return errors.length === 0 && (read === text || read.replace(/[ \r\n]/g, '') === text.replace(/[ \r\n]/g, ''));
}
