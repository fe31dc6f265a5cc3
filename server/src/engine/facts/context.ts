import type { FactsDraft, Host } from './model';
import type { Recent } from './recent';

/** What an extractor gets. It reads `text` and fills `facts`; it never throws and never keeps a secret's value. */
export interface ExtractContext {
  readonly file: string;
  readonly host: Host;
  readonly text: string;
  /** Keyed hash of a secret value; the same value gives the same hash within one run only. */
  readonly fingerprint: (value: string) => string;
  readonly facts: FactsDraft;
  /** What is known of this text from the last time; absent for a text that is no file. */
  readonly recent?: Recent;
}

export type Extractor = (context: ExtractContext) => void;
