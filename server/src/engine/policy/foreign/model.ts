/** What files of other scanners say, as plain data: it crosses threads. Paths are relative to the workspace folder. */
export interface ForeignRecords {
  /** Places by file: whole lines, from 1. */
  readonly lines: ReadonlyMap<string, readonly ForeignLine[]>;
  /** SHA-1 of known values by file, in lower-case hex. */
  readonly hashes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Regular expressions for lines that are allowed, in POSIX syntax. */
  readonly allowed: readonly string[];
  /** Paths in the syntax of .gitignore, and what secrets in them are left out. */
  readonly paths: readonly ForeignPaths[];
}

export interface ForeignLine {
  readonly by: string;
  readonly line: number;
  /** The commit the record names, where it names one: it matters in a search of the history only. */
  readonly commit?: string;
}

export interface ForeignPaths {
  readonly by: string;
  readonly patterns: readonly string[];
  /** Ids of that tool's rules; without them every secret is meant. */
  readonly about?: string;
}
