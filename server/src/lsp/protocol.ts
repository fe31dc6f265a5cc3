/** What server and client say to each other beyond the language server protocol. The client imports nothing else. */
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';

/** Server to client, whenever findings or identities changed: views ask again. */
export const CHANGED = 'nhi/changed';

/** Server to client: what the status item shows. */
export const STATUS = 'nhi/status';

/** Client to server: `IdentitiesResult`. */
export const IDENTITIES = 'nhi/identities';

/** Client to server: `IdentityRef` to `IdentityDetail`, or null where it is gone. */
export const IDENTITY = 'nhi/identity';

/** Client to server: `FindingsResult`. */
export const FINDINGS = 'nhi/findings';

/** Client to server: `FindingsOf` to `LeafDto[]`. */
export const FINDINGS_OF = 'nhi/findingsOf';

/** Client to server: a `PlaceDto` (its end does not count) to the `IdentityRef` that stands there, or null. */
export const IDENTITY_AT = 'nhi/identityAt';

/** Client command of a lens: shows where an identity is used, or the identity itself where nothing does: `[PeekDto]`. */
export const PEEK_REFERENCES = 'nhi.peekReferences';

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

/** Names an identity. Both parts stay what they are while other files are edited. */
export interface IdentityRef {
  /** Uri of the folder. */
  readonly folder: string;
  readonly id: string;
}

export type SeverityDto = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** What a row of the Identities view needs. A workspace has thousands: the rest comes with `IdentityDetail`. */
export interface IdentityDto extends IdentityRef {
  readonly kind: string;
  readonly name: string;
  /** Of its first declaration, else of its first mention. */
  readonly file: string;
  readonly declared: boolean;
  readonly owner?: string;
  readonly environments?: readonly string[];
  readonly risk: number;
  /** How many places use it. */
  readonly uses: number;
  /** How its credentials are kept, each way once: literal, environment, vault, none. */
  readonly storages?: readonly string[];
  readonly findings?: number;
  readonly gravest?: SeverityDto;
  readonly admin?: true;
}

export interface IdentitiesResult {
  /** By kind, name and id. */
  readonly identities: readonly IdentityDto[];
}

/** One line of a part: goes to its place where it has one. */
export interface LeafDto {
  readonly label: string;
  readonly note: string;
  readonly place?: PlaceDto;
  readonly severity?: SeverityDto;
  readonly children?: readonly LeafDto[];
}

export type PartId = 'declared' | 'used' | 'credentials' | 'grants' | 'paths' | 'trust' | 'findings' | 'about';

export interface PartDto {
  readonly id: PartId;
  readonly label: string;
  readonly leaves: readonly LeafDto[];
}

/** An identity that is opened: its parts that hold something, in the order they are shown. */
export interface IdentityDetail extends IdentityRef {
  readonly name: string;
  /** Where a click on it goes. */
  readonly place?: PlaceDto;
  /** Every place that names it and does not declare it. */
  readonly mentions: readonly PlaceDto[];
  readonly parts: readonly PartDto[];
}

/** The findings of one identity, or of one file where they belong to none. */
export interface FindingGroupDto {
  readonly folder: string;
  /** Absent where the findings belong to no identity. */
  readonly identity?: string;
  readonly kind?: string;
  readonly name: string;
  /** Where there is no identity. */
  readonly file?: string;
  readonly count: number;
  readonly gravest: SeverityDto;
}

export interface FindingsResult {
  /** The gravest first. */
  readonly groups: readonly FindingGroupDto[];
}

/** Asks for the findings of a group: of an identity, or of a file those that belong to none. */
export type FindingsOf = Pick<FindingGroupDto, 'folder' | 'identity' | 'file'>;

/** What a lens hands to `PEEK_REFERENCES`. */
export interface PeekDto extends IdentityRef {
  readonly at: PlaceDto;
  readonly places: readonly PlaceDto[];
}

/** Client to server: the map of all folders: `MapResult`. */
export const MAP = 'nhi/map';

/** A node of the map. `at`: where a click goes. */
export interface MapNodeDto {
  readonly id: string;
  readonly kind: 'identity' | 'user' | 'rights' | 'store' | 'outsider';
  readonly type: string;
  readonly label: string;
  readonly environments: readonly string[];
  readonly risk?: number;
  readonly severity?: SeverityDto;
  readonly admin?: true;
  readonly at?: PlaceDto;
}

export interface MapResult {
  readonly nodes: readonly MapNodeDto[];
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly type: 'declares' | 'uses' | 'assumes' | 'deploys' | 'grants' | 'stores-in';
  }[];
}

/** How the map calls an identity. */
export function nodeIdOf({ folder, id }: IdentityRef): string {
  return `${folder}\n${id}`;
}

/** What a client asks for when it starts the server. */
export interface InitializationOptions {
  /** The client has the command `SHOW_STEPS`. */
  readonly showSteps?: boolean;
  /** The client has the command `CHOOSE_VAULT`. */
  readonly chooseVault?: boolean;
  /** Inlay hints of policies, for a client that cannot be asked for its settings. */
  readonly inlayHints?: boolean;
  /** The client has the command `PEEK_REFERENCES`. */
  readonly peekReferences?: boolean;
  /** Languages whose own names another extension of this editor follows: `terraform`. */
  readonly followed?: readonly string[];
}

/** The setting that shows a lens above each declaration of an identity. */
export const LENS_SETTING = 'nhi.codeLens';

/** The setting that turns inlay hints of policies on. */
export const HINTS_SETTING = 'nhi.inlayHints.policies';

/** The setting that names the vault to offer first: an id, or nothing for what the team's file or the workspace says. */
export const VAULT_SETTING = 'nhi.vault';

/** The setting that says which fixes are shown before they are applied. */
export const PREVIEW_SETTING = 'nhi.fixes.preview';

/** `review`: every fix that is not safe; `severalFiles`: those of them that touch another file. */
export type Preview = 'review' | 'severalFiles' | 'never';
