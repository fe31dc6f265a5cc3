/** What server and client say to each other beyond the language server protocol. The client imports nothing else. */
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';

/** Server to client, whenever findings or identities changed: views ask again. */
export const CHANGED = 'nhi/changed';

/** Server to client: what the status item shows. */
export const STATUS = 'nhi/status';

/** Client to server: `IdentitiesResult`. */
export const IDENTITIES = 'nhi/identities';

/** Client to server: analyse all folders again. */
export const RESCAN = 'nhi/rescan';

/** Client command that shows follow-up steps after a fix, or at once the steps of a manual one: `[title, StepDto[], atOnce?]`. */
export const SHOW_STEPS = 'nhi.showSteps';

/** Client command that lets the user choose among all vaults for one finding: `[FindingDto]`. */
export const CHOOSE_VAULT = 'nhi.chooseVault';

/** Client to server: every vault that has a form for a finding: `FindingDto` to `VaultsResult`. */
export const VAULTS = 'nhi/vaults';

/** Client to server: the edit of one of them: `VaultChoice` to `FixResult`, or null where the text has moved on. */
export const USE_VAULT = 'nhi/useVault';

/** One thing that remains to do. Never a value. */
export interface StepDto {
  readonly text: string;
  /** Runs as it is. */
  readonly command?: string;
}

/** A finding in a document of this version. */
export interface FindingDto {
  readonly folder: string;
  readonly file: string;
  readonly version: number;
  readonly fingerprint: string;
}

export interface VaultsResult {
  readonly vaults: readonly {
    /** Names the fix, for `VaultChoice`. */
    readonly fix: string;
    readonly vault: string;
    readonly title: string;
    readonly safety: string;
    /** How many files the edit touches. */
    readonly files: number;
  }[];
}

export interface VaultChoice extends FindingDto {
  readonly fix: string;
}

export interface FixResult {
  readonly title: string;
  readonly edit: WorkspaceEdit;
  readonly steps: readonly StepDto[];
}

export interface Status {
  readonly busy: boolean;
  readonly files: number;
  readonly findings: number;
  /** Problems of the policy file or of unreadable files, one line each. */
  readonly problems: readonly string[];
}

/** A place to go to: uri, and lines and characters from 0 as in the protocol. */
export interface PlaceDto {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

export interface IdentityDto {
  readonly id: string;
  readonly kind: string;
  readonly provider: string;
  readonly name: string;
  readonly folder: string;
  readonly owner: string | null;
  readonly environments: readonly string[];
  readonly risk: number;
  readonly declared: readonly PlaceDto[];
  readonly references: readonly { readonly from: string; readonly type: string; readonly place: PlaceDto }[];
  readonly credentials: readonly { readonly type: string; readonly storage: string; readonly place: PlaceDto }[];
  readonly grants: readonly { readonly source: string; readonly actions: readonly string[]; readonly place: PlaceDto | null }[];
  readonly trust: readonly { readonly principal: string; readonly place: PlaceDto }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly place: PlaceDto;
  }[];
}

export interface IdentitiesResult {
  readonly identities: readonly IdentityDto[];
}

/** What a client asks for when it starts the server. */
export interface InitializationOptions {
  /** The client has the command `SHOW_STEPS`. */
  readonly showSteps?: boolean;
  /** The client has the command `CHOOSE_VAULT`. */
  readonly chooseVault?: boolean;
  /** Inlay hints of policies, for a client that cannot be asked for its settings. */
  readonly inlayHints?: boolean;
}

/** The setting that turns inlay hints of policies on. */
export const HINTS_SETTING = 'nhi.inlayHints.policies';

/** The setting that names the vault to offer first: an id, or nothing for what the team's file or the workspace says. */
export const VAULT_SETTING = 'nhi.vault';

/** The setting that says which fixes are shown before they are applied. */
export const PREVIEW_SETTING = 'nhi.fixes.preview';

/** `review`: every fix that is not safe; `severalFiles`: those of them that touch another file. */
export type Preview = 'review' | 'severalFiles' | 'never';
