/** Whether a module may use write-only arguments, whose value never reaches the state. */
import { parseHcl } from '../../../syntax/hcl/parser';
import type { FixContext } from '../../model';
import { moduleTexts } from './declare';
import { attributeOf, plainText } from './locate';

/**
 * Whether every version that `required_version` admits knows ephemeral resources and write-only arguments (Terraform and
 * OpenTofu from 1.11). Nothing required means nothing known.
 */
export function allowsWriteOnly(context: FixContext, file: string, text: string): boolean {
  for (const content of moduleTexts(context, file, text).values()) {
    if (!content.includes('required_version')) continue;
    for (const block of parseHcl(content).body.blocks) {
      if (block.type !== 'terraform') continue;
      const constraint = plainText(attributeOf(block.body, 'required_version')?.value);
      if (constraint !== undefined) return startsAt(constraint, 1, 11);
    }
  }
  return false;
}

/** Whether some part of the constraint sets a lower bound of at least major.minor. */
function startsAt(constraint: string, major: number, minor: number): boolean {
  return constraint.split(',').some((part) => {
    const match = /^\s*(>=|>|~>|=)?\s*(\d{1,6})(?:\.(\d{1,6}))?/.exec(part);
    if (!match) return false;
    const [, , first, second] = match;
    return Number(first) > major || (Number(first) === major && Number(second ?? 0) >= minor);
  });
}
