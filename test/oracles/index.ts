/** All oracles, and what they say of the steps from one text to another. */
import { runAll } from './batch';
import { compilers } from './compilers';
import { linters } from './linters';
import type { Oracle } from './model';
import { parsers } from './parsers';

export const ORACLES: readonly Oracle[] = [...parsers, ...compilers, ...linters];

/** One file before and after a fix. */
export interface Step {
  /** Names the fix in a complaint. */
  readonly of: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** A case of a fix, as it is written. */
  readonly isCase: boolean;
}

const MOST_ONE_BY_ONE = 600;

export interface Judgement {
  /** What a fix brought about. */
  readonly problems: readonly string[];
  /** For each oracle that is here, in words, what it read. */
  readonly ran: readonly string[];
  readonly absent: readonly string[];
}

/**
 * Every oracle over every step that it reads. What it said of the text before does not count: a file that is half-typed on purpose, or
 * that its linter would complain about anyway, proves nothing either way.
 */
export function judge(steps: readonly Step[]): Judgement {
  const problems: string[] = [];
  const ran: string[] = [];
  for (const oracle of ORACLES.filter(({ present }) => present())) {
    const all = steps.filter(({ file, after, isCase }) => (isCase || !oracle.once) && oracle.reads(file, after));
    // Cases come first; of texts that others wrote, a part says enough.
    const own = oracle.oneByOne ? [...all].sort((a, b) => Number(b.isCase) - Number(a.isCase)).slice(0, MOST_ONE_BY_ONE) : all;
    // Many fixes start from the same text, and some end in the same.
    const ids = new Map<string, string>();
    const files = new Map<string, string>();
    const idOf = (file: string, text: string): string => {
      const key = `${file}\n${text}`;
      const id = ids.get(key) ?? `${ids.size} ${file}`;
      ids.set(key, id);
      files.set(id, text);
      return id;
    };
    const pairs = own.map(({ of, file, before, after }) => ({
      of,
      file,
      before: idOf(file, before),
      after: idOf(file, after),
    }));
    const complaints = runAll(oracle, files);
    let broken = 0;
    for (const { of, file, before, after } of pairs) {
      const known = complaints.get(before) ?? [];
      if (known.length > 0) broken++;
      const fresh = (complaints.get(after) ?? []).filter((one) => !known.includes(one));
      // What cannot be read at all has one complaint, wherever it is.
      if (fresh.length > 0 && (oracle.once || known.length === 0)) problems.push(`${oracle.name}: ${of} ${file}: ${fresh[0]}`);
    }
    ran.push(`${oracle.name} ${pairs.length}${broken > 0 ? ` (${broken} had complaints before)` : ''}`);
  }
  return { problems, ran, absent: ORACLES.filter(({ present }) => !present()).map(({ name }) => name) };
}
