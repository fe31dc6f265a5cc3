/** A literal in a script of a step: the script reads a variable, which the step gets. */
import { entryOf, get, type ObjectValue, textOf } from '../../../syntax/value';
import type { Edit } from '../../model';
import type { Place } from '../model';
import { addEntry, columnOf, linesAfter, linesBefore } from '../pipelines/entries';
import { ownAssignment, posixEdits } from '../pipelines/posix';
import { decodedRange, scalarEdits } from '../pipelines/scalar';
import { powershellEdits, promptEdits } from '../pipelines/windows';
import { shellOf, type Where } from './place';

/** What a variable of the step may be called: not as one that the step, its job or the workflow gives another meaning. */
export function variableFor({ name }: Place, { document, job, step }: Where): string {
  const taken = [step, job?.value, document].some((holder) => get(holder, 'env', name.env) !== undefined);
  return taken ? `${name.env}_VALUE` : name.env;
}

/** The script with the variable in place of the literal; undefined where its shell has no safe form. */
export function scriptEdits(place: Place, where: Where, variable: string): Edit[] | undefined {
  const { value } = where.found;
  const secret = decodedRange(value, place.credential.span);
  if (!secret || place.credential.encoded || place.credential.encoding) return undefined;
  const shell = shellOf(where);
  const isPosix = shell === 'bash' || shell === 'sh' || /\/(?:ba)?sh$/.test(shell);
  const own = isPosix ? ownAssignment(value.text, secret, variable) : undefined;
  const line =
    own && value.style === 'block' ? wholeLine(place.text, value.text, own, secret, place.credential.span.start) : undefined;
  if (line) return [line];
  const edits = isPosix
    ? posixEdits(value.text, secret, variable)
    : shell === 'pwsh' || shell === 'powershell'
      ? powershellEdits(value.text, secret, variable)
      : shell === 'cmd'
        ? promptEdits(value.text, secret, variable)
        : undefined;
  return edits && scalarEdits(place.file, place.text, value, edits);
}

/** The line of the file that holds a line of a block. */
function wholeLine(
  text: string,
  script: string,
  line: { start: number; end: number },
  secret: { start: number },
  at: number,
): Edit | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const written = text.slice(start, newline).trim();
  const same = written === script.slice(line.start, line.end).trim() && secret.start >= line.start;
  return newline > 0 && same ? { start, end: newline + 1, text: '' } : undefined;
}

/** The variable in the step's environment, before its `run` where the step has none yet. */
export function stepVariable(text: string, step: ObjectValue, key: string, value: string): Edit | undefined {
  const env = entryOf(step, 'env');
  if (env?.value.kind === 'object') return addEntry(text, env.value, key, value);
  const run = entryOf(step, 'run');
  if (env || !run || columnOf(text, step) === undefined) return undefined;
  const lines = ['env:', `  ${key}: ${value}`];
  return step.entries[0] === run ? linesAfter(text, step, run, lines) : linesBefore(text, step, run, lines);
}

/** `actions/github-script` runs what it is given: JavaScript, which reads the environment. */
export function isCode({ part, found }: Where): boolean {
  return part === 'with' && /script|^(?:run|command|cmd|inline)/i.test(found.path.at(-1) ?? '');
}

/** Name of the job's deployment environment, where it is written: its secrets are kept apart. */
export function environmentOf({ job }: Where): string | undefined {
  const name = textOf(get(job?.value, 'environment')) ?? textOf(get(job?.value, 'environment', 'name'));
  return name !== undefined && /^[\w.-]+$/.test(name) ? name : undefined;
}
