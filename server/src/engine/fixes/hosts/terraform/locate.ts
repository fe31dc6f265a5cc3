/** Finding a place again in the tree of an HCL file. */
import type { CredentialFact } from '../../../facts/model';
import type { Attribute, Block, Body, Expression, HclFile, Template } from '../../../syntax/hcl/ast';
import { contains, type Range } from '../../../syntax/span';
import { isBlank, trimmedEnd } from '../../text';

export interface Located {
  /** Blocks around it, outermost first. */
  readonly blocks: readonly Block[];
  readonly attribute: Attribute;
  /** The string or heredoc that holds it. */
  readonly template: Template;
  /** The range is the whole content of that string. */
  readonly whole: boolean;
  /** The string is the attribute's own value. */
  readonly direct: boolean;
  /** A JSON string inside the string that holds the secret, with its quotes. */
  readonly inner?: Range;
}

/**
 * The string that holds the secret as text; undefined when it does not (any more). `literal` is that string where the secret
 * has one of its own, or the secret itself where it was found inside a longer text.
 */
export function locate(
  text: string,
  file: HclFile,
  { span: range, literal }: Pick<CredentialFact, 'span' | 'literal'>,
): Located | undefined {
  const blocks = blocksAround(file.body, range);
  const body = blocks.at(-1)?.body ?? file.body;
  const attribute = body.attributes.find((one) => contains(one.value, range));
  if (!attribute) return undefined;
  let template: Template | undefined;
  let at: Expression | undefined = attribute.value;
  while (at) {
    template = at.kind === 'template' ? at : undefined;
    at = childrenOf(at).find((child) => contains(child, range));
  }
  const part = template?.parts.find((one) => one.kind === 'text' && contains(one, range));
  if (!template || !part) return undefined;
  const own = trimmedEnd(text, literal);
  const isThis = own.start === template.start && own.end === trimmedEnd(text, template).end;
  const isInner = !isThis && contains(template.content, literal) && isQuoted(text, literal);
  if (!isThis && !isInner && (literal.start !== range.start || literal.end !== range.end)) return undefined;
  const whole = template.parts.length === 1 && isWhole(text, template, range);
  return { blocks, attribute, template, whole, direct: template === attribute.value, ...(isInner ? { inner: literal } : {}) };
}

/** A JSON string in a heredoc, or with escaped quotes in a quoted string. */
function isQuoted(text: string, { start, end }: Range): boolean {
  const quote = text.startsWith('\\"', start) ? '\\"' : '"';
  return end - start >= 2 * quote.length && text.startsWith(quote, start) && text.startsWith(quote, end - quote.length);
}

/** Blanks and line endings around it in a heredoc are no part of the secret. */
function isWhole(text: string, { content, form }: Template, range: Range): boolean {
  if (form === 'quoted') return range.start === content.start && range.end === content.end;
  return isBlank(text.slice(content.start, range.start)) && isBlank(text.slice(range.end, content.end));
}

export function blocksAround(body: Body, range: Range): Block[] {
  const out: Block[] = [];
  let at: Body | undefined = body;
  while (at) {
    const block: Block | undefined = at.blocks.find((one) => contains(one, range));
    if (block) out.push(block);
    at = block?.body;
  }
  return out;
}

/** What an expression is made of. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'template':
      return node.parts.flatMap((part) => (part.kind === 'interpolation' ? [part.expression] : []));
    case 'access':
    case 'splat':
      return [node.target];
    case 'index':
      return [node.target, node.key];
    case 'call':
      return node.args;
    case 'list':
      return node.items;
    case 'object':
      return node.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'for':
      return [node.collection, ...(node.key ? [node.key] : []), node.value, ...(node.condition ? [node.condition] : [])];
    case 'conditional':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
      return [node.operand];
    case 'parens':
      return [node.inner];
    default:
      return [];
  }
}

/** Text of a plain quoted string. */
export function plainText(node: Expression | undefined): string | undefined {
  if (node?.kind !== 'template') return undefined;
  if (node.parts.length === 0) return '';
  const [part] = node.parts;
  return node.parts.length === 1 && part?.kind === 'text' ? part.text : undefined;
}

export function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}
