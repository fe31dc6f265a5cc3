/** Composite actions see no secrets: the value comes as an input, and workflows of the workspace that use the action give it. */

import { isWorkflowPath } from '../../../facts/pipelines/files';
import { folderOf } from '../../../syntax/path';
import { entryOf, get, itemsOf, textOf } from '../../../syntax/value';
import { addEntry, columnOf, linesAfter, linesBefore } from '../../data/entries';
import type { Edit, FileEdit, Step } from '../../model';
import { dns } from '../../naming';
import type { Place } from '../model';
import { pipelineDocuments } from '../pipelines/scalar';
import { jobsOf, type Where } from './place';

const MAX_FILES = 300;

/** The input's name and its declaration; one that is there already is used. */
export function inputFor({ text, name }: Place, { document }: Where): { name: string; edits: Edit[] } | undefined {
  const input = dns(name.env);
  const inputs = entryOf(document, 'inputs');
  const lines = [`${input}:`, `  description: ${name.env}, from a secret of the workflow`, '  required: true'];
  if (!inputs) {
    const runs = entryOf(document, 'runs');
    const edit = runs && linesBefore(text, document, runs, ['inputs:', ...lines.map((line) => `  ${line}`)]);
    return edit && { name: input, edits: [edit] };
  }
  if (inputs.value.kind !== 'object' || inputs.value.entries.length === 0) return undefined;
  if (get(inputs.value, input)) return { name: input, edits: [] };
  const last = inputs.value.entries.at(-1);
  const edit = last && linesAfter(text, inputs.value, last, lines);
  return edit && { name: input, edits: [edit] };
}

/** `with:` of the steps that use the action. */
export function givenByCallers({ context, file }: Place, input: string, value: string): { edits: FileEdit[]; steps: Step[] } {
  const action = `./${folderOf(file)}`;
  const workflows = context.files.filter(isWorkflowPath);
  const edits = workflows.slice(0, MAX_FILES).flatMap((workflow): FileEdit[] => {
    const text = context.read(workflow);
    if (!text?.includes(action)) return [];
    const steps = pipelineDocuments(workflow, text)
      .flatMap(jobsOf)
      .flatMap((job) => itemsOf(get(job, 'steps')));
    const made = steps.flatMap((step) => {
      if (step.kind !== 'object' || textOf(get(step, 'uses'))?.replace(/\/$/, '') !== action) return [];
      const given = entryOf(step, 'with');
      const uses = entryOf(step, 'uses');
      if (given?.value.kind === 'object' && get(given.value, input)) return [];
      if (given?.value.kind === 'object') return addEntry(text, given.value, input, value) ?? [];
      return uses && !given && columnOf(text, step) !== undefined
        ? (linesAfter(text, step, uses, ['with:', `  ${input}: ${value}`]) ?? [])
        : [];
    });
    return made.length > 0 ? [{ file: workflow, edits: made }] : [];
  });
  const rest = `Workflows that use the action give it the input: with ${input}: ${value}.`;
  return { edits, steps: edits.length > 0 ? [] : [rest] };
}
