/** `no_log: true` for the task that is handed the value: its arguments are shown otherwise, in the terminal and in the log of the host. */
import { entryOf, type ObjectValue } from '../../../syntax/value';
import type { Edit } from '../../model';
import { lineEnd, newlineOf } from '../../text';
import { entryRange } from '../cloudformation/entries';
import { type Found, inBraces, keyIndent } from '../tree';

const TASKS = new Set(['tasks', 'pre_tasks', 'post_tasks', 'handlers', 'block', 'rescue', 'always']);

/** The task whose module gets the value; undefined for a variable. https://docs.ansible.com/ansible/latest/reference_appendices/logging.html */
export function taskOf({ path, parents }: Found): ObjectValue | undefined {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const isItem = parents[depth]?.kind === 'list' && (depth === 0 || TASKS.has(path[depth - 1] ?? ''));
    const task = parents[depth + 1];
    if (!isItem || task?.kind !== 'object') continue;
    const isPlay = entryOf(task, 'hosts') !== undefined;
    return isPlay || /^(?:vars|when|name|tags)$/.test(path[depth + 1] ?? '') ? undefined : task;
  }
  return undefined;
}

/** Its last line; undefined where it is there already, or where the task is in braces. */
export function noLog(text: string, task: ObjectValue): Edit | undefined {
  const [first, last] = [task.entries[0], task.entries.at(-1)];
  if (!first || !last || entryOf(task, 'no_log') || inBraces(text, task)) return undefined;
  const indent = keyIndent(text, first);
  const at = lineEnd(text, entryRange(text, last).end);
  return indent === undefined ? undefined : { start: at, end: at, text: `${newlineOf(text)}${indent}no_log: true` };
}
