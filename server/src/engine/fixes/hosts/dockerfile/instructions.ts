/** The instructions of a Dockerfile, where an edit may touch them. */
import { parseDockerfile } from '../../../syntax/dockerfile/parse';
import type { Range } from '../../../syntax/span';

export interface Instruction extends Range {
  readonly keyword: string;
  /** Where the arguments begin, flags included. */
  readonly body: number;
  /** Counted from the first FROM; what stands before it is 0. */
  readonly stage: number;
}

/** In order; undefined where another character than the backslash continues lines, or something was not understood. */
export function instructionsOf(text: string): Instruction[] | undefined {
  const { escapeChar, instructions, issues } = parseDockerfile(text);
  if (escapeChar !== '\\' || issues.length > 0) return undefined;
  // What ONBUILD holds runs in the build of another image.
  return instructions.map((one) => (one.onbuild ? { ...one, keyword: 'ONBUILD' } : one));
}
