/** XML as a flat list of elements with exact places. Tolerant: what is no markup is passed over, and nothing is ever expanded. */
import { spanOf } from '../span';
import type { StringValue } from '../value';

export interface XmlAttribute {
  readonly name: string;
  readonly value: StringValue;
}

export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** What stands in it, when that is text alone. */
  readonly text?: StringValue;
  /** The element around it. */
  readonly parent?: XmlElement;
  /** The element before it in the same parent. */
  readonly before?: XmlElement;
}

const TAG = /<(\/?)([A-Za-z_][\w.:-]{0,120})/g;
const ATTRIBUTE = /\s{0,400}([A-Za-z_@][\w.:-]{0,120})\s{0,40}=\s{0,40}(?:"([^"<]{0,20000})"|'([^'<]{0,20000})')/dy;
const END = /\s{0,400}(\/?)>/y;
const CDATA = '<![CDATA[';
const CDATA_END = ']]>';
const LONGEST_TEXT = 20_000;
const TEXT = /[^<]{1,20000}(?=<\/)/y;
/** An element that nests deeper hangs at this depth. */
const DEEPEST = 200;

/** All elements in the order of their start tags; what is commented out is read like the rest. Linear in the text. */
export function readXml(file: string, text: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: { element: XmlElement; last?: XmlElement }[] = [];
  let top: XmlElement | undefined;
  /** The next end of character data: looked for once, not for every element. */
  let sectionEnd = text.indexOf(CDATA_END);
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
    const name = (tag[2] ?? '').replace(/^.*:/, '');
    if (tag[1]) {
      close(open, name);
      continue;
    }
    const { attributes, end, empty } = attributesAt(file, text, TAG.lastIndex);
    const around = open[open.length - 1];
    const before = around ? around.last : top;
    if (text.startsWith(CDATA, end) && sectionEnd >= 0 && sectionEnd < end + CDATA.length)
      sectionEnd = text.indexOf(CDATA_END, end);
    const content = empty ? undefined : contentAt(file, text, end, sectionEnd);
    const element: XmlElement = {
      name,
      attributes,
      ...(content ? { text: content } : {}),
      ...(around ? { parent: around.element } : {}),
      ...(before ? { before } : {}),
    };
    elements.push(element);
    if (around) around.last = element;
    else top = element;
    if (!empty && open.length < DEEPEST) open.push({ element });
  }
  return elements;
}

/** Closes the nearest element of that name; a stray end tag closes nothing. */
function close(open: { element: XmlElement }[], name: string): void {
  for (let i = open.length - 1; i >= Math.max(0, open.length - 20); i--) {
    if (open[i]?.element.name === name) {
      open.length = i;
      return;
    }
  }
}

function attributesAt(file: string, text: string, from: number): { attributes: XmlAttribute[]; end: number; empty: boolean } {
  const attributes: XmlAttribute[] = [];
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    const range = match?.indices?.[2] ?? match?.indices?.[3];
    if (!match || !range) break;
    const quote = match[2] === undefined ? 'single' : 'double';
    attributes.push({ name: match[1] ?? '', value: stringOf(file, text, range[0], range[1], quote) });
    at = ATTRIBUTE.lastIndex;
  }
  END.lastIndex = at;
  const end = END.exec(text);
  return { attributes, end: end ? END.lastIndex : at, empty: end?.[1] === '/' || !end };
}

function contentAt(file: string, text: string, at: number, sectionEnd: number): StringValue | undefined {
  if (text.startsWith(CDATA, at)) {
    const from = at + CDATA.length;
    return sectionEnd > from && sectionEnd - from < LONGEST_TEXT ? plainOf(file, text, from, sectionEnd) : undefined;
  }
  TEXT.lastIndex = at;
  const content = TEXT.exec(text)?.[0] ?? '';
  const inner = content.trim();
  if (inner === '') return undefined;
  const start = at + content.indexOf(inner);
  return stringOf(file, text, start, start + inner.length, 'plain');
}

function plainOf(file: string, text: string, start: number, end: number): StringValue {
  return {
    kind: 'string',
    span: spanOf(file, { start, end }),
    literal: { start, end },
    text: text.slice(start, end),
    style: 'plain',
  };
}

const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A string with the five entities and character references read; any other entity stays as it is written. */
function stringOf(file: string, text: string, start: number, end: number, style: StringValue['style']): StringValue {
  const quotes = style === 'plain' ? 0 : 1;
  const written = plainOf(file, text, start, end);
  const value = { ...written, style, literal: { start: start - quotes, end: end + quotes } };
  if (!written.text.includes('&')) return value;
  let decoded = '';
  const offsets: number[] = [];
  let last = 0;
  const copy = (to: number): void => {
    for (; last < to; last++) {
      decoded += written.text.charAt(last);
      offsets.push(start + last);
    }
  };
  for (const match of written.text.matchAll(ENTITY)) {
    copy(match.index ?? 0);
    const char = NAMED[match[1] ?? ''] ?? characterOf(match);
    for (let i = 0; i < char.length; i++) offsets.push(start + last);
    decoded += char;
    last += match[0].length;
  }
  copy(written.text.length);
  return { ...value, text: decoded, offsets };
}

function characterOf(match: RegExpMatchArray): string {
  const code = match[2] === undefined ? Number.parseInt(match[3] ?? '', 16) : Number(match[2]);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : match[0];
}
