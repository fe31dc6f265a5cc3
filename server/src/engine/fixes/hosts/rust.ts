/** Rust. */
import type { SourceNode } from '../../syntax/source/tree';
import { formatted } from './rust/format';
import { helperEdits } from './rust/helper';
import { identity } from './rust/identity';
import { inMacro } from './rust/macros';
import { standing } from './rust/standing';
import { sourceHost } from './source/host';
import type { Fallback, Replacement, Spot } from './source/language';
import { lastOf, textIn } from './source/nodes';

/** Where Rust wants a constant, or a pattern. */
const CONSTANTS = new Set(['attribute_item', 'const_item', 'inner_attribute_item', 'match_pattern', 'static_item']);
const FUNCTIONS = new Set(['async_block', 'closure_expression', 'function_item']);

export const rust = sourceHost({
  id: 'rust',
  title: 'Rust',
  literals: ['string_literal', 'raw_string_literal'],
  constants: CONSTANTS,
  content,
  whole: (spot, expression) => (isMacro(spot) ? inMacro(spot, expression) : standing(spot, expression)),
  part(spot, expression): Replacement | undefined {
    if (isMacro(spot)) return inMacro(spot, expression);
    const made = formatted(spot, expression);
    const placed = standing(spot, made.expression);
    return placed && { ...placed, ...(made.packages ? { packages: made.packages } : {}) };
  },
  fallback,
  adapted: ({ text }, source) =>
    /^use std::env;/m.test(text) ? { ...source, expression: source.expression.replace('std::env::', 'env::') } : source,
  isAsync,
  imports: () => [],
  helper: helperEdits,
  identity,
  byHand: ['Read the value in a function, or in a std::sync::LazyLock: Rust wants a constant, or a string of known life, here.'],
  without: { '1password': 'no SDK for Rust: op run fills the environment' },
});

function isMacro({ parent }: Spot): boolean {
  return parent.type === 'token_tree';
}

function content(text: string, node: SourceNode) {
  const written = textIn(text, node);
  const open = /^b?(?:r(#{0,10}))?"/.exec(written);
  const close = `"${open?.[1] ?? ''}`;
  return open && written.endsWith(close) ? { start: node.start + open[0].length, end: node.end - close.length } : undefined;
}

/** `std::env::var("X").unwrap_or_else(|_| "literal".to_string())` and its like. */
function fallback(spot: Spot): Fallback | undefined {
  const { text, path } = spot;
  const call = lastOf(path, (node) => node.type === 'call_expression' && READ.test(textIn(text, node)));
  const [read, field] = call?.children[0]?.type === 'field_expression' ? call.children[0].children : [];
  const name = READ.exec(textIn(text, call))?.[1];
  if (!call || !read || !field || !name) return otherwise(spot);
  return {
    name,
    read: { start: call.start, end: call.end },
    without: [{ start: field.start, end: call.end, text: `expect("${name}")` }],
  };
}

/** `if let Ok(url) = env::var("X") { … } else { "literal".into() }`: what else is done with the variable stays. */
function otherwise({ text, path }: Spot): Fallback | undefined {
  const clause = lastOf(path, ({ type }) => type === 'else_clause');
  const at = clause ? path.indexOf(clause) : path.length;
  const [outer, block, last] = [path[at - 1], path[at + 1], path[at + 2]];
  const name = outer?.type === 'if_expression' ? IF_READ.exec(textIn(text, outer))?.[1] : undefined;
  if (!name || !last || block?.type !== 'block' || block.children.length !== 1 || !OWNED.test(textIn(text, last)))
    return undefined;
  const range = { start: last.start, end: last.end };
  return { name, read: range, without: [{ ...range, text: `panic!("${name} is not set")` }] };
}

const IF_READ = /^if let Ok\(\w+\) = (?:std::)?env::var\("(\w+)"\)\s*\{/;
const OWNED = /^(?:String::from\(\s*)?r?#*"[^"]*"#*\s*(?:\)|\.(?:into|to_string|to_owned)\(\))?$/;
const READ = /^(?:std::)?env::var\("(\w+)"\)\s*\.unwrap_or(?:_else)?\(\s*(?:\|_\|\s*)?(?:String::from\(\s*)?r?#*"/;

function isAsync({ text, path }: Spot): boolean {
  const inner = lastOf(path, ({ type }) => FUNCTIONS.has(type));
  if (inner?.type === 'async_block') return true;
  if (inner?.type === 'closure_expression') return /^async\b/.test(textIn(text, inner));
  return inner?.children.some((child) => child.type === 'function_modifiers' && /\basync\b/.test(textIn(text, child))) === true;
}
