/** YAML (1.2, many documents in a file) as neutral values with exact ranges. */
import { type SyntaxIssue, spanOf } from '../span';
import type { Entry, Value } from '../value';
import { compose } from './yaml-compose';
import { type Conversion, convertDocument, MAX_ALIASED } from './yaml-convert';
import { cutDocuments, shift } from './yaml-documents';
import { type Repaired, repair } from './yaml-repair';
import { blankRanges, sectionsOf } from './yaml-sections';

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
const remembered = new Map<string, Read>();
const MOST_REMEMBERED = 200;
const LONGEST_REMEMBERED = 20_000;

/** One piece of the text (a document, or several where `...` parts them), with places counted from its own start. */
function readDocument(file: string, text: string): Read {
  const key = `${file}\n${text}`;
  const known = remembered.get(key);
  if (known) return known;
  const read = text.length > WORTH_CUTTING ? readSections(file, text) : readAnew(file, text);
  if (text.length <= LONGEST_REMEMBERED) remembered.set(key, read);
  if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
  return read;
}

/** Below this many characters a document is read faster than it is cut. */
const WORTH_CUTTING = 6_000;

/** Reads the children of large top-level maps one by one and puts them in their place. */
function readSections(file: string, text: string): Read {
  const sections = sectionsOf(text);
  if (sections.length === 0) return readAnew(file, text);
  const skeleton = readAnew(
    file,
    blankRanges(
      text,
      sections.flatMap((section) => section.children),
    ),
  );
  const root = skeleton.documents[0];
  if (skeleton.documents.length !== 1 || root?.kind !== 'object') return readAnew(file, text);
  const issues = [...skeleton.issues];
  let { aliased } = skeleton;
  const entries = root.entries.map((entry): Entry => {
    const section = sections.find(({ key }) => key === entry.key);
    if (!section || entry.value.kind !== 'literal') return entry;
    const parts = section.children.map(({ start, end }) => ({ start, read: readDocument(file, text.slice(start, end)) }));
    const children = parts.flatMap(({ start, read }) => {
      aliased += read.aliased;
      for (const issue of read.issues) issues.push({ ...issue, start: issue.start + start, end: issue.end + start });
      return read.documents.flatMap((document) => (document.kind === 'object' ? entriesOf(shift(document, start)) : []));
    });
    const first = children[0];
    const last = children.at(-1);
    if (!first || !last) return entry;
    const span = { file, start: first.keySpan.start, end: last.value.span.end };
    return { ...entry, value: { kind: 'object', span, entries: children } };
  });
  return { documents: [{ ...root, entries }], issues: issues.slice(0, MAX_ISSUES), aliased };
}

function entriesOf(value: Value): readonly Entry[] {
  return value.kind === 'object' ? value.entries : [];
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
