/** Secrets in the start script of an instance: variables that it sets, settings that it writes, and what base64 hides of both. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type Range, spanOf } from '../../../syntax/span';
import { rangeIn, type StringValue, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import { decodeBase64 } from '../../kubernetes/base64';
import { assigned } from '../../text';
import type { Leaf } from '../values/leaves';

/** `NAME=value` at the start of a line, as the shell, cloud-init and systemd write it. One line at most. */
const ASSIGNMENT =
  /^[ \t]{0,40}(?:-[ \t]{1,4})?(?:export[ \t]{1,8}|Environment=|ENV[ \t]{1,8}|set[ \t]{1,8})?["']?([A-Za-z_][A-Za-z0-9_]{2,60})=(["']?)([^\s"']{1,300})\2/dgm;
/** Words in the names of settings that a script writes: `password: …` in a file, `"apiKey": …`. */
const WORD = /passw(?:or)?d|passphrase|secret|token|api_?key|private_?key|credential/gi;
const MOST = 200;
const KEY = /^[ \t]{0,40}-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/m;

/** What a script gives away, each at its own place; behind base64, at the characters that hold it. */
export function userDataLeaves(context: ExtractContext, value: Value): Leaf[] {
  if (value.kind === 'list') return value.items.flatMap((line) => userDataLeaves(context, line));
  if (value.kind !== 'string') return [];
  const script = hiddenScript(value);
  const text = script ?? value.text;
  const at = (start: number, end: number) =>
    script === undefined ? rangeIn(value, start, end) : hiddenRange(value, script, start, end);
  const found = new Map<number, { readonly name: string; readonly end: number }>();
  for (const match of text.matchAll(ASSIGNMENT)) {
    const [start, end] = match.indices?.[3] ?? [];
    if (start !== undefined && end !== undefined) found.set(start, { name: match[1] ?? '', end });
  }
  let words = 0;
  for (const { index } of text.matchAll(WORD)) {
    if (++words > MOST) break;
    if (isUse(text, index)) continue;
    const match = assigned({ ...withoutPast(context), file: 'user-data.sh', text }, index);
    // `vault kv get -field=password app/db`: words of a command, which are looked at as commands.
    const given = match && /[=:>"']/.test(text.slice(index, match.start));
    if (given && match.name && !found.has(match.start)) found.set(match.start, { name: match.name, end: match.end });
  }
  return [...found].map(([start, { name, end }]): Leaf => {
    const literal = at(start, end);
    const span = spanOf(value.span.file, literal, value.span.via);
    return { name, nested: true, value: { kind: 'string', span, literal, text: text.slice(start, end), style: 'plain' } };
  });
}

/** `$DB_PASSWORD`, `${DB_PASSWORD`: the variable is read there, not set. */
function isUse(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 60 && /\w/.test(text.charAt(start - 1))) start--;
  return /\$\{?$/.test(text.slice(Math.max(0, start - 2), start));
}

/** The characters of the base64 text that hold a part of the script: four of them for three bytes. */
function hiddenRange(value: StringValue, script: string, start: number, end: number): Range {
  const lead = value.text.length - value.text.trimStart().length;
  const bytes = (to: number) => utf8ToBytes(script.slice(0, to)).length;
  return rangeIn(value, lead + Math.floor((bytes(start) * 4) / 3), lead + Math.ceil((bytes(end) * 4) / 3));
}

/** The script that a value is base64 of; undefined where it is written in clear. */
function hiddenScript({ text }: StringValue): string | undefined {
  return text.length >= 16 && !/\s\S/.test(text.trim()) ? decodeBase64(text).text : undefined;
}

/**
 * The mark of a private key in a script behind base64. How much of a key follows is not looked at: nobody writes the mark of a
 * key into a start script for another reason than to leave a key on the machine.
 */
export function hidesKey(value: Value): value is StringValue {
  return value.kind === 'string' && KEY.test(hiddenScript(value) ?? '');
}

function withoutPast({ recent: _, ...context }: ExtractContext): ExtractContext {
  return context;
}
