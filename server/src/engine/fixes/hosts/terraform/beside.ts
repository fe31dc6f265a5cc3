/** A resource that a changed argument refers to, declared behind the block that holds it. */
import type { Block } from '../../../syntax/hcl/ast';
import type { Edit, FixContext } from '../../model';
import { newlineOf } from '../../text';
import type { SetAttribute } from '../model';
import { moduleTexts } from './module';

/** The edit; undefined where the module has a resource of that name already. */
export function declaration(
  context: FixContext,
  text: string,
  { owner, declares }: SetAttribute,
  block: Block,
): Edit | undefined {
  if (!declares) return undefined;
  const { type, name, arguments: given } = declares;
  const taken = new RegExp(`"${type}"[ \\t]+"${name}"`);
  for (const content of moduleTexts(context, owner.file, text).values()) if (taken.test(content)) return undefined;
  const newline = newlineOf(text);
  const width = Math.max(...Object.keys(given).map(({ length }) => length));
  const lines = Object.entries(given).map(([key, one]) => `  ${key.padEnd(width)} = ${JSON.stringify(one)}`);
  const made = [`resource "${type}" "${name}" {`, ...lines, '}'].join(newline);
  return { start: block.end, end: block.end, text: `${newline}${newline}${made}` };
}
