import type { FactsDraft, Host } from './model';

/** What an extractor gets. It reads `text` and fills `facts`; it never throws and never keeps a secret's value. */
export interface ExtractContext {
  readonly file: string;
  readonly host: Host;
  readonly text: string;
  /** Keyed hash of a secret value; the same value gives the same hash within one run only. */
  readonly fingerprint: (value: string) => string;
  readonly facts: FactsDraft;
}

export type Extractor = (context: ExtractContext) => void;
