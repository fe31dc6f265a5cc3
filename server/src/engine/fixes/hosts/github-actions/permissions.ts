/** Permissions of a job's token: `id-token: write` lets the job log in elsewhere. */
import { type Entry, entryOf, get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import { addEntry, linesAfter, linesBefore } from '../../data/entries';
import type { Edit, Step } from '../../model';
import { inBraces, rangeOf } from '../tree';

export interface Permission {
  readonly edits: readonly Edit[];
  readonly steps: readonly Step[];
}

type Scopes = Readonly<Record<string, string>>;

const DEFAULT = 'The token of the job now has these permissions and no others: add what else its steps do with it.';

export function withIdToken(text: string, document: ObjectValue, job: ObjectValue): Permission | undefined {
  return withPermissions(text, document, job, { 'id-token': 'write' });
}

/**
 * The job's permissions with these. What a job declares replaces what the workflow declares, so that is repeated; where neither
 * says anything, the job keeps reading its repository. Undefined where they are not written plainly.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function withPermissions(text: string, document: ObjectValue, job: ObjectValue, wanted: Scopes): Permission | undefined {
  const calls = get(document, 'on', 'workflow_call')
    ? [`Workflows that call this one give their job ${lines(wanted).join(', ')} as well.`]
    : [];
  const own = entryOf(job, 'permissions');
  if (own) return extended(text, own, wanted, calls);
  const above = get(document, 'permissions');
  if (textOf(above) === 'write-all') return { edits: [], steps: calls };
  const known = above ? scopesOf(above) : { contents: 'read' };
  if (!known) return undefined;
  if (has(known, wanted)) return { edits: [], steps: calls };
  const edit = inserted(text, job, lines({ ...known, ...wanted }));
  return edit && { edits: [edit], steps: [...(above?.kind === 'object' ? [] : [DEFAULT]), ...calls] };
}

/** As they are declared; of `read-all` what nearly every job needs. */
function scopesOf(permissions: Value): Scopes | undefined {
  const all = textOf(permissions);
  if (all === 'read-all') return { contents: 'read' };
  if (permissions.kind !== 'object') return undefined;
  return Object.fromEntries(permissions.entries.map(({ key, value }) => [key, textOf(value) ?? 'none']));
}

function has(known: Scopes, wanted: Scopes): boolean {
  return Object.entries(wanted).every(([scope, level]) => known[scope] === level || known[scope] === 'write');
}

function lines(scopes: Scopes): string[] {
  return Object.entries(scopes).map(([scope, level]) => `${scope}: ${level}`);
}

function extended(text: string, { value }: Entry, wanted: Scopes, calls: readonly Step[]): Permission | undefined {
  const all = textOf(value);
  if (all === 'write-all') return { edits: [], steps: calls };
  if (value.kind === 'object' && value.entries.length > 0) {
    const missing = Object.entries(wanted).filter(([scope, level]) => !has(scopesOf(value) ?? {}, { [scope]: level }));
    const edits = missing.map(([scope, level]) => {
      const present = entryOf(value, scope);
      return present ? { ...rangeOf(present.value), text: level } : addEntry(text, value, scope, level);
    });
    return edits.every((edit) => edit !== undefined) ? { edits: edits as Edit[], steps: calls } : undefined;
  }
  const isEmpty = value.kind === 'object' && inBraces(text, value);
  if (!isEmpty && all !== 'read-all') return undefined;
  const braces = `{ ${lines(isEmpty ? wanted : { contents: 'read', ...wanted }).join(', ')} }`;
  return { edits: [{ ...rangeOf(value), text: braces }], steps: isEmpty ? calls : [DEFAULT, ...calls] };
}

/** Behind `runs-on`. */
function inserted(text: string, job: ObjectValue, scopes: readonly string[]): Edit | undefined {
  const block = ['permissions:', ...scopes.map((line) => `  ${line}`)];
  const runner = entryOf(job, 'runs-on');
  const steps = entryOf(job, 'steps');
  if (runner) return linesAfter(text, job, runner, block);
  return steps && linesBefore(text, job, steps, block);
}
