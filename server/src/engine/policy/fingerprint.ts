/** Multipliers of four lanes: large odd numbers (of MurmurHash3 and xxHash, public domain and BSD) that spread bits well. */
const LANES = [0x85ebca6b, 0xc2b2ae35, 0x9e3779b1, 0x27d4eb2f] as const;

/**
 * 128 bits that name a place, in hex. The text holds rule, file and names, never a value, so nothing has to be hidden: a
 * plain hash is enough, and fast enough for every finding of a workspace at every keystroke. Stable for ever: baselines and
 * code scanning know findings by it.
 */
export function fingerprintOf(text: string): string {
  let out = '';
  for (const lane of LANES) {
    let hash = lane ^ text.length;
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), lane);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    out += ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
  }
  return out;
}
