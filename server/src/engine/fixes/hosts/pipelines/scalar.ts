/** Edits inside a YAML string, by what the string says: places are found again in the file, and characters are escaped as its style asks. */
import { parseYaml } from '../../../syntax/data/yaml';
import type { Range } from '../../../syntax/span';
import { type ListValue, type ObjectValue, rangeIn, type StringValue, type Value } from '../../../syntax/value';
import { applyEdits } from '../../apply';
import type { Edit } from '../../model';
import { lastOnly } from '../../remember';
import type { Place } from '../model';
import { type Found, findLiteral, inBraces } from '../tree';

/** The documents of a pipeline's file; `${{ … }}` in it is text. */
export const pipelineDocuments = lastOnly((file: string, text: string): readonly Value[] => parseYaml(file, text).documents);

/** The range of the decoded text that stands at a range of the file. */
export function decodedRange(value: StringValue, range: Range): Range | undefined {
  const { offsets, text, span } = value;
  const at = (offset: number) => (offsets ? offsets.indexOf(offset) : offset - span.start);
  const start = at(range.start);
  if (start < 0 || start > text.length) return undefined;
  const last = at(range.end - 1);
  return last < start || last >= text.length ? undefined : { start, end: last + 1 };
}

/** Edits of the decoded text as edits of the file; undefined where the string's style cannot hold them. */
export function scalarEdits(file: string, text: string, value: StringValue, edits: readonly Edit[]): Edit[] | undefined {
  const after = applyEdits(value.text, edits);
  const first = edits[0];
  if (!first || edits.some((edit) => /[\r\n]/.test(edit.text))) return undefined;
  const made = edits.map((edit) => ({ ...rangeIn(value, edit.start, edit.end), text: escaped(edit.text, value.style) }));
  return made.some(({ start, end }) => end < start) || !says(file, text, value, made, after) ? undefined : made;
}

/** The secret in a YAML string by an expression; a plain scalar stays plain, except in braces. */
export function expressionEdits(place: Place, { value, parents }: Found, expression: string): Edit[] | undefined {
  const { file, text, credential } = place;
  const secret = decodedRange(value, credential.span);
  if (!secret || value.tag !== undefined || credential.encoded || credential.encoding) return undefined;
  if (isInExpression(value.text, secret.start)) return undefined;
  const holder = parents.at(-1);
  const inFlow = parents.some((parent) => (parent.kind === 'object' || parent.kind === 'list') && isFlow(text, parent));
  if (inFlow && value.style === 'plain') {
    const whole = secret.start === 0 && secret.end === value.text.length;
    return whole && holder ? [{ ...value.literal, text: `"${expression}"` }] : undefined;
  }
  return scalarEdits(file, text, value, [{ ...secret, text: expression }]);
}

/** Whether the place is inside of `${{ … }}`, where another one would be no expression any more. */
function isInExpression(text: string, at: number): boolean {
  return text.lastIndexOf('${{', at) > text.lastIndexOf('}}', at);
}

function isFlow(text: string, value: ObjectValue | ListValue): boolean {
  return value.kind === 'object' ? inBraces(text, value) : text[value.span.start] === '[';
}

function escaped(text: string, style: StringValue['style']): string {
  if (style === 'double') return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return style === 'single' ? text.replaceAll("'", "''") : text;
}

/** Whether the edited file reads as meant: in a plain scalar a colon or a hash would end it. */
function says(file: string, text: string, value: StringValue, edits: readonly Edit[], expected: string): boolean {
  const edited = applyEdits(text, edits);
  const at = { start: value.literal.start, end: value.literal.end + edited.length - text.length };
  return parseYaml(file, edited).documents.some((document) => {
    const found = findLiteral(document, { literal: at, span: { file, ...at } });
    return found?.value.text === expected;
  });
}
