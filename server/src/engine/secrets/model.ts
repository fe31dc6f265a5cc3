import type { Range } from '../syntax/span';

export type Confidence = 'high' | 'medium' | 'low';

export type CredentialType =
  | 'password'
  | 'access-key'
  | 'token'
  | 'private-key'
  | 'certificate'
  | 'connection-string'
  | 'unknown';

/**
 * What a credential says about itself, read offline from its own bytes: public parts only, bounded, never the value or its
 * signature. Times are ISO 8601 in UTC.
 */
export interface Reading {
  readonly subject?: string;
  readonly issuer?: string;
  /** Cloud account, tenant, project or application it belongs to. */
  readonly account?: string;
  readonly issued?: string;
  readonly expires?: string;
  /** What it allows, as the credential itself states it. */
  readonly scope?: string;
  readonly mode?: 'live' | 'test';
  /**
   * An address that is a credential; made to be published; delivered to everybody who uses the page or the app; of no use
   * alone and soon over; without a signature, so that nobody who checks accepts it.
   */
  readonly nature?: 'signed-url' | 'public' | 'browser' | 'temporary' | 'unsigned';
}

/** How a secret is written where it is not written as it is. `escapes`: `\u0041`, `\x41`, `\101`. */
export type Encoding = 'base64' | 'hex' | 'percent' | 'escapes';

/** What is believed of a value: the evidence is in words and never holds the value. */
export interface Judgement {
  readonly type: CredentialType;
  readonly confidence: Confidence;
  readonly evidence: readonly string[];
  /** Id of the token format that matched the whole value. */
  readonly format?: string;
  readonly provider?: string;
  readonly checksum?: 'passes' | 'fails' | 'none';
}

/** A value in a named place: an argument, a key, a variable. */
export interface SlotValue {
  /** `password`, `DB_PASSWORD`, `aws_secret_access_key`, `--token`. */
  readonly name: string;
  readonly value: string;
  /**
   * The host's own schema says that this slot holds a credential (`aws_db_instance.password`): then any literal that is no
   * reference or placeholder counts, however weak. Otherwise the name and the value must convince.
   */
  readonly known: boolean;
  /** Path of the file: tests and examples lower the confidence. */
  readonly file: string;
  /** Whether a user or an id stands beside it; asked only of a value that is believed already. */
  readonly partner?: () => boolean;
}

/** A secret that was found in text by its own shape. Never holds the value. */
export interface FormatMatch {
  /** Id of the token format; absent for an assignment in text, which has no shape of its own. */
  readonly format?: string;
  readonly provider?: string;
  readonly type: CredentialType;
  /** The exact value: UTF-16 offsets into the text that was scanned. */
  readonly start: number;
  readonly end: number;
  readonly checksum?: 'passes' | 'fails' | 'none';
  readonly confidence: Confidence;
  readonly evidence: readonly string[];
  /** The name it was assigned to, for an assignment in text. */
  readonly name?: string;
  /** base64 text that decodes to the secret. */
  readonly encoded?: boolean;
  /** `name` is that of an HTTP header. */
  readonly header?: true;
}

/** A name that promises a secret, and the literal that is given to it. */
export interface Assignment {
  readonly name: string;
  /** The value without its quotes. */
  readonly value: Range;
  readonly quoted: boolean;
}
