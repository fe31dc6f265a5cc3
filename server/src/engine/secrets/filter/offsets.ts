/** Byte offsets of the filter, turned into UTF-16 offsets of the decoded text. */
import type { FormatHit } from './triage';

/**
 * The hits of `triage(bytes)` with `at` as an offset into `text`, which is `bytes` decoded as UTF-8 (a byte order mark may
 * have been kept or dropped). Free for ASCII files; otherwise only the text before the last hit is decoded again.
 */
export function textOffsets(bytes: Uint8Array, text: string, hits: readonly FormatHit[]): readonly FormatHit[] {
  if (hits.length === 0 || bytes.length === text.length) return hits;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: text.charCodeAt(0) === 0xfeff });
  const sorted = [...hits].sort((a, b) => a.at - b.at);
  let from = 0;
  let at = 0;
  return sorted.map((hit) => {
    // A mark is dropped at the start of the file only; a decoder without state would drop one in the middle too.
    const part = from === 0 ? decoder : PLAIN;
    at += part.decode(bytes.subarray(from, hit.at)).length;
    from = hit.at;
    return { format: hit.format, at };
  });
}

const PLAIN = new TextDecoder('utf-8', { ignoreBOM: true });
