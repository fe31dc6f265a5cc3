/** An HCL tree as the JSON that `hcl2-parser` makes of the same text, so that the two can be compared. */
import type { Body, Expression, HclFile } from '../../server/src/engine/syntax/hcl/ast';

/** Stands for a template with directives, which the two write differently. */
export const DIRECTIVES = '<directives>';

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export function plainOf(text: string, file: HclFile): Plain {
  return body(text, file.body);
}

function body(text: string, node: Body): { [key: string]: Plain } {
  const out: { [key: string]: Plain } = {};
  for (const attribute of node.attributes) out[attribute.name] = expression(text, attribute.value);
  for (const block of node.blocks) {
    let at = out;
    for (const name of [block.type, ...block.labels.slice(0, -1).map((label) => label.text)]) {
      at[name] ??= {};
      at = at[name] as { [key: string]: Plain };
    }
    if (block.labels.length === 0) {
      out[block.type] = [...(Array.isArray(out[block.type]) ? (out[block.type] as Plain[]) : []), body(text, block.body)];
    } else {
      const last = block.labels.at(-1)!.text;
      at[last] = [...((at[last] as Plain[]) ?? []), body(text, block.body)];
    }
  }
  return out;
}

function expression(text: string, node: Expression): Plain {
  const raw = `\${${text.slice(node.start, node.end)}}`;
  if (node.kind === 'literal') return node.value;
  // Go folds a negative number.
  if (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'literal') return -Number(node.operand.value);
  if (node.kind === 'list') return node.items.map((item) => expression(text, item));
  if (node.kind === 'object') {
    return Object.fromEntries(node.entries.map((entry) => [key(text, entry.key), expression(text, entry.value)]));
  }
  if (node.kind !== 'template') return raw;
  if (node.parts.some((part) => part.kind === 'directive')) return DIRECTIVES;
  return template(text, node);
}

function template(text: string, node: Expression & { kind: 'template' }): string {
  const parts = node.parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'directive') return '';
    const inner = part.expression;
    return inner.kind === 'template' ? template(text, inner) : `\${${text.slice(inner.start, inner.end)}}`;
  });
  return parts.join('');
}

function key(text: string, node: Expression): string {
  if (node.kind === 'variable') return node.name;
  return String(expression(text, node));
}
