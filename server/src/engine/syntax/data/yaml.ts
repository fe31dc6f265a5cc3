/** YAML (1.2, many documents in a file) as neutral values with exact ranges. */
import { memoryOf } from '../memory';
import { type Range, type SyntaxIssue, spanOf } from '../span';
import type { Entry, Value } from '../value';
import { compose } from './yaml-compose';
import { type Conversion, convertDocument, MAX_ALIASED } from './yaml-convert';
import { cutDocuments, shift } from './yaml-documents';
import { type Repaired, repair } from './yaml-repair';
import { sectionsOf } from './yaml-sections';

/** YAML of this size is data, not configuration; reading it would hold up everything else. */
const MAX_LENGTH = 2_000_000;
const MAX_ISSUES = 20;

export interface YamlResult {
  /** One value a document; a document without content is `literal null`. */
  readonly documents: readonly Value[];
  readonly issues: readonly SyntaxIssue[];
}

/**
 * All documents of a YAML text. Tags are kept as written, anchors and merge keys are resolved within a budget. Where the text
 * is damaged, the damaged lines are left out and the rest is read; the issues are those of the text as it stands.
 */
export function parseYaml(file: string, text: string): YamlResult {
  if (text.length > MAX_LENGTH) {
    return { documents: [], issues: [{ message: `longer than ${MAX_LENGTH} characters`, start: 0, end: 0 }] };
  }
  const documents: Value[] = [];
  const issues: SyntaxIssue[] = [];
  let aliased = 0;
  for (const { start, end } of cutDocuments(text)) {
    const read = readDocument(file, text.slice(start, end));
    aliased += read.aliased;
    for (const document of read.documents) documents.push(shift(document, start));
    for (const issue of read.issues) issues.push({ ...issue, start: issue.start + start, end: issue.end + start });
    // One document may spend the whole budget on aliases, a thousand may not.
    if (aliased > MAX_ALIASED) break;
  }
  return { documents, issues: issues.slice(0, MAX_ISSUES) };
}

interface Read extends YamlResult {
  readonly aliased: number;
}

/** What was read last, by file and text: while one document is typed in, its neighbours are the same. */
const remembered = memoryOf<Read>(600_000);
const LONGEST_REMEMBERED = 20_000;

/** One piece of the text (a document, or several where `...` parts them), with places counted from its own start. */
function readDocument(file: string, text: string): Read {
  const key = `${file}\n${text}`;
  const known = remembered.get(key);
  if (known) return known;
  const read = text.length > WORTH_CUTTING ? readSections(file, text) : readAnew(file, text);
  return text.length <= LONGEST_REMEMBERED ? remembered.set(key, read) : read;
}

/** Below this many characters a document is read faster than it is cut. */
const WORTH_CUTTING = 6_000;

/** Reads the children of large top-level maps one by one, and what stands between the maps, and puts all in its place. */
function readSections(file: string, text: string): Read {
  const sections = sectionsOf(text);
  if (sections.length === 0) return readAnew(file, text);
  const entries: Entry[] = [];
  const issues: SyntaxIssue[] = [];
  let aliased = 0;
  /** The entries of one piece; undefined where it is no map after all. */
  const entriesIn = ({ start, end }: Range): readonly Entry[] | undefined => {
    const read = readDocument(file, text.slice(start, end));
    aliased += read.aliased;
    for (const issue of read.issues) issues.push({ ...issue, start: issue.start + start, end: issue.end + start });
    const [document] = read.documents;
    if (read.documents.length > 1 || (document && document.kind !== 'object' && document.kind !== 'literal')) return undefined;
    const moved = document && shift(document, start);
    return moved?.kind === 'object' ? moved.entries : [];
  };
  let from = 0;
  for (const { children } of sections) {
    const before = entriesIn({ start: from, end: children[0]?.start ?? from });
    const parent = before?.at(-1);
    const parts = children.map(entriesIn);
    if (!before || !parent || parts.some((part) => !part)) return readAnew(file, text);
    from = children.at(-1)?.end ?? from;
    const own = parts.flatMap((part) => part ?? []);
    const span = { file, start: own[0]?.keySpan.start ?? from, end: own.at(-1)?.value.span.end ?? from };
    entries.push(...before.slice(0, -1), { ...parent, value: { kind: 'object', span, entries: own } });
  }
  const rest = entriesIn({ start: from, end: text.length });
  const first = entries[0] ?? rest?.[0];
  if (!rest || !first) return readAnew(file, text);
  entries.push(...rest);
  const span = { file, start: first.keySpan.start, end: text.length };
  return { documents: [{ kind: 'object', span, entries }], issues: issues.slice(0, MAX_ISSUES), aliased };
}

function readAnew(file: string, text: string): Read {
  const first = compose(text);
  const best = first.errors.length > 0 ? repair(text, first) : { text, ...first };
  const issues: SyntaxIssue[] = nothingLost(text, best) ? [] : first.errors.slice(0, MAX_ISSUES);
  const state: Conversion = { file, text: best.text, issues, made: 0, aliased: 0 };
  const documents = best.documents.map(({ contents, range }): Value => {
    if (contents) return convertDocument(contents, state);
    return { kind: 'literal', span: spanOf(file, { start: range[0], end: range[0] }), value: null };
  });
  return { documents, issues, aliased: state.aliased };
}

/** Read in full once a value was written on one line: other YAML parsers take the text as it is. */
function nothingLost(text: string, { text: read, errors }: Repaired): boolean {
  return errors.length === 0 && (read === text || read.replace(/[ \r\n]/g, '') === text.replace(/[ \r\n]/g, ''));
}
