/** A `String` where a `&'static str` stood: what is written around it decides how. */
import type { Replacement, Spot } from '../source/language';
import { textIn } from '../source/nodes';

/** Undefined where nothing says that the place would take it: a field, an array, the end of a function. */
export function standing({ text, node, parent, path }: Spot, expression: string): Replacement | undefined {
  const outer = path.at(-3);
  const whole = { start: node.start, end: node.end };
  // `b"…"`: the bytes of the text.
  if (text[node.start] === 'b')
    return parent.type === 'arguments' ? { edits: [{ ...whole, text: `${expression}.as_bytes()` }], unsure: true } : undefined;
  if (parent.type === 'field_expression' && outer?.type === 'call_expression') {
    const method = textIn(text, parent.children.at(-1));
    // What a call is handed lives as long as the statement.
    const isLent = (method === 'as_bytes' || method === 'as_ref') && path.at(-4)?.type === 'arguments';
    if (isLent) return { edits: [{ ...whole, text: expression }], unsure: true };
    if (method === 'into' || method === 'parse') return { edits: [{ ...whole, text: expression }] };
    const owned = method === 'to_string' || method === 'to_owned';
    return owned ? { edits: [{ start: outer.start, end: outer.end, text: expression }] } : undefined;
  }
  if (parent.type === 'arguments' && outer?.type === 'call_expression') {
    const callee = textIn(text, outer.children[0]);
    if (callee === 'String::from') return { edits: [{ start: outer.start, end: outer.end, text: expression }] };
    // What is kept in a variable would outlive the text it points to.
    const isKept = /^(?:Some|Ok|Err|Box::new|Arc::new|Cow::from)$/.test(callee) && path.at(-4)?.type !== 'arguments';
    return isKept ? undefined : { edits: [{ ...whole, text: `${expression}.as_str()` }], unsure: true };
  }
  if (parent.type === 'binary_expression') return { edits: [{ ...whole, text: `${expression}.as_str()` }], unsure: true };
  return parent.type === 'let_declaration' ? bound({ text, node, parent }, expression) : undefined;
}

/** `let x: &str = &…;`: the text lives as long as the variable. https://doc.rust-lang.org/reference/destructors.html#temporary-lifetime-extension */
function bound({ text, node, parent }: Pick<Spot, 'text' | 'node' | 'parent'>, expression: string): Replacement | undefined {
  const pattern = parent.children.find(({ field }) => field === 'pattern');
  const type = parent.children.find(({ field }) => field === 'type');
  if (pattern?.type !== 'identifier' || (type && textIn(text, type) !== '&str')) return undefined;
  const typed = type ? [] : [{ start: pattern.end, end: pattern.end, text: ': &str' }];
  return { edits: [...typed, { start: node.start, end: node.end, text: `&${expression}` }], unsure: true };
}
