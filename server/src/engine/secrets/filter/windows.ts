/** Looks at a large file only around its hits: most hits promise nothing, and making text of the whole file costs more than they do. */
import { textOffsets } from './offsets';
import type { FormatHit } from './triage';

/** Smaller files are made into text as a whole: a few windows would cover them. */
export const WINDOWS_FROM = 32 * 1024;
/** Further back than any look at a hit goes, in bytes. */
const BEFORE = 2 * 1024;
/** Further ahead than any format goes, which is a law of theirs (secrets-windows.test.ts). */
export const AHEAD = 16 * 1024;
/** Further ahead than a name and the literal that it is given. */
export const AHEAD_OF_WORDS = 4 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

type Look = (text: string, hits: readonly FormatHit[]) => boolean;

/**
 * Whether `look` says yes to any part of the bytes around the hits, as it would to the whole; its hits are offsets into the
 * part's text. Undefined where only the whole can tell: the parts would cover most of it, or are no valid UTF-8.
 */
export function someWindow(bytes: Uint8Array, hits: readonly FormatHit[], ahead: number, look: Look): boolean | undefined {
  const windows = windowsOf(bytes, hits, ahead);
  if (windows.reduce((sum, { from, to }) => sum + to - from, 0) * 2 > bytes.length) return undefined;
  try {
    return windows.some((window) => lookAt(bytes, window, look));
  } catch {
    return undefined;
  }
}

interface Window {
  readonly from: number;
  to: number;
  readonly hits: FormatHit[];
}

/** Around the hits, in order; near ones share a window. */
function windowsOf(bytes: Uint8Array, hits: readonly FormatHit[], ahead: number): Window[] {
  const windows: Window[] = [];
  for (const hit of [...hits].sort((a, b) => a.at - b.at)) {
    const last = windows[windows.length - 1];
    const to = boundary(bytes, Math.min(bytes.length, hit.at + ahead));
    if (last && hit.at - BEFORE <= last.to) {
      last.to = to;
      last.hits.push(hit);
    } else windows.push({ from: boundary(bytes, Math.max(0, hit.at - BEFORE)), to, hits: [hit] });
  }
  return windows;
}

/** Throws where the part is no UTF-8. */
function lookAt(bytes: Uint8Array, { from, to, hits }: Window, look: Look): boolean {
  const part = bytes.subarray(from, to);
  const text = decoder.decode(part);
  const shifted = hits.map(({ format, at }) => ({ format, at: at - from }));
  return look(text, textOffsets(part, text, shifted));
}

/** The start of the character that the byte at `at` belongs to. */
function boundary(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && start < bytes.length && ((bytes[start] as number) & 0xc0) === 0x80) start--;
  return start;
}
