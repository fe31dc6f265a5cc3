/** What a provider's token looks like, as data. */
import type { CredentialType } from '../model';

/** Bytes that may follow a literal: base62, url-safe (base62 `_` `-`), base64, hex, digits, or any of the characters tokens use. */
export type CharClass = 'base62' | 'url' | 'base64' | 'hex' | 'digit' | 'token';

export interface TokenFormat {
  readonly id: string;
  readonly provider: string;
  readonly type: CredentialType;
  /** Reads well after the provider's name: `personal access token (classic)`. */
  readonly title: string;
  /**
   * The exact value (for `keyword`: the value after the keyword). Every repetition has an upper bound; it is run where a
   * literal was seen, never over a file. The characters on both sides are checked apart: they are no part of it.
   */
  readonly pattern: RegExp;
  /** Bytes that must be there, three or more; the filter looks for the rarest three of each. */
  readonly literals: readonly string[];
  /** Where the literal stands: at the value's start (default), inside it, or before it as a word that gives it a meaning. */
  readonly at?: 'start' | 'inside' | 'keyword';
  /** `inside`: how many characters of the value may stand before the literal. */
  readonly before?: number;
  /** What must follow the literal for a closer look: so many bytes of a class. */
  readonly follow?: readonly [CharClass, number];
  /**
   * `keyword` that is a vendor's word: the value stands in a slot that the word names (`bitly = …`, `BITLY_TOKEN …`,
   * `bitly-<value>`); with `said` the slot must say key, token or secret too. See vendor-slot.ts.
   */
  readonly slot?: 'named' | 'said';
  readonly checksum?: (value: string) => boolean;
  /** The value must look generated: for shapes that words or identifiers can have too. */
  readonly random?: boolean;
  /** Less sure, or less harmful, than a token of a live account: test mode, publishable by design, minutes of life. */
  readonly minor?: boolean;
  /** Whom it stands for. */
  readonly holder: 'machine' | 'person' | 'either';
  /** What it lets its bearer do, in a few words: `read and write every repository of its owner`. */
  readonly opens?: string;
  readonly lifetime: string;
  readonly rotate: string;
  /** The vendor's own page about it. */
  readonly docs: string;
}

type Shared = 'provider' | 'docs' | 'rotate' | 'lifetime' | 'holder' | 'type' | 'opens';
type Row = Omit<TokenFormat, Shared> & Partial<Pick<TokenFormat, Shared>>;
type Defaults = Pick<TokenFormat, 'provider' | 'docs' | 'rotate'> &
  Partial<Pick<TokenFormat, 'lifetime' | 'holder' | 'type' | 'opens'>>;

/** Formats of one provider, with what they share written once. */
export function family(shared: Defaults, rows: readonly Row[]): TokenFormat[] {
  return rows.map((row) => ({ type: 'token', lifetime: 'no expiry known', holder: 'machine', ...shared, ...row }));
}
