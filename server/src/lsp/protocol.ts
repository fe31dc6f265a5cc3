/** What server and client say to each other beyond the language server protocol. The client imports nothing else. */

/** Server to client, whenever findings or identities changed: views ask again. */
export const CHANGED = 'nhi/changed';

/** Server to client: what the status item shows. */
export const STATUS = 'nhi/status';

/** Client to server: `IdentitiesResult`. */
export const IDENTITIES = 'nhi/identities';

/** Client to server: analyse all folders again. */
export const RESCAN = 'nhi/rescan';

/** Client command that shows follow-up steps after a fix, or at once the steps of a manual one: `[title, steps, atOnce?]`. */
export const SHOW_STEPS = 'nhi.showSteps';

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
  /** Inlay hints of policies, for a client that cannot be asked for its settings. */
  readonly inlayHints?: boolean;
}

/** The setting that turns inlay hints of policies on. */
export const HINTS_SETTING = 'nhi.inlayHints.policies';
