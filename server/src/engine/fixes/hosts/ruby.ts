/** Ruby. */
import type { SourceNode } from '../../syntax/source/tree';
import { isUrlPart } from './connection';
import { identity } from './ruby/identity';
import { isRails, requires } from './ruby/requires';
import { sourceHost } from './source/host';
import type { Fallback, Replacement, Spot } from './source/language';
import { lastIndex, textIn } from './source/nodes';

/** Where a pattern or a name stands, or where strings are written side by side. */
const CONSTANTS = new Set([
  'alias',
  'chained_string',
  'in_clause',
  'interpolation',
  'pattern',
  'regex',
  'string_array',
  'subshell',
  'symbol_array',
  'match_pattern',
  'test_pattern',
  'keyword_pattern',
  'array_pattern',
  'find_pattern',
  'hash_pattern',
]);

export const ruby = sourceHost({
  id: 'ruby',
  title: 'Ruby',
  literals: ['string', 'heredoc_body'],
  constants: CONSTANTS,
  // `?=` is a character, and one literal with the string behind it.
  refuses: ({ text, node, parent }) =>
    node.field === 'key' ||
    /\?\S\s*$/.test(text.slice(Math.max(0, node.start - 8), node.start)) ||
    (/^(?:operator_)?assignment$/.test(parent.type) && /^ENV\b/.test(textIn(text, parent.children[0]))),
  content,
  whole: (spot, expression) => ({
    edits: [{ start: spot.node.start, end: spot.node.end, text: quotedLike(spot, expression) }],
  }),
  part,
  fallback,
  imports: requires,
  identity,
  steps: (place) =>
    isRails(place)
      ? ['Or keep it encrypted in the repository: bin/rails credentials:edit, and read Rails.application.credentials.']
      : [],
  byHand: ['Read the value with ENV.fetch where it is used.'],
  without: {
    'azure-key-vault': 'no maintained client for Ruby',
    '1password': 'no SDK for Ruby: op run fills the environment',
  },
});

function content(text: string, node: SourceNode) {
  if (node.type === 'heredoc_body') return heredocContent(text, node);
  const quote = text[node.start];
  return (quote === '"' || quote === "'") && text[node.end - 1] === quote
    ? { start: node.start + 1, end: node.end - 1 }
    : undefined;
}

/** The lines of a heredoc that is no `<<'EOS'`. */
function heredocContent(text: string, node: SourceNode) {
  const close = node.children.at(-1);
  const name = close?.type === 'heredoc_end' ? textIn(text, close).trim() : '';
  const open = name ? text.lastIndexOf(name, node.start) : -1;
  return open > 0 && /<<[~-]?"?$/.test(text.slice(Math.max(0, open - 5), open))
    ? { start: node.start, end: close!.start }
    : undefined;
}

/** In the quotes of the literal that goes. */
function quotedLike({ text, node }: Spot, expression: string): string {
  return text[node.start] === "'" && !expression.includes('#{') ? expression.replaceAll('"', "'") : expression;
}

/** An interpolation. A single-quoted string becomes a double-quoted one where that changes nothing else. */
function part(spot: Spot, expression: string): Replacement | undefined {
  const { text, node, content, secret } = spot;
  if (node.children.some(({ type, start, end }) => type === 'interpolation' && start < secret.end && secret.start < end))
    return undefined;
  const inUrl = isUrlPart(text, content, secret);
  const hole = {
    start: secret.start,
    end: secret.end,
    text: `#{${inUrl ? `URI.encode_www_form_component(${expression})` : expression}}`,
  };
  const imports = inUrl ? [{ from: 'uri' }] : [];
  if (text[node.start] !== "'") return { edits: [hole], imports };
  const around = text.slice(content.start, secret.start) + text.slice(secret.end, content.end);
  if (/["\\#]/.test(around)) return undefined;
  const quotes = [
    { start: node.start, end: content.start, text: '"' },
    { start: content.end, end: node.end, text: '"' },
  ];
  return { edits: [...quotes, hole], imports };
}

/** `ENV.fetch("X", "literal")`, `ENV.fetch("X") { "literal" }`, `ENV["X"] || "literal"`. */
function fallback({ text, node, parent, path }: Spot): Fallback | undefined {
  const call = path[lastIndex(path, ({ type }) => type === 'call')];
  const fetched = /^ENV\.fetch\(\s*["'](\w+)["']/.exec(textIn(text, call))?.[1];
  if (call && fetched) {
    const list = call.children.find(({ type }) => type === 'argument_list');
    const [name, second] = list?.children ?? [];
    const read = { start: call.start, end: call.end };
    if (second === node && name) return { name: fetched, read, without: [{ start: name.end, end: node.end, text: '' }] };
    const block = call.children.find(({ field }) => field === 'block');
    const isAlone = block && /^(?:\{\s*|do\s+)$/.test(text.slice(block.start, node.start));
    if (list && block && isAlone) return { name: fetched, read, without: [{ start: list.end, end: call.end, text: '' }] };
  }
  const left = parent.type === 'binary' && node.field === 'right' ? parent.children[0] : undefined;
  const name = /^ENV\[(["']\w+["'])\]$/.exec(textIn(text, left))?.[1];
  if (!left || !name || !/^\s*(?:\|\||or)\s*$/.test(text.slice(left.end, node.start))) return undefined;
  const read = { start: parent.start, end: parent.end };
  return { name: name.slice(1, -1), read, without: [{ ...read, text: `ENV.fetch(${name})` }] };
}
