/** A step that runs a script: `sh '…'`, alone on its lines. */
import type { Range } from '../../../syntax/span';
import { applyEdits } from '../../apply';
import type { Edit } from '../../model';
import { indentAt, isBlank, lineEnd, lineStart, newlineOf } from '../../text';
import { ownAssignment, posixEdits } from '../pipelines/posix';
import { powershellEdits, promptEdits } from '../pipelines/windows';
import type { Around, Text } from './groovy';

/** From the step's name to the closing quote, and what comes behind. */
const STEP = /^[ \t]*(sh|bat|powershell|pwsh)[ \t]*(?:\([ \t]*(?:script:[ \t]*)?)?$/;
const TAIL =
  /^(?:[ \t]*,[ \t]*(?:label|returnStdout|returnStatus|encoding):[ \t]*(?:true|false|'[^'\r\n]*'))*[ \t]*\)?[ \t]*;?[ \t]*(?:\/\/[^\r\n]*)?$/;

/**
 * The script with a variable in place of the literal. Groovy would put the value of a variable into a string in double quotes itself,
 * where the process list shows it: such a string gets single quotes, which needs that nothing else in it is interpolated.
 * https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#string-interpolation
 */
export function stepEdits(text: string, { string }: Around, secret: Range, variable: string): Edit[] | undefined {
  const lead = text.slice(lineStart(text, string.start), string.start);
  const name = STEP.exec(lead)?.[1];
  const tail = text.slice(string.end, lineEnd(text, string.end));
  if (!name || !TAIL.test(tail)) return undefined;
  const script = contentOf(text, string);
  if (script === undefined) return undefined;
  const from = string.start + string.quote.length;
  const inner = { start: secret.start - from, end: secret.end - from };
  const write = name === 'sh' ? posixEdits : name === 'bat' ? promptEdits : powershellEdits;
  const own = name === 'sh' && string.quote.length === 3 ? ownAssignment(script, inner, variable) : undefined;
  const edits = own ? [{ ...own, text: '' }] : write(script, inner, variable);
  if (!edits) return undefined;
  const after = applyEdits(script, edits);
  const quote = string.quote.length === 3 ? "'''" : "'";
  const escaped = quote === "'" ? after.replaceAll("'", "\\'") : after;
  return quote === "'''" && after.includes("'''")
    ? undefined
    : [{ start: string.start, end: string.end, text: quote + escaped + quote }];
}

/** The text of a string that has no escapes; `\"` in one of double quotes is none in single quotes either. */
function contentOf(text: string, { start, end, quote }: Text): string | undefined {
  const content = text.slice(start + quote.length, end - quote.length);
  if (content.includes('\\')) return undefined;
  return quote.startsWith('"') && content.includes('$') ? undefined : content;
}

/** The lines of a step in a block of their own; what a string says on further lines stays where it is. */
export function wrapped(text: string, { string, blocks }: Around, step: string, inner: readonly Edit[]): Edit[] | undefined {
  const start = lineStart(text, string.start);
  const end = lineEnd(text, string.end);
  const indent = indentAt(text, start);
  const block = blocks.at(-1);
  if (!block || isBlank(text.slice(start, string.start))) return undefined;
  const unit = unitOf(text, block.open, indent);
  return [
    { start, end: start, text: `${indent}${step} {${newlineOf(text)}${unit}` },
    ...inner,
    { start: end, end, text: `${newlineOf(text)}${indent}}` },
  ];
}

/** One level of indentation: what the line has more than that of the brace around it. */
function unitOf(text: string, brace: number, indent: string): string {
  const outer = indentAt(text, brace);
  const more = indent.startsWith(outer) ? indent.slice(outer.length) : '';
  return more === '' ? '  ' : more;
}
