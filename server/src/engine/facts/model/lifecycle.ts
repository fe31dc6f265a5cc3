/** How long credentials, secrets and keys live, and whether anybody replaces them. */
import type { Span } from '../../syntax/span';
import type { Alias } from './identity';

/**
 * secret-rotation: a secret in a vault is replaced by itself · key-rotation: a key of a key management service is · expiry: a credential ends ·
 * certificate-renewal: whoever issues the certificate renews it · enabled: it is turned off (there is no such fact where it is on).
 */
export type LifecycleTopic = 'secret-rotation' | 'key-rotation' | 'expiry' | 'certificate-renewal' | 'enabled';

/** One such statement about one declaration. */
export interface LifecycleFact {
  readonly about: LifecycleTopic;
  /** For messages: `aws_secretsmanager_secret.db`. */
  readonly owner: string;
  /** `aws_secretsmanager_secret`, `AWS::KMS::Key`. */
  readonly ownerType: string;
  /** Key of the declaration: rotation may be declared in a resource of its own that names it. */
  readonly key: Alias;
  /** The identity whose credential it is, where one is declared. */
  readonly identity?: Alias;
  /** missing: nothing is written, and the default is none · off: written so · set: with days or a day where they are known. */
  readonly state: 'set' | 'off' | 'missing' | 'unknown';
  readonly days?: number;
  /** `YYYY-MM-DD` */
  readonly until?: string;
  /** The value that says so; the name of the declaration where nothing is written. */
  readonly span: Span;
  /** The name of the declaration: where `set-attribute` finds it. */
  readonly block: Span;
  /** Of data files: the mapping of its properties, where an `edit-data` change begins. */
  readonly body?: Span;
  /** Blocks and attribute where it is written, outermost first. */
  readonly path: readonly string[];
  /** What takes effect: a schedule, a policy, an attribute of the vault's own. In words, for a message. */
  readonly detail?: string;
  /** Of a secret in a vault: what its declaration shows it to be. What others made, its vault cannot replace. */
  readonly holds?: 'database-password' | 'made-elsewhere';
}

/** A secret that is stored encrypted in the repository. */
export interface EncryptedFact {
  readonly kind: 'sops' | 'sealed-secret' | 'ansible-vault';
  /** Of the entry; empty where a whole file is encrypted. */
  readonly name: string;
  /** The encrypted text; the header of a file. */
  readonly span: Span;
}
