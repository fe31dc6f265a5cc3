/** What a host knows: how a reference stands where the literal was, and where its declaration goes. */
import type { CredentialFact, Host } from '../../facts/model';
import type { Remedy } from '../../rules/model';
import type { Edit, FileEdit, FixContext, Safety, Step, VaultId } from '../model';
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
  readonly steps?: readonly Step[];
  /** In place of the vault's own steps. */
  readonly followUp?: readonly Step[];
}

export type SetAttribute = Extract<Remedy, { type: 'set-attribute' }>;
export type RemoveDeclaration = Extract<Remedy, { type: 'remove-declaration' }>;

export interface HostFixes {
  /** `github-actions`. */
  readonly id: string;
  /** `GitHub Actions`. */
  readonly title: string;
  /** Whether edits in this file are this host's; the first of the list that says so has them. */
  readonly serves: (file: string, host: Host, text: string) => boolean;
  /** No secret at all: the platform manages or derives the credential. Offered first. */
  readonly identity?: (place: Place) => Draft | undefined;
  /** The literal by a reference; undefined where no safe form exists. */
  readonly reference?: (place: Place, vault: Vault) => Draft | undefined;
  /** Its own way, the environment's, is what people merge, unless the workspace has a vault. */
  readonly ownFirst?: true;
  /** What to do by hand where there is no reference. Text and commands; never the value. */
  readonly byHand?: (place: Place) => readonly Step[];
  /** Vaults that this host has no safe form for, and why, in a few words: for the table in the docs. */
  readonly without?: Readonly<Partial<Record<VaultId, string>>>;
  /** The arguments with static keys go. */
  readonly drop?: (place: Place) => Draft | undefined;
  /** The edits, and those that keep the lines around them in the order of the host's own formatter, where they had it. */
  readonly formatted?: (text: string, edits: readonly Edit[]) => readonly Edit[];
  readonly attribute?: (context: FixContext, text: string, remedy: SetAttribute) => Draft | undefined;
  readonly remove?: (context: FixContext, text: string, remedy: RemoveDeclaration) => Draft | undefined;
}
