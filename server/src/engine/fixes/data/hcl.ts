/** Changes of `edit-data` in Terraform files. */
import type { DataChange } from '../../rules/model';
import type { Edit } from '../model';

/** The edits of one change; undefined where the place does not hold what the change is about. */
export function hclChange(text: string, change: DataChange): Edit[] | undefined {
  const { start, end } = change.at;
  if (change.op !== 'replace' || end > text.length || /["\\\r\n]/.test(text.slice(start, end) + change.text)) return undefined;
  return text.slice(start, end) === change.text ? undefined : [{ start, end, text: change.text }];
}
