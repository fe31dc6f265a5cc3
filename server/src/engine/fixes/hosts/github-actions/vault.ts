/** Steps that read a vault, before the one that needs the value. */
import { type Entry, entryOf, get, type ObjectValue, type StringValue, textOf, type Value } from '../../../syntax/value';
import { addEntry, columnOf, itemsBefore, linesAfter } from '../../data/entries';
import type { Edit, FixContext, Step } from '../../model';
import { lineEnd, newlineOf, trimmedEnd } from '../../text';
import type { ActionsForm, ActionsStep } from '../../vaults/forms/pipeline';
import { inBraces, keyIndent } from '../tree';
import { withIdToken } from './permissions';
import { actionOf, type Job } from './place';
import { entryLines, stepLines, versionOf } from './step';

export interface Reading {
  readonly edits: readonly Edit[];
  readonly steps: readonly Step[];
  /** What the value is called in later steps. */
  readonly expression: string;
}

interface Within {
  readonly context: FixContext;
  readonly text: string;
  readonly document: ObjectValue;
  readonly job: Job;
  /** The first step that needs the value. */
  readonly index: number;
}

/**
 * The edits that make the value known to the step at `index`: a login, the reading step (or one more secret in the one that is
 * there), and the permission for both. Undefined where the job logs in only later, or is not written in block style.
 */
export function readBefore(within: Within, form: ActionsForm): Reading | undefined {
  const { context, text, document, job, index } = within;
  const steps = job.steps?.items ?? [];
  const at = steps[index];
  if (!at) return undefined;
  const known = form.more ? steps.slice(0, index).find((step) => actionOf(step) === form.read.uses?.toLowerCase()) : undefined;
  const isLoggedIn = known !== undefined || !form.login || steps.slice(0, index).some((step) => isSame(step, form.login));
  if (!isLoggedIn && steps.slice(index).some((step) => isSame(step, form.login))) return undefined;
  const permission = form.idToken ? withIdToken(text, document, job.value) : { edits: [], steps: [] };
  const id = known ? (textOf(get(known, 'id')) ?? freshId(steps, form.read.id ?? '')) : freshId(steps, form.read.id ?? '');
  const made = known
    ? extended(text, known, form, id)
    : inserted(context, text, at, [...(isLoggedIn || !form.login ? [] : [form.login]), withId(form.read, id)]);
  if (!permission || !made) return undefined;
  const needs = known ? [] : form.needs;
  return {
    edits: [...permission.edits, ...made.edits],
    steps: [...needs, ...made.steps, ...permission.steps],
    expression: form.expression(id),
  };
}

export function isSame(step: Value, other: ActionsStep | undefined): boolean {
  return other?.uses !== undefined && actionOf(step) === other.uses.toLowerCase();
}

function withId(step: ActionsStep, id: string): ActionsStep {
  return step.id ? { ...step, id } : step;
}

function freshId(steps: readonly Value[], id: string): string {
  const taken = new Set(steps.map((step) => textOf(get(step, 'id'))));
  for (let nth = 2, own = id; ; own = `${id}-${nth++}`) if (!taken.has(own)) return own;
}

/** Steps in front of one. */
export function inserted(context: FixContext, text: string, at: Value, steps: readonly ActionsStep[]) {
  const versions = steps.map((step) => (step.uses ? versionOf(context, step.uses, step.tag ?? '') : { ref: '', pin: [] }));
  const edit = itemsBefore(
    text,
    at,
    steps.map((step, i) => stepLines(step, versions[i]?.ref ?? '')),
  );
  return edit && { edits: [edit], steps: versions.flatMap(({ pin }) => pin) };
}

/** One more secret in a step that reads others. */
function extended(text: string, step: Value, { more, read }: ActionsForm, id: string) {
  if (step.kind !== 'object' || !more) return undefined;
  const isNew = read.id !== undefined && get(step, 'id') === undefined;
  const uses = entryOf(step, 'uses');
  const named = isNew && uses ? [linesAfter(text, step, uses, [`id: ${id}`])] : [];
  const holder = get(step, 'env' in more ? 'env' : 'with');
  if (holder?.kind !== 'object') return undefined;
  const entry = 'env' in more ? undefined : entryOf(holder, more.input);
  const edit =
    'env' in more
      ? addEntry(text, holder, ...more.env)
      : entry
        ? oneMore(text, holder, entry, more.item, more.separator)
        : undefined;
  const edits = [...named, edit];
  return edits.every((one): one is Edit => one !== undefined) ? { edits: edits as Edit[], steps: [] } : undefined;
}

/** A line in a block of lines; a value on one line becomes a block. */
function oneMore(text: string, holder: ObjectValue, entry: Entry, item: string, separator: ';' | '\n'): Edit | undefined {
  const { value } = entry;
  if (value.kind !== 'string' || columnOf(text, holder) === undefined) return undefined;
  if (value.style === 'block') return lineInBlock(text, value, item, separator);
  const column = keyIndent(text, entry);
  if (column === undefined || /[\r\n]/.test(value.text) || value.text.trim() === '' || inBraces(text, holder)) return undefined;
  const first = separator === ';' ? `${value.text.trim().replace(/\s*;$/, '')} ;` : value.text.trim();
  const lines = entryLines(entry.key, `${first}\n${item}\n`).map((line, i) => (i === 0 ? line : newlineOf(text) + column + line));
  return { start: entry.keySpan.start, end: value.literal.end, text: lines.join('') };
}

function lineInBlock(text: string, value: StringValue, item: string, separator: ';' | '\n'): Edit | undefined {
  const { end } = trimmedEnd(text, { start: value.span.start, end: value.literal.end });
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const lead = /^[ ]*/.exec(text.slice(start, end))?.[0] ?? '';
  if (end <= value.span.start || lineEnd(text, end) !== end) return undefined;
  const join = separator === ';' && !text.slice(start, end).trimEnd().endsWith(';') ? ' ;' : '';
  return { start: end, end, text: join + newlineOf(text) + lead + item };
}
