/** What else changes with an argument: a resource that it refers to comes behind the block, or the block becomes one of another type. */
import type { Block } from '../../../syntax/hcl/ast';
import type { Edit, FixContext } from '../../model';
import { newlineOf } from '../../text';
import type { SetAttribute } from '../model';
import { moduleTexts } from './module';
import { names } from './names';

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

/** The other type in the block's label; undefined where an expression of the module names the block. */
export function retyped(context: FixContext, text: string, { owner, retype = '' }: SetAttribute, block: Block): Edit | undefined {
  const [type, name] = block.labels;
  if (block.type !== 'resource' || !type || !name) return undefined;
  const texts = [...moduleTexts(context, owner.file, text).values()];
  if (texts.some((content) => names(content, `${type.text}.${name.text}`))) return undefined;
  const start = text.indexOf(type.text, type.start);
  return start < 0 || start > type.end ? undefined : { start, end: start + type.text.length, text: retype };
}
