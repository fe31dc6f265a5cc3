/** A Dockerfile as a list of instructions with their places. https://docs.docker.com/reference/dockerfile/ */
import type { Range, SyntaxIssue } from '../span';

/** Text of an instruction as Docker reads it: continued lines are one, comments between them are gone. */
export interface Code {
  readonly text: string;
  /** Where each character stands in the file. */
  readonly at: readonly number[];
}

/** `--from=build`: places are those of the file. */
export interface Flag extends Range {
  readonly name: string;
  readonly value: string;
}

/** `<<EOF`: what stands between the mark and the line that ends it. */
export interface Heredoc extends Range {
  readonly mark: string;
}

export interface Instruction extends Range {
  /** Upper case. Of `ONBUILD RUN …` it is RUN. */
  readonly keyword: string;
  readonly onbuild: boolean;
  /** Where the arguments begin, flags included. */
  readonly body: number;
  /** The arguments, flags included, without here-documents. */
  readonly code: Code;
  /** Index in the code of the first character behind the flags. */
  readonly first: number;
  readonly flags: readonly Flag[];
  readonly heredocs: readonly Heredoc[];
  /** Counted from the first FROM; what stands before it is 0. */
  readonly stage: number;
}

export interface DockerfileTree {
  /** The character that continues a line and takes a character's meaning. */
  readonly escapeChar: '\\' | '`';
  readonly instructions: readonly Instruction[];
  readonly issues: readonly SyntaxIssue[];
}
