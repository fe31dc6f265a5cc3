import { join } from 'node:path';
import { FOREIGN_FILES, type ForeignFile, readForeignFiles } from '../engine/policy/foreign/files';
import type { ForeignRecords } from '../engine/policy/foreign/model';
import type { Policy } from '../engine/policy/model';
import { decode, isBinary } from '../engine/syntax/decode';
import { readBytes } from './read';

export interface LoadedForeign {
  /** Undefined where there is no such file, or the policy says that they do not count. */
  readonly records?: ForeignRecords;
  /** One line each, with file and line. They do not stop anything: the files are another tool's. */
  readonly problems: readonly string[];
}

/** What files of other secret scanners in the workspace folder leave out. The editor and the terminal ask the same. */
export function loadForeign(root: string, policy: Policy): LoadedForeign {
  if (!policy.honourForeign) return { problems: [] };
  const texts = new Map<ForeignFile, string>();
  const unread: string[] = [];
  for (const file of FOREIGN_FILES) {
    const read = readBytes(join(root, file));
    if (read.kind === 'problem') unread.push(`${file}: ${read.message}`);
    else if (read.kind === 'bytes' && !isBinary(read.bytes)) texts.set(file, decode(read.bytes).text);
  }
  if (texts.size === 0) return { problems: unread };
  const { records, problems } = readForeignFiles(texts);
  return { records, problems: [...unread, ...problems] };
}
