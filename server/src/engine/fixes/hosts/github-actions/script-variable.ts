/** An expression in a script of a step by a variable that the step is given. */
import type { Remedy } from '../../../rules/model';
import type { Fix, FixContext } from '../../model';
import { posixEdits } from '../pipelines/posix';
import { decodedRange, scalarEdits } from '../pipelines/scalar';
import { stepVariable } from '../pipelines/step-variable';
import { powershellEdits, promptEdits } from '../pipelines/windows';
import { shellOf, whereOf } from './place';

type ScriptVariable = Extract<Remedy, { type: 'script-variable' }>;

const WRITERS: Readonly<Record<string, typeof posixEdits>> = {
  bash: posixEdits,
  sh: posixEdits,
  pwsh: powershellEdits,
  powershell: powershellEdits,
  cmd: promptEdits,
};

/** The one fix; none where the shell is not known, or has no form for a variable at this place. */
export function scriptVariable(remedy: ScriptVariable, context: FixContext): Fix[] {
  const { script, literal, expression, name, value, title } = remedy;
  const text = context.read(script.file);
  const where = text === undefined ? undefined : whereOf(script.file, text, { span: script, literal });
  if (text === undefined || where?.part !== 'run' || !where.step) return [];
  const string = where.found.value;
  const at = decodedRange(string, expression);
  const shell = shellOf(where).replace(/^.*\//, '');
  const write = WRITERS[shell];
  if (!at || !write || !string.text.startsWith('${{', at.start)) return [];
  // What stands in the marks is no shell: its quotes and dollar signs mean nothing there.
  const masked = string.text.slice(0, at.start) + 'x'.repeat(at.end - at.start) + string.text.slice(at.end);
  const inScript = write(masked, at, name);
  const edits = inScript && scalarEdits(script.file, text, string, inScript);
  const given = value === undefined ? [] : [stepVariable(text, where.step, name, value)];
  if (!edits || given.some((edit) => edit === undefined)) return [];
  const safety = write === posixEdits ? 'safe' : 'review';
  const all = [...edits, ...given.flatMap((edit) => edit ?? [])];
  return [{ id: `script-variable:${name}`, title, safety, edits: [{ file: script.file, edits: all }], followUp: [] }];
}
