/** Where in a Bicep file a literal stands. */
import type { BicepFile, Statement, Text } from '../../../syntax/bicep/ast';
import { contains } from '../../../syntax/span';
import { findPart, type Holder } from '../../data/bicep/find';
import type { Place } from '../model';
import { bicepOf } from '../parse';

export interface At {
  readonly tree: BicepFile;
  readonly statement: Statement;
  /** The text that is the literal, or that holds it. */
  readonly text: Text;
  /** The credential is the whole content of the text. */
  readonly whole: boolean;
  readonly holders: readonly Holder[];
}

/** The literal of the place; undefined where the text has moved on, or is half typed. */
export function locateText({ text, credential }: Place): At | undefined {
  const tree = bicepOf(text);
  const { span } = credential;
  const found = findPart(tree, span);
  const [first] = found?.holders ?? [];
  if (!found || first?.kind !== 'statement' || found.node.kind !== 'text' || !contains(found.node.content, span))
    return undefined;
  const { start, end } = first.part;
  if (tree.issues.some((issue) => start <= issue.start && issue.start <= end)) return undefined;
  const { content } = found.node;
  const whole = content.start === span.start && content.end === span.end;
  return { tree, statement: first.part, text: found.node, whole, holders: found.holders };
}
