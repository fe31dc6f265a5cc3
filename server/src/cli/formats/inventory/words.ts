/** What the formats have in common: short texts about a record. */
import type { InventoryRecord } from '../../../engine/inventory';

export const ENVIRONMENTS_BETWEEN = ', ';

/** Control characters, separators of lines, and marks that turn the direction of writing. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

/** A name or path as one line that a terminal takes for text. */
export function oneLine(text: string): string {
  return text.replace(UNPRINTABLE, ' ').trim();
}

/** How its credentials are kept, each way once: `literal, vault`. */
export function storagesOf({ credentials }: InventoryRecord): string[] {
  return [...new Set(credentials.map(({ storage }) => storage))];
}

/** Its first `most` actions and how many there are besides: `s3:GetObject, s3:* (and 4 more)`. */
export function grantsInShort({ grants }: InventoryRecord, most: number): string {
  const words = grants.flatMap(({ source, actions }) => (actions.length > 0 ? actions : [source]));
  const distinct = [...new Set(words)];
  const rest = distinct.length - most;
  return `${distinct.slice(0, most).join(', ')}${rest > 0 ? ` (and ${rest} more)` : ''}`;
}

/** How many of its actions have a wildcard. */
export function wildcardsOf({ grants }: InventoryRecord): number {
  return new Set(grants.flatMap(({ actions }) => actions.filter((one) => one.includes('*')))).size;
}

/** Files that declare it, each once; those that mention it where none does. */
export function filesOf({ declared, mentioned, references }: InventoryRecord): string[] {
  const spans = declared.length > 0 ? declared : mentioned.length > 0 ? mentioned : references.map(({ span }) => span);
  return [...new Set(spans.map(({ file }) => file))].sort();
}
