import type { Io } from './io';

export interface ProgressLine {
  readonly update: (done: number, total?: number) => void;
  readonly clear: () => void;
}

/** Work that is done within a second needs no progress. */
const QUIET_MS = 1000;
const EVERY_MS = 100;

/** One line on a terminal, redrawn in place; nothing where standard error is not a terminal. */
export function progressLine(io: Io, what = 'files'): ProgressLine | undefined {
  if (!io.interactive) return undefined;
  const started = performance.now();
  let drawn = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - started < QUIET_MS || now - drawn < EVERY_MS) return;
      drawn = now;
      io.err(`\r\u001b[Knhi: ${done}${total === undefined ? '' : ` of ${total}`} ${what}`);
    },
    clear() {
      if (drawn > 0) io.err('\r\u001b[K');
    },
  };
}
