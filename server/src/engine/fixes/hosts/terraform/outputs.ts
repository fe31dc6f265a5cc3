/** Outputs that show a value which is a secret from now on: Terraform refuses them unless they are sensitive. */
import type { Edit, FileEdit, FixContext } from '../../model';
import { insertion } from './attribute';
import { attributeOf, type Located } from './locate';
import { blocksWith, callersOf, moduleTexts, type Placed } from './module';
import { names } from './names';

/** Under which names the value of the place can be read in its module. */
export function sourcesOf({ blocks, attribute }: Located): string[] {
  const [block] = blocks;
  const [first, second] = (block?.labels ?? []).map(({ text }) => text);
  if (block?.type === 'locals') return [`local.${attribute.name}`];
  if (block?.type === 'variable') return [`var.${first}`];
  if (block?.type === 'output') return [`output.${first}`];
  return block?.type === 'resource' && blocks.length === 1 ? [`${first}.${second}.${attribute.name}`] : [];
}

/** Makes those outputs sensitive, through locals and up through the modules that call this one. */
export function maskedOutputs(
  context: FixContext,
  file: string,
  text: string,
  sources: readonly string[],
  depth = 0,
): FileEdit[] {
  if (sources.length === 0 || depth > 4) return [];
  const texts = moduleTexts(context, file, text);
  const shown = throughLocals(texts, sources);
  const edits = new Map<string, Edit[]>();
  const outputs: string[] = [];
  for (const { file: target, content, block } of blocksWith(texts, 'output')) {
    const value = block.type === 'output' ? attributeOf(block.body, 'value')?.value : undefined;
    const name = block.labels[0]?.text ?? '';
    const source = value ? content.slice(value.start, value.end) : '';
    if (!value || (!shown.includes(`output.${name}`) && !shown.some((one) => names(source, one)))) continue;
    outputs.push(name);
    const edit = mask({ file: target, content, block });
    if (edit) edits.set(target, [...(edits.get(target) ?? []), edit]);
  }
  const above = outputs.length === 0 ? [] : callersOf(context, file);
  const passed = above.flatMap((caller) =>
    maskedOutputs(
      context,
      caller.file,
      caller.content,
      outputs.map((name) => `module.${caller.block.labels[0]?.text}.${name}`),
      depth + 1,
    ),
  );
  return [...[...edits].map(([target, own]) => ({ file: target, edits: own })), ...passed];
}

/** The sources, and the locals that are made of them. */
function throughLocals(texts: ReadonlyMap<string, string>, sources: readonly string[]): string[] {
  const locals = blocksWith(texts, 'locals').flatMap(({ content, block }) =>
    block.type === 'locals'
      ? block.body.attributes.map(({ name, value }) => ({ name: `local.${name}`, text: content.slice(value.start, value.end) }))
      : [],
  );
  const found = [...sources];
  for (let round = 0; round < 10; round++) {
    const more = locals.filter(({ name, text }) => !found.includes(name) && found.some((one) => names(text, one)));
    if (more.length === 0) break;
    found.push(...more.map(({ name }) => name));
  }
  return found;
}

/** `sensitive = true` of a variable or an output; undefined where it is there. */
export function mask({ content, block }: Placed): Edit | undefined {
  const sensitive = attributeOf(block.body, 'sensitive')?.value;
  if (!sensitive) return insertion(content, block.body, 'sensitive', 'true');
  const isTrue = sensitive.kind === 'literal' && sensitive.value === true;
  return isTrue ? undefined : { start: sensitive.start, end: sensitive.end, text: 'true' };
}
