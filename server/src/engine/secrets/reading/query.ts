import { unescapeUrl } from './bytes';
import type { Written } from './model';

const LONGEST = 4_000;
/** What a URL in a text cannot hold. */
const EDGE = /[\s"'`<>(){}\\^|]/;

/** A host, behind the scheme. */
const HOST = /^(?:\/\/)?([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,10})(?:[:/]|$)/i;

/** A signed address taken apart: its host and its fields by lower-case name. */
export interface Query {
  readonly host: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** The URL or query string that a value is, or that it stands in. Separators may be written for XML or JSON. */
export function queryAround({ value, text, start, end }: Written): Query {
  const whole = value.includes('=') && /[&;]/.test(value) ? value.slice(0, LONGEST) : grow(text, start, end);
  const plain = whole.replace(/&amp;|\\u0026/gi, '&');
  const mark = plain.indexOf('?');
  const head = mark < 0 ? '' : plain.slice(0, mark);
  const host = HOST.exec(head.slice(head.lastIndexOf('://') + 1))?.[1] ?? '';
  const fields = new Map<string, string>();
  for (const part of plain.slice(plain.indexOf('?') + 1).split(/[&;?]/, 80)) {
    const equals = part.indexOf('=');
    if (equals > 0)
      fields.set(part.slice(0, equals).trim().split(/[ ,]/).pop()?.toLowerCase() ?? '', unescapeUrl(part.slice(equals + 1)));
  }
  return { host, fields };
}

/** The run of characters around a range that a URL may hold. `\u0026` stays in it. */
function grow(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && start - from < LONGEST && !isEdge(text, from - 1)) from--;
  let to = end;
  while (to < text.length && to - end < LONGEST && !isEdge(text, to)) to++;
  return text.slice(from, to);
}

function isEdge(text: string, at: number): boolean {
  const char = text.charAt(at);
  return EDGE.test(char) && !(char === '\\' && text.startsWith('u0026', at + 1));
}
