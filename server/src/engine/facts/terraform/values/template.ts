/** Strings of HCL (quoted and heredoc) as StringValues, with the place of every decoded character. */
import type { Template, TemplatePart } from '../../../syntax/hcl/ast';
import { decode, indentOf } from '../../../syntax/hcl/decode';
import { type Span, spanOf } from '../../../syntax/span';
import { HOLE, type StringValue } from '../../../syntax/value';

/**
 * The template as a string value. `fill` gives the text of an interpolation, with a HOLE where
 * it is not known. Characters of a filled part are all placed at the start of the interpolation.
 */
export function stringOf(
  template: Template,
  source: { readonly file: string; readonly text: string },
  via: readonly Span[],
  fill: (part: Extract<TemplatePart, { kind: 'interpolation' }>) => string,
): StringValue {
  const { content } = template;
  const base = {
    kind: 'string' as const,
    span: spanOf(source.file, content, via),
    literal: { start: template.start, end: template.end },
    style: template.form === 'quoted' ? ('double' as const) : ('heredoc' as const),
  };
  if (isPlain(template)) return { ...base, text: source.text.slice(content.start, content.end) };
  const quoted = template.form === 'quoted';
  const indent = template.form === 'indented-heredoc' ? indentOf(source.text, template.parts) : 0;
  const offsets: number[] = [];
  let text = '';
  for (const part of template.parts) {
    if (part.kind === 'text') text += decode(source.text, part.start, part.end, quoted, indent, offsets);
    else {
      const filled = part.kind === 'interpolation' ? fill(part) : HOLE;
      text += filled;
      for (let i = 0; i < filled.length; i++) offsets.push(part.start);
    }
  }
  return { ...base, text, offsets };
}

/** Most strings are what they look like: nothing escaped, filled in or indented. */
function isPlain({ form, parts }: Template): boolean {
  if (form === 'indented-heredoc') return false;
  return parts.every((part) => part.kind === 'text' && part.text.length === part.end - part.start);
}
