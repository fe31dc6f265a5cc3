/** Literals among the tokens of a macro: only of macros whose syntax is known. */
import type { Replacement, Spot } from '../source/language';
import { lastIndex, textIn } from '../source/nodes';
import { valueIn } from './format';

/** Macros whose first literal is a format string. */
const FORMATS = /^(?:std::)?(?:format|print|println|eprint|eprintln|panic)$/;

/** A named argument of `format!`, or a value of `json!`. */
export function inMacro(spot: Spot, expression: string): Replacement | undefined {
  const { text, path, parent, node, secret, content } = spot;
  const macro = path[lastIndex(path, ({ type }) => type === 'macro_invocation')];
  const name = textIn(text, macro?.children[0]);
  const tokens = macro?.children.find(({ type }) => type === 'token_tree');
  if (!macro || !tokens) return undefined;
  const isWhole = secret.start === content.start && secret.end === content.end;
  if (/^(?:serde_json::)?json$/.test(name)) {
    const isValue = /:\s*$/.test(text.slice(Math.max(0, node.start - 20), node.start));
    return isWhole && isValue && /^\s*[,}]/.test(text.slice(node.end, node.end + 50))
      ? { edits: [{ start: node.start, end: node.end, text: expression }] }
      : undefined;
  }
  const isFormat = FORMATS.test(name) && parent === tokens && text.slice(tokens.start + 1, node.start).trim() === '';
  if (!isFormat || isWhole || /\bsecret\b/.test(textIn(text, tokens))) return undefined;
  const { expression: value, packages } = valueIn(spot, expression);
  const close = tokens.end - 1;
  const trailing = /,\s*$/.exec(text.slice(tokens.start, close))?.[0].length ?? 0;
  const at = trailing > 0 ? close - trailing + 1 : close;
  const named = { start: at, end: at, text: trailing > 0 ? ` secret = ${value},` : `, secret = ${value}` };
  return { edits: [{ start: secret.start, end: secret.end, text: '{secret}' }, named], ...(packages ? { packages } : {}) };
}
