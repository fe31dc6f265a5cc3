/** A literal in a script of a pipeline by a variable that the script's environment holds. */
import type { Edit } from '../../model';
import type { Place } from '../model';
import type { Found } from '../tree';
import { ownAssignment, posixEdits } from './posix';
import { decodedRange, scalarEdits } from './scalar';

/** Edits for a POSIX shell; undefined where no variable can stand. */
export function posixScript({ file, text, credential }: Place, { value }: Found, variable: string): Edit[] | undefined {
  const secret = decodedRange(value, credential.span);
  if (!secret || credential.encoded || credential.encoding) return undefined;
  const own = value.style === 'block' ? ownAssignment(value.text, secret, variable) : undefined;
  const line = own && wholeLine(text, value.text.slice(own.start, own.end), credential.span.start);
  if (line) return [line];
  const edits = posixEdits(value.text, secret, variable);
  return edits && scalarEdits(file, text, value, edits);
}

/** The line of the file that holds a line of a block. */
function wholeLine(text: string, line: string, at: number): Edit | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  return newline > 0 && text.slice(start, newline).trim() === line.trim() ? { start, end: newline + 1, text: '' } : undefined;
}
