/** JSON, also with comments and trailing commas, and JSON that stands inside a string of another language. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Range, type SyntaxIssue, spanOf } from '../span';
import { type Entry, HOLE, rangeIn, type StringValue, type Value } from '../value';

/** Deeper nesting is no configuration; the parser below is recursive and must never run out of stack. */
const MAX_DEPTH = 200;
const MAX_ISSUES = 20;

export interface JsonResult {
  /** Undefined where the text holds no value at all. */
  readonly value?: Value;
  readonly issues: readonly SyntaxIssue[];
}

/** How offsets in the parsed text become places in the file. */
interface Placing {
  readonly file: string;
  readonly text: string;
  readonly range: (from: number, to: number) => Range;
  /** Offsets in the parsed text are not the file's minus a constant. */
  readonly outer?: StringValue;
}

/** A whole JSON file, from its text. Damaged parts become issues; what could be read is in `value`. */
export function parseJson(file: string, text: string): JsonResult {
  return parse(text, { file, text, range: (start, end) => ({ start, end }) });
}

/**
 * JSON inside a string, a heredoc or a block scalar: ranges point into the file through the string's own offsets. A HOLE
 * inside a JSON string stays in its text; a HOLE where a value should stand becomes an `unknown` value.
 */
export function parseEmbeddedJson(value: StringValue): JsonResult {
  const range = (from: number, to: number) => rangeIn(value, from, to);
  return parse(holesAsNumbers(value.text), { file: value.span.file, text: value.text, range, outer: value });
}

function parse(text: string, placing: Placing): JsonResult {
  if (tooDeep(text)) {
    const range = placing.range(0, text.length);
    return { issues: [{ message: `nested deeper than ${MAX_DEPTH} levels`, ...range }] };
  }
  const errors: ParseError[] = [];
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const tree = parseTree(source, errors, { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true });
  const issues = errors.slice(0, MAX_ISSUES).map(({ error, offset, length }) => ({
    message: printParseErrorCode(error),
    ...placing.range(offset, offset + length),
  }));
  return tree ? { value: convert(tree, placing), issues } : { issues };
}

/** One look at the brackets outside of strings. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22 || code === 0x0a) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

/** Same length: a HOLE outside of strings becomes a digit, so that the parser sees a value there. */
function holesAsNumbers(text: string): string {
  if (!text.includes(HOLE)) return text;
  let out = '';
  let last = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString && char === '\\') at++;
    else if (char === '"') inString = !inString;
    else if (char === '\n') inString = false;
    else if (char === HOLE && !inString) {
      out += `${text.slice(last, at)}1`;
      last = at + 1;
    }
  }
  return out + text.slice(last);
}

function convert(node: Node, placing: Placing): Value {
  const { file, outer } = placing;
  const span = spanOf(file, placing.range(node.offset, node.offset + node.length), outer?.span.via);
  switch (node.type) {
    case 'object':
      return { kind: 'object', span, entries: (node.children ?? []).flatMap((child) => entry(child, placing)) };
    case 'array':
      return { kind: 'list', span, items: (node.children ?? []).map((child) => convert(child, placing)) };
    case 'string':
      return string(node, placing);
    default: {
      const written = placing.text.slice(node.offset, node.offset + node.length);
      if (written.includes(HOLE)) return { kind: 'unknown', span, reason: 'a part of the text that is filled in later' };
      return { kind: 'literal', span, value: (node.value as number | boolean | null | undefined) ?? null };
    }
  }
}

function entry(property: Node, placing: Placing): Entry[] {
  const [key, value] = property.children ?? [];
  if (!key || typeof key.value !== 'string') return [];
  const via = placing.outer?.span.via;
  const keySpan = spanOf(placing.file, placing.range(key.offset, key.offset + key.length), via);
  const end = property.offset + property.length;
  const missing: Value = { kind: 'literal', span: spanOf(placing.file, placing.range(end, end), via), value: null };
  return [{ key: key.value, keySpan, value: value ? convert(value, placing) : missing }];
}

function string(node: Node, placing: Placing): StringValue {
  const text = String(node.value ?? '');
  const from = node.offset + 1;
  // Only the string's own part of the text is looked at: a large file has thousands of strings.
  const straight = !placing.text.slice(from, from + text.length).includes('\\');
  const end = straight ? from + text.length : endOf(placing.text, from, text.length);
  const content = placing.range(from, end);
  const literal = placing.range(node.offset, node.offset + node.length);
  const base = {
    kind: 'string' as const,
    span: spanOf(placing.file, content, placing.outer?.span.via),
    literal,
    text,
    style: 'double' as const,
  };
  if (straight && !placing.outer?.offsets) return base;
  // Made when it is asked for: few strings of a file are, and some are whole programs.
  let offsets: readonly number[] | undefined;
  return {
    ...base,
    get offsets() {
      offsets ??= positionsOf(placing.text, from, text.length).map((at) => placing.range(at, at).start);
      return offsets;
    },
  };
}

const BACKSLASH = 92;
const LETTER_U = 117;

/** Where each decoded UTF-16 unit of a JSON string stands, walking its escapes. */
function positionsOf(text: string, from: number, length: number): number[] {
  const found: number[] = [];
  for (let at = from; found.length < length; at = nextOf(text, at)) found.push(at);
  return found;
}

/** Where a string of so many decoded units ends. */
function endOf(text: string, from: number, length: number): number {
  let at = from;
  for (let i = 0; i < length; i++) at = nextOf(text, at);
  return Math.min(at, text.length);
}

function nextOf(text: string, at: number): number {
  return at + (text.charCodeAt(at) !== BACKSLASH ? 1 : text.charCodeAt(at + 1) === LETTER_U ? 6 : 2);
}
