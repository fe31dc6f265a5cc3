import type { IdentityGraph } from '../graph/model';
import type { Range } from '../syntax/span';
import type { SecretName } from './naming';

/** Replaces the range by the text. Edits of a file never overlap and refer to the text before any of them. */
export interface Edit extends Range {
  readonly text: string;
}

export interface FileEdit {
  readonly file: string;
  /** The file does not exist yet; the one edit holds its whole text. */
  readonly create?: boolean;
  readonly edits: readonly Edit[];
}

export type VaultId =
  | 'aws-secrets-manager'
  | 'aws-ssm'
  | 'hashicorp-vault'
  | 'azure-key-vault'
  | 'gcp-secret-manager'
  | '1password'
  | 'environment';

/** One thing that remains to do: a sentence, or one with a command to run as it is. Never the value. */
export type Step = string | { readonly text: string; readonly command: string };

/** `safe` may be applied unattended; `review` is previewed; `manual` is text and commands, without edits. */
export type Safety = 'safe' | 'review' | 'manual';

/** All edits of a fix apply, or none. */
export interface Fix {
  /** Stable within a finding: `vault-reference:aws-secrets-manager`, `replace-term:0`. */
  readonly id: string;
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly FileEdit[];
  /** What remains to do, in order: store the value (command without the value), grant the read, rotate. */
  readonly followUp: readonly Step[];
}

/** What a fix may look at. Reading goes through the host, so that the editor's unsaved text counts. */
export interface FixContext {
  /** Text of a file of the workspace; undefined where it does not exist or is not text. */
  readonly read: (file: string) => string | undefined;
  /** Every file the workspace analysis knows. */
  readonly files: readonly string[];
  readonly graph: IdentityGraph;
  /** The team's or the user's choice; otherwise it is detected from the workspace. */
  readonly vault?: VaultId;
  /** A mistake of ours in one fix costs that fix, not the run. Tests leave it out, and see the mistake. */
  readonly tolerant?: true;
  /** Also offer the vaults that nothing in the workspace speaks for. */
  readonly offer?: 'all';
  /** The entry of the value in place of a derived one: all places of a value that are replaced together share it. */
  readonly name?: SecretName;
}

/** A step in one line: the sentence, and the command behind a colon. */
export function stepText(step: Step): string {
  return typeof step === 'string' ? step : `${step.text}: ${step.command}`;
}
