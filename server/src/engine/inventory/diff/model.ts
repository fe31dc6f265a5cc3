/** What changed of the identities between two states of a workspace. Never a value. */
import type { InventoryRecord, TrustRecord } from '../model';

/** One thing that an identity may do, in a form that can be compared. */
export interface Right {
  readonly effect: 'allow' | 'deny';
  /** `s3:PutObject`, `get secrets`, the name of a role or managed policy. */
  readonly action: string;
  /** ARNs, scopes and namespaces as written. */
  readonly resources: readonly string[];
  /** Empty where nothing limits it; else the conditions in one order. */
  readonly condition: string;
  /** Counts when rights are compared, and is not told: what a managed policy of AWS gives. */
  readonly silent?: true;
}

/** A credential that came, went, or is kept elsewhere. */
export interface CredentialChange {
  readonly change: 'added' | 'removed' | 'moved' | 'replaced';
  readonly type: string;
  /** The slot it stands in: `aws_db_instance.main password`. */
  readonly slot: string;
  /** literal · environment · vault · none, with the vault path or variable. Absent on the side where it is not. */
  readonly before?: string;
  readonly after?: string;
  /** What is still to do: a literal that is gone from the files stays in the history of git. */
  readonly advice?: string;
}

export interface IdentityChange {
  /**
   * unreferenced: it is still there, or was only ever mentioned, and nothing in the workspace uses it any longer · widened, narrowed:
   * what it may do or who may become it · changed: its name or its credentials only, or both ways.
   */
  readonly change: 'added' | 'removed' | 'unreferenced' | 'widened' | 'narrowed' | 'changed';
  readonly before: InventoryRecord | undefined;
  readonly after: InventoryRecord | undefined;
  readonly gained: readonly Right[];
  readonly lost: readonly Right[];
  readonly admitted: readonly TrustRecord[];
  readonly shutOut: readonly TrustRecord[];
  readonly credentials: readonly CredentialChange[];
  /** It reaches administration now, and did not before. */
  readonly becameAdmin: boolean;
  readonly advice?: string;
}
