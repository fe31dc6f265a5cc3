/**
 * What the byte filter may have seen of an encoded text, in the numbering of `Target` (needles.ts). The three of base64 say
 * how far into a quad the needle's first character stands: not at all, two characters, three.
 */
export const Hidden = {
  base64: -50,
  base64Two: -51,
  base64Three: -52,
  hex: -53,
  percent: -54,
  percentChain: -55,
  escape: -56,
  escapeChain: -57,
  /** A base64 value beside a word that says it is decoded. */
  decoder: -58,
} as const;

/** Whether a hit of the filter is about an encoded text. */
export function isHidden(target: number): boolean {
  return target <= Hidden.base64 && target >= Hidden.decoder;
}
