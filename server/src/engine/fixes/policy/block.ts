/** A `condition` block in a `statement` block of `aws_iam_policy_document`. */
import type { Block } from '../../syntax/hcl/ast';
import type { Range } from '../../syntax/span';
import { hclOf } from '../hosts/parse';
import { attributeOf, blocksAround, plainText } from '../hosts/terraform/locate';
import type { Edit } from '../model';
import { indentAt, lineEnd, newlineOf, trimmedEnd } from '../text';

interface Test {
  readonly operator: string;
  readonly key: string;
  /** As written. */
  readonly values: readonly string[];
}

/** The edit; undefined where the range is no block, or the block tests the key that way already. */
export function blockCondition(text: string, statement: Range, { operator, key, values }: Test): Edit | undefined {
  const block = blocksAround(hclOf(text).body, statement).find(
    ({ start, end }) => start === statement.start && end >= statement.end - 1,
  );
  const body = block?.type === 'dynamic' ? block.body.blocks.find(({ type }) => type === 'content')?.body : block?.body;
  if (!body) return undefined;
  if (body.blocks.some((one) => one.type === 'condition' && tests(one, operator, key))) return undefined;
  const parts = [...body.attributes, ...body.blocks].sort((a, b) => a.start - b.start);
  const last = parts.at(-1);
  if (!last) return undefined;
  const indent = indentAt(text, last.start);
  const newline = newlineOf(text);
  const lines = [
    '',
    'condition {',
    `  test     = "${operator}"`,
    `  variable = ${JSON.stringify(key)}`,
    `  values   = [${values.join(', ')}]`,
    '}',
  ];
  const at = lineEnd(text, trimmedEnd(text, last).end);
  return { start: at, end: at, text: lines.map((line) => newline + (line === '' ? '' : indent + line)).join('') };
}

function tests({ body }: Block, operator: string, key: string): boolean {
  const is = (name: string, word: string) => plainText(attributeOf(body, name)?.value)?.toLowerCase() === word.toLowerCase();
  return is('test', operator) && is('variable', key);
}
