/** The write-only twin of an argument: its value never reaches the state. */
import type { Unstored } from '../../../facts/terraform/secrets/write-only';
import type { Edit } from '../../model';
import { indentAt, lineEnd, newlineOf, trimmedEnd } from '../../text';
import type { Place } from '../model';
import { attributeOf, type Located } from './locate';
import { moduleTexts } from './module';
import { names } from './names';
import { resourceOf } from './position';
import { allowsProvider, knows } from './versions';

/** Whether the argument may have the name of its twin: the versions know it, and nobody reads the value from the resource. */
export function allowsTwin({ context, file, text }: Place, at: Located, way: Unstored): boolean {
  const resource = resourceOf(at);
  const [type, name] = (resource?.labels ?? []).map((label) => label.text);
  const block = at.blocks.at(-1);
  if (!type || !name || !block || !knows(context, file, text).writeOnly) return false;
  if (!text.slice(block.body.start, block.body.end).includes('\n')) return false;
  const provider = type.slice(0, type.indexOf('_'));
  if (!allowsProvider(context, file, text, { name: provider, source: `hashicorp/${provider}` }, way.since)) return false;
  const address = `${type}.${name}.${at.attribute.name}`;
  return [...moduleTexts(context, file, text).values()].every((content) => !names(content, address));
}

/** `password = …` gets the name of the twin, and a version beside it that says when the value is sent again. */
export function twinEdits({ text }: Place, { attribute, blocks }: Located, way: Unstored): Edit[] {
  const { nameRange } = attribute;
  const renamed: Edit = { start: nameRange.start, end: nameRange.end, text: way.twin };
  const body = blocks.at(-1)?.body;
  if (body && attributeOf(body, way.version)) return [renamed];
  const at = lineEnd(text, trimmedEnd(text, attribute).end);
  return [renamed, { start: at, end: at, text: `${newlineOf(text)}${indentAt(text, attribute.start)}${way.version} = 1` }];
}
