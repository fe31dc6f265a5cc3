/** What a host's own parser, or its vendor's linter, has to say of files: independent of ours. */

/** Complaints about each file, by its id; files without one are absent. Without line numbers: lines move. */
export type Complaints = Map<string, readonly string[]>;

/** Ids are `<number> <path>`, so that one path may have many texts. */
export type Files = ReadonlyMap<string, string>;

export interface Oracle {
  readonly name: string;
  /** Whether the file is one for it. */
  readonly reads: (file: string, text: string) => boolean;
  readonly present: () => boolean;
  /** A linter, or slow: it judges the cases of fixes as they are written, and no variants of them. */
  readonly once?: true;
  /** It is started for every file: of very many it reads some. */
  readonly oneByOne?: true;
  readonly run: (files: Files) => Complaints;
}

/** Reads files whose name ends in one of these. */
export function endsIn(...extensions: readonly string[]): Oracle['reads'] {
  return (file) => extensions.some((extension) => file.toLowerCase().endsWith(extension));
}
