/** How a script reads a vault. */
import type { SecretName } from '../../naming';

export interface ShellCommand {
  /** Prints the value and nothing else; without double quotes and `${`, so that it fits into `"$(…)"`. */
  readonly command: string;
  /** What must be there for it: `the aws command and jq`. */
  readonly needs: string;
}

export type ShellForm = (name: SecretName) => ShellCommand;
