/** What a host knows: how a reference stands where the literal was, and where its declaration goes. */
import type { CredentialFact } from '../../facts/model';
import type { Remedy } from '../../rules/model';
import type { FileEdit, FixContext, Safety } from '../model';
import type { SecretName } from '../naming';
import type { Vault } from '../vaults/model';

/** One literal in one file, and the name it gets in a vault. */
export interface Place {
  readonly context: FixContext;
  readonly file: string;
  readonly text: string;
  readonly credential: CredentialFact;
  readonly name: SecretName;
}

/** A fix as the host sees it; the caller adds what vault and remedy know. */
export interface Draft {
  /** In place of "Replace with a reference to …". */
  readonly title?: string;
  /** Stands in the title, in the brackets, after the vault's place. */
  readonly note?: string;
  readonly safety: Safety;
  readonly edits: readonly FileEdit[];
  /** Before the vault's own steps. */
  readonly steps?: readonly string[];
  /** In place of the vault's own steps. */
  readonly followUp?: readonly string[];
}

export type SetAttribute = Extract<Remedy, { type: 'set-attribute' }>;
export type RemoveDeclaration = Extract<Remedy, { type: 'remove-declaration' }>;

export interface HostFixes {
  /** No secret at all: the platform manages or derives the credential. Offered first. */
  readonly identity?: (place: Place) => Draft | undefined;
  /** The literal by a reference; undefined where no safe form exists. */
  readonly reference?: (place: Place, vault: Vault) => Draft | undefined;
  /** The arguments with static keys go. */
  readonly drop?: (place: Place) => Draft | undefined;
  readonly attribute?: (context: FixContext, text: string, remedy: SetAttribute) => Draft | undefined;
  readonly remove?: (context: FixContext, text: string, remedy: RemoveDeclaration) => Draft | undefined;
}
