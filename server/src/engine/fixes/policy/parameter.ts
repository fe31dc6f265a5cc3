/** A parameter of a template that takes in what only a person knows. */
import type { PolicyValue } from '../../rules/model';
import { entryOf, get, type Value } from '../../syntax/value';
import { insertFirst } from '../hosts/cloudformation/entries';
import { insertSection, type Parameter } from '../hosts/cloudformation/parameter';

/** The parameter of that name, there already or new: `external_id` is called `ExternalId`. */
export function inputParameter(
  text: string,
  top: Value,
  { name: input, description }: Extract<PolicyValue, { kind: 'input' }>,
): Parameter | undefined {
  const name = input.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (get(top, 'Parameters', name)) return { name, edits: [] };
  const lines = [`${name}:`, '  Type: String', `  Description: '${description.replaceAll("'", "''")}'`];
  const inline = `"${name}": {"Type": "String", "Description": ${JSON.stringify(description)}}`;
  const section = entryOf(top, 'Parameters');
  const edit =
    section?.value.kind === 'object'
      ? insertFirst(text, section, section.value, lines, inline)
      : insertSection(text, top, lines, inline);
  return edit && { name, edits: [edit] };
}
