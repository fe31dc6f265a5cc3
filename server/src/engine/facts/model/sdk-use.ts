/** How a program handles credentials, apart from the values that it is given. */
import type { Range, Span } from '../../syntax/span';
import type { Storage } from './credential';

/**
 * key-file: a client is built from a key file · client-secret: a login with a client secret or a user's password, where an
 * identity of the workload fits · mints-key: a long-lived credential is made · secret-logged: a secret is printed · tls-off: the
 * other side's certificate is not checked.
 */
export type SdkUseTopic = 'key-file' | 'client-secret' | 'mints-key' | 'secret-logged' | 'tls-off' | 'human-login';

export interface SdkUseFact {
  readonly about: SdkUseTopic;
  readonly provider?: string;
  /** The call or class: `from_service_account_file`, `ClientSecretCredential`. */
  readonly owner: string;
  /** The exact value: the path, the flag, the argument that is printed. */
  readonly span: Span;
  readonly literal: Range;
  /** Where the credential comes from, where that is known. */
  readonly storage?: Storage;
  /** For a message, without any value: `a service account key`, `print`. */
  readonly detail?: string;
  /** Not quite as grave: a key is made where another is taken away, a name promises a secret that nothing traces. */
  readonly softer?: true;
  /** What carries the credential, where it stands elsewhere. */
  readonly carrier?: Span;
  /** What takes the use away; absent where that is work by hand. */
  readonly changes?: readonly SourceChange[];
}

/** A part of the text that becomes another, or goes. `was`: what stands there now; names and paths, never a secret's value. */
export interface SourceChange {
  readonly at: Range;
  readonly was: string;
  readonly text: string;
}
