/** Dockerfiles: ENV, ARG and LABEL. What their commands hold is found as in any text. */
import { spanOf } from '../../syntax/span';
import type { StringValue } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';

/** https://docs.docker.com/reference/dockerfile/: an instruction with its continued lines; comments may stand between them. */
const INSTRUCTION = /^[ \t]*(?:ONBUILD[ \t]+)?(ENV|ARG|LABEL)[ \t]+((?:[^\r\n\\]|\\(?:[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*|.))*)/gim;
const PAIR =
  /(?:^|[\s\\])(?:([\w.-]{1,100})|"([\w.-]{1,100})")=(?:"((?:[^"\\]|\\[\s\S]){0,2000})"|'([^']{0,2000})'|((?:[^\s"'\\]|\\.){1,2000}))/dg;
/** `ENV NAME value`: one name, and the rest of the line. */
const ALONE = /^([\w.-]{1,100})[ \t]+(?:"([^"\r\n]{1,2000})"|'([^'\r\n]{1,2000})'|([^\r\n]{1,2000}?))[ \t]*$/d;

/** Longer ones are made by a program. */
const LONGEST = 200_000;

/** Adds the values of variables and labels that convince. */
export function extractDockerfile(context: ExtractContext): void {
  if (context.text.length > LONGEST) return;
  for (const match of context.text.matchAll(INSTRUCTION)) {
    const kind = (match[1] ?? '').toUpperCase();
    const body = match[2] ?? '';
    const from = (match.index ?? 0) + match[0].length - body.length;
    if (!/[=]/.test(body.slice(0, 101).split(/[ \t]/, 1)[0] ?? '')) {
      const alone = kind === 'ENV' ? ALONE.exec(body) : null;
      if (alone) add(context, kind, alone[1] ?? '', alone.indices?.[2] ?? alone.indices?.[3] ?? alone.indices?.[4], from);
      continue;
    }
    for (const pair of body.matchAll(PAIR))
      add(context, kind, pair[1] ?? pair[2] ?? '', pair.indices?.[3] ?? pair.indices?.[4] ?? pair.indices?.[5], from);
  }
}

function add(context: ExtractContext, owner: string, name: string, range: [number, number] | undefined, from: number): void {
  if (!range) return;
  const [start, end] = [from + range[0], from + range[1]];
  const text = context.text.slice(start, end);
  if (/\$\{?[A-Za-z_]/.test(text) || text.includes('\\\n')) return;
  const quote = /["']/.test(context.text.charAt(start - 1)) ? 1 : 0;
  const value: StringValue = {
    kind: 'string',
    span: spanOf(context.file, { start, end }),
    literal: { start: start - quote, end: end + quote },
    text,
    style: quote ? 'double' : 'plain',
  };
  addSlot(context, { slot: { kind: 'key-value', name, owner }, value, known: false });
}
