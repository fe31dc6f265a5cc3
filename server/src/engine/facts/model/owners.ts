/** Who answers for which files: one line of a CODEOWNERS file. */
import type { Span } from '../../syntax/span';

export interface OwnerRuleFact {
  /** As written: `/infra/`, `*.tf`. */
  readonly pattern: string;
  /** `@org/team`, `@user`, addresses; empty where the line takes owners away. */
  readonly owners: readonly string[];
  /** From 1. */
  readonly line: number;
  /** GitLab judges each section by itself. */
  readonly section?: string;
  /** GitLab: what matches has no owner by its section. */
  readonly except?: true;
  readonly span: Span;
}
