/** Terraform, OpenTofu and `.tfvars` text to a tree with exact ranges. Hand-written: recursive descent with recovery. */
import type { HclFile } from './ast';
import { parseBody } from './body';
import { newCursor } from './cursor';

/**
 * Reads any text and never throws: what is half-typed becomes a `missing` expression and an issue, everything else of the
 * file is still found. Time is linear in the text; nesting beyond 200 levels is given up with an issue.
 */
export function parseHcl(text: string): HclFile {
  const cursor = newCursor(text);
  const body = parseBody(cursor, false);
  return { body: { ...body, start: 0, end: text.length }, issues: cursor.issues };
}
