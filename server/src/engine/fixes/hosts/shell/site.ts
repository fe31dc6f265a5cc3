/** Where in the tree of a script a credential stands. */
import { parseSource } from '../../../syntax/source/grammar';
import type { SourceNode } from '../../../syntax/source/tree';
import { lastOnly } from '../../remember';
import type { Place } from '../model';
import { pathTo } from '../source/nodes';

const treeOf = lastOnly((file: string, text: string) => parseSource('shell', file, text));

/** What may hold a literal; the innermost of them ends the path. */
const HOLDERS = new Set(['word', 'number', 'string', 'raw_string', 'ansi_c_string', 'heredoc_body']);
/** Comments, patterns, comparisons and what was not understood. */
const NEVER = new Set([
  'comment',
  'ERROR',
  'case_item',
  'regex',
  'extglob_pattern',
  'test_command',
  'binary_expression',
  'subscript',
]);

/**
 * The nodes around the credential, outermost first, the literal last; undefined where it stands in none any more, or in something that
 * is no value.
 */
export function siteOf({ file, text, credential }: Place): readonly SourceNode[] | undefined {
  const root = credential.storage === 'literal' && !credential.encoded ? treeOf(file, text)?.root : undefined;
  if (!root) return undefined;
  const path = pathTo(root, credential.span);
  let last = path.length - 1;
  while (last >= 0 && !HOLDERS.has(path[last]?.type ?? '')) last--;
  const site = path.slice(0, last + 1);
  if (last < 0 || site.some(({ type }) => NEVER.has(type)) || site.some((node) => isBackquoted(text, node))) return undefined;
  // An expansion or a command in the string has a literal of its own.
  if (path.slice(last + 1).some(({ type }) => type !== 'string_content' && type !== 'heredoc_content')) return undefined;
  return stands(text, site, credential) ? site : undefined;
}

function isBackquoted(text: string, { type, start }: SourceNode): boolean {
  return type === 'command_substitution' && text[start] === '`';
}

/** The literal is the node, or the secret is a piece of it in one word. */
function stands(text: string, site: readonly SourceNode[], { span, literal }: Place['credential']): boolean {
  const node = site.at(-1) as SourceNode;
  const quote = node.type === 'word' || node.type === 'number' ? 0 : node.type === 'ansi_c_string' ? 2 : 1;
  const isWhole = node.start + quote === span.start && (node.end - Math.min(quote, 1) === span.end || node.end === span.end);
  const isLiteral = literal.start >= node.start && literal.end <= node.end && literal.end - literal.start > 2;
  return isWhole || (isLiteral && /^[^\s"'`$\\(){};|&<>]+$/.test(text.slice(span.start, span.end)));
}
