/** `permissions: id-token: write` of a job, which lets it log in with a token of its own. */
import { type Entry, entryOf, get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit, Step } from '../../model';
import { addEntry, linesAfter, linesBefore } from '../pipelines/entries';
import { inBraces, rangeOf } from '../tree';

export interface Permission {
  readonly edits: readonly Edit[];
  readonly steps: readonly Step[];
}

const DEFAULT = 'The token of the job now has these permissions and no others: add what else its steps do with it.';

/**
 * The job's permissions with `id-token: write`. What a job declares replaces what the workflow declares, so that is repeated;
 * where neither says anything, the job keeps reading its repository. Undefined where they are not written plainly.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function withIdToken(text: string, document: ObjectValue, job: ObjectValue): Permission | undefined {
  const own = entryOf(job, 'permissions');
  const calls = get(document, 'on', 'workflow_call')
    ? ['Workflows that call this one give their job id-token: write as well.']
    : [];
  if (own) return extended(text, job, own, calls);
  const above = get(document, 'permissions');
  const known = above && entriesOf(above);
  if (above && !known) return undefined;
  if (known?.includes('id-token: write')) return { edits: [], steps: calls };
  const repeated = known ?? ['contents: read'];
  const edit = inserted(text, job, [...repeated.filter((line) => !line.startsWith('id-token:')), 'id-token: write']);
  return edit && { edits: [edit], steps: [...(above?.kind === 'object' ? [] : [DEFAULT]), ...calls] };
}

/** `contents: read` and so on; `read-all` becomes what nearly every job needs. */
function entriesOf(permissions: Value): string[] | undefined {
  const all = textOf(permissions);
  if (all === 'write-all') return ['id-token: write'];
  if (all === 'read-all') return ['contents: read'];
  if (permissions.kind !== 'object') return undefined;
  return permissions.entries.map(({ key, value }) => `${key}: ${textOf(value) ?? 'none'}`);
}

function extended(text: string, job: ObjectValue, own: Entry, calls: readonly Step[]): Permission | undefined {
  const { value } = own;
  const all = textOf(value);
  if (all === 'write-all') return { edits: [], steps: calls };
  if (value.kind === 'object' && value.entries.length > 0) {
    const token = entryOf(value, 'id-token');
    if (token && textOf(token.value) === 'write') return { edits: [], steps: calls };
    const edit = token ? { ...rangeOf(token.value), text: 'write' } : addEntry(text, value, 'id-token', 'write');
    return edit && { edits: [edit], steps: calls };
  }
  const isEmpty = value.kind === 'object' && inBraces(text, value);
  if (!isEmpty && all !== 'read-all') return undefined;
  const lines = isEmpty ? ['id-token: write'] : ['contents: read', 'id-token: write'];
  const written = inserted(text, job, lines, own);
  return written && { edits: [written], steps: isEmpty ? calls : [DEFAULT, ...calls] };
}

/** A mapping in place of the job's own permissions, else behind `runs-on`. */
function inserted(text: string, job: ObjectValue, lines: readonly string[], own?: Entry): Edit | undefined {
  const block = ['permissions:', ...lines.map((line) => `  ${line}`)];
  if (own) {
    const [first = '', ...rest] = lines;
    const braces = `{ ${[first, ...rest].join(', ')} }`;
    return { ...rangeOf(own.value), text: braces };
  }
  const runner = entryOf(job, 'runs-on');
  const steps = entryOf(job, 'steps');
  if (runner) return linesAfter(text, job, runner, block);
  return steps && linesBefore(text, job, steps, block);
}
