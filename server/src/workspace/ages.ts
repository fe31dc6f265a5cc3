import type { FileResult } from '../engine/analyze';
import type { LineAge } from '../engine/rules/model';
import { type LineStarts, lineStarts, positionAt } from '../engine/syntax/lines';
import type { Span } from '../engine/syntax/span';
import { type Blamed, blame, cutCommits, numberOf } from './blame';
import { ask } from './history-git';
import { sameLines } from './same-lines';

/** Since when lines are in git. Nothing is asked before `prepare`, and nothing of a text is kept but which lines are the same. */
export interface Ages {
  /**
   * Asks git about these files, at most two at a time, unless it was asked since the last commit. Files that git does not know
   * have no ages. Call it before `ageOf`: with the files of the places that are shown.
   */
  readonly prepare: (files: Iterable<string>) => Promise<void>;
  /**
   * Of the first line of a place, in the text as `textOf` gives it now: a line that is not committed as it stands has no age, nor
   * one of a file that was not prepared. Goes into `Engine.ageOf` and wherever an age is shown; starts no process.
   */
  readonly ageOf: (span: Span) => LineAge | undefined;
}

const AT_ONCE = 2;

/** The files whose ages rules ask for: those that hold a credential, written out or encrypted. */
export function filesWithAges(results: Iterable<FileResult>): string[] {
  return [...results].flatMap(({ facts }) => (facts.credentials.length + facts.encrypted.length > 0 ? [facts.file] : []));
}

/** Ages of the files below `root`, a work tree of git or a folder in one; elsewhere nothing has an age. */
export function createAges(root: string, textOf: (file: string) => string | undefined): Ages {
  let head = '';
  let cut: ReadonlySet<string> = new Set();
  const blamed = new Map<string, Blamed | undefined>();
  const looked = new Map<string, Look>();

  async function prepare(files: Iterable<string>): Promise<void> {
    const wanted = new Set(files);
    if (wanted.size === 0) return;
    const now = (await ask(root, 'rev-parse', '--verify', '--quiet', 'HEAD')) ?? '';
    if (now !== head) {
      for (const file of blamed.keys()) wanted.add(file);
      for (const known of [blamed, looked]) known.clear();
      cut = now === '' ? new Set() : await cutCommits(root);
      head = now;
    }
    if (head === '') return;
    const left = [...wanted].filter((file) => !blamed.has(file)).sort();
    const take = async () => {
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        const said = await blame(root, now, file, cut);
        if (now === head) blamed.set(file, said);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  }

  function ageOf(span: Span): LineAge | undefined {
    const known = blamed.get(span.file);
    const text = known && textOf(span.file);
    if (!known || text === undefined) return undefined;
    const before = looked.get(span.file);
    const look = before?.text === text ? before : lookAt(text, known);
    looked.set(span.file, look);
    const line = look.same[positionAt(look.starts, span.start).line - 1] ?? -1;
    return known.ages[line];
  }

  return { prepare, ageOf };
}

/** The last text that a file was asked about. The text itself is the host's, which holds it anyway. */
interface Look {
  readonly text: string;
  readonly starts: LineStarts;
  readonly same: Int32Array;
}

function lookAt(text: string, { lines }: Blamed): Look {
  const starts = lineStarts(text);
  const now = starts.map((start, i) => numberOf(text.slice(start, starts[i + 1] ?? text.length)));
  // Behind the last line end there is no line.
  if (starts.at(-1) === text.length) now.pop();
  return { text, starts, same: sameLines(lines, now) };
}
