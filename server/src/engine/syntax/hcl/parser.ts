/** Terraform, OpenTofu and `.tfvars` text to a tree with exact ranges. Hand-written: recursive descent with recovery. */
import type { HclFile, Template } from './ast';
import { parseBody } from './body';
import { newCursor } from './cursor';
import { parseParts } from './templates';

/**
 * Reads any text and never throws: what is half-typed becomes a `missing` expression and an issue, everything else of the
 * file is still found. Time is linear in the text; nesting beyond 200 levels is given up with an issue.
 */
export function parseHcl(text: string): HclFile {
  const cursor = newCursor(text);
  const body = parseBody(cursor, false);
  return { body: { ...body, start: 0, end: text.length }, issues: cursor.issues };
}

/** A file that `templatefile` reads: text with `${ }` and `%{ }`, nothing of which is decoded. */
export function parseTemplate(text: string): Template {
  const cursor = newCursor(text);
  const parts = parseParts(cursor, false);
  const whole = { start: 0, end: text.length };
  return { kind: 'template', form: 'heredoc', content: whole, parts, ...whole };
}
