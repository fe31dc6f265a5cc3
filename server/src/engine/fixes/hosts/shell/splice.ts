/** An expansion in the place of a literal, with the quotes that keep it together there. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Range } from '../../../syntax/span';
import type { Edit } from '../../model';

/** `expression` is `${NAME:?}` or `$(command)`; undefined where the shell would not expand it. */
export function splice(text: string, path: readonly SourceNode[], span: Range, expression: string): Edit[] | undefined {
  const node = path.at(-1);
  if (!node) return undefined;
  switch (node.type) {
    case 'word':
    case 'number':
      return inWord(text, path, node, span, expression);
    case 'string':
      return [{ ...rangeOf(span), text: expression }];
    case 'raw_string':
      return inSingleQuotes(text, node, span, expression);
    case 'ansi_c_string':
      return span.start === node.start + 2 && span.end === node.end - 1
        ? [{ start: node.start, end: node.end, text: `"${expression}"` }]
        : undefined;
    case 'heredoc_body':
      return isExpanded(text, path, node) ? [{ ...rangeOf(span), text: expression }] : undefined;
    default:
      return undefined;
  }
}

/** A word of a default value or of a here-document needs no quotes of its own. */
function inWord(
  text: string,
  path: readonly SourceNode[],
  node: SourceNode,
  span: Range,
  expression: string,
): Edit[] | undefined {
  if (path.some(({ type }) => type === 'expansion' || type === 'string') || text.slice(node.start, node.end).includes('\\'))
    return undefined;
  return [{ ...rangeOf(span), text: `"${expression}"` }];
}

/** The quotes become double ones where that changes nothing else, and are closed around the expansion where it would. */
function inSingleQuotes(text: string, node: SourceNode, span: Range, expression: string): Edit[] {
  const rest = text.slice(node.start + 1, span.start) + text.slice(span.end, node.end - 1);
  if (/["$`\\!]/.test(rest)) return [{ ...rangeOf(span), text: `'"${expression}"'` }];
  return [
    { start: node.start, end: node.start + 1, text: '"' },
    { ...rangeOf(span), text: expression },
    { start: node.end - 1, end: node.end, text: '"' },
  ];
}

/** The end mark of the here-document has no quotes. */
function isExpanded(text: string, path: readonly SourceNode[], body: SourceNode): boolean {
  const start = path.at(-2)?.children.find(({ type }) => type === 'heredoc_start');
  return start !== undefined && start.end <= body.start && /^\w+$/.test(text.slice(start.start, start.end));
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
