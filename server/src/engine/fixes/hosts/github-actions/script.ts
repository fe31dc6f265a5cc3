/** A literal in a script of a step: the script reads a variable, which the step gets. */
import { get, textOf } from '../../../syntax/value';
import type { Edit } from '../../model';
import type { Place } from '../model';
import { decodedRange, scalarEdits } from '../pipelines/scalar';
import { posixScript } from '../pipelines/script';
import { powershellEdits, promptEdits } from '../pipelines/windows';
import { shellOf, type Where } from './place';

/** What a variable of the step may be called: not as one that the step, its job or the workflow gives another meaning. */
export function variableFor({ name }: Place, { document, job, step }: Where): string {
  const taken = [step, job?.value, document].some((holder) => get(holder, 'env', name.env) !== undefined);
  return taken ? `${name.env}_VALUE` : name.env;
}

/** The script with the variable in place of the literal; undefined where its shell has no safe form. */
export function scriptEdits(place: Place, where: Where, variable: string): Edit[] | undefined {
  const shell = shellOf(where);
  if (shell === 'bash' || shell === 'sh' || /\/(?:ba)?sh$/.test(shell)) return posixScript(place, where.found, variable);
  const { value } = where.found;
  const secret = decodedRange(value, place.credential.span);
  const write = shell === 'pwsh' || shell === 'powershell' ? powershellEdits : shell === 'cmd' ? promptEdits : undefined;
  if (!secret || !write || place.credential.encoded || place.credential.encoding) return undefined;
  const edits = write(value.text, secret, variable);
  return edits && scalarEdits(place.file, place.text, value, edits);
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
