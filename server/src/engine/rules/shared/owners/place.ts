import type { Span } from '../../../syntax/span';
import type { Remedy } from '../../model';

/** A declaration that could name its owner. */
export interface OwnerPlace {
  /** Of one notation: they spell a tag alike. */
  readonly group: 'terraform' | 'cloudformation' | 'kubernetes';
  readonly label: string;
  readonly span: Span;
  /** Whether a tag names the owner; unknown where tags come from elsewhere. */
  readonly state: 'named' | 'unnamed' | 'unknown';
  /** The tag that does, as it is written. */
  readonly tag?: { readonly key: string; readonly value: string };
  /** Writes one; a thunk, since most are never asked. */
  readonly add: (key: string, value: string) => Remedy | undefined;
}

/** `owner = orders`: what the fix is called. */
export function titleOf(key: string, value: string): string {
  return `Name ${value} as the owner (${key})`;
}
