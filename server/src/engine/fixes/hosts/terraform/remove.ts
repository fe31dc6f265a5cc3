import type { FixContext } from '../../model';
import { isBlank, lineStart, removal } from '../../text';
import type { Draft, RemoveDeclaration } from '../model';
import { hclOf } from '../parse';
import { blocksAround } from './locate';
import { moduleTexts } from './module';
import { names } from './names';

/** Takes a resource out with the empty line before it. None where an expression of the module still names it. */
export function removeDeclaration(context: FixContext, text: string, remedy: RemoveDeclaration): Draft | undefined {
  const { owner, title } = remedy;
  const block = blocksAround(hclOf(text).body, owner)[0];
  const [type, name] = block?.labels ?? [];
  if (block?.type !== 'resource' || !type || !name) return undefined;
  const address = `${type.text}.${name.text}`;
  if (address !== remedy.address) return undefined;
  for (const content of moduleTexts(context, owner.file, text).values()) if (names(content, address)) return undefined;
  const whole = removal(text, { start: block.start, end: block.end });
  const previous = lineStart(text, whole.start - 1);
  const gap = whole.start > 0 && whole.text === '' && isBlank(text.slice(previous, whole.start));
  const edit = gap ? { ...whole, start: previous } : whole;
  return { title, safety: 'review', edits: [{ file: owner.file, edits: [edit] }] };
}
