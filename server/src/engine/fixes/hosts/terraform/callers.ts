/** A variable that a module gains has to come from those who call it: TF_VAR_… reaches the root module only. */
import { folderOf, sibling } from '../../../syntax/path';
import type { Edit, FileEdit, FixContext } from '../../model';
import { appendLines, indentAt, newlineOf, trimmedEnd } from '../../text';
import { opened } from './attribute';
import { blockLines, type Input } from './declare';
import { attributeOf } from './locate';
import { blocksWith, callersOf, moduleTexts, type Placed } from './module';

/** Each call hands the variable down, and each calling module has one of the same name, up to the root. */
export function handDown(context: FixContext, callers: readonly Placed[], input: Input, depth = 0): FileEdit[] {
  if (depth > 4) return [];
  const edits = new Map<string, Edit[]>();
  const put = (file: string, edit: Edit) => edits.set(file, [...(edits.get(file) ?? []), edit]);
  const folders = new Set<string>();
  const above: FileEdit[] = [];
  for (const caller of callers) {
    if (attributeOf(caller.block.body, input.label)) continue;
    put(caller.file, argument(caller, input.label));
    if (folders.has(folderOf(caller.file))) continue;
    folders.add(folderOf(caller.file));
    const texts = moduleTexts(context, caller.file, caller.content);
    const known = blocksWith(texts, input.label).some(
      ({ block }) => block.type === 'variable' && block.labels[0]?.text === input.label,
    );
    if (known) continue;
    const own = sibling(caller.file, 'variables.tf');
    const target = texts.has(own) ? own : caller.file;
    put(target, appendLines(texts.get(target) ?? '', blockLines({ block: ['variable'] }, input.label, input.body)));
    above.push(...handDown(context, callersOf(context, caller.file), input, depth + 1));
  }
  return [...[...edits].map(([file, own]) => ({ file, edits: own })), ...above];
}

/** `db_password = var.db_password`, as the last argument of the call. */
function argument({ content, block }: Placed, name: string): Edit {
  const text = `${name} = var.${name}`;
  const last = block.body.attributes.at(-1);
  if (!last || !content.slice(block.body.start, block.body.end).includes('\n')) return opened(content, block.body, [text]);
  const { end } = trimmedEnd(content, last);
  const at = lineEndOf(content, end);
  return { start: at, end: at, text: `${newlineOf(content)}${indentAt(content, last.start)}${text}` };
}

/** After the remark behind the last argument. */
function lineEndOf(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline < 0) return at;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}
