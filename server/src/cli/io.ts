/** What a command may touch of the process, so that tests can run commands in memory. */
export interface Io {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Standard error is a terminal: progress may be drawn. */
  readonly interactive: boolean;
  /** Standard output is a terminal that shows colours. */
  readonly colour: boolean;
}

export const EXIT = { clean: 0, findings: 1, error: 2 } as const;

/** A mistake of the caller: printed as one line, exit code 2. */
export class UsageError extends Error {}
