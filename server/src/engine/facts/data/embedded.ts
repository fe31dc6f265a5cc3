import { isSecretName } from '../../secrets/slots/names';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import type { StringValue } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { SlotKind } from '../model';
import { isFilledIn } from './filled-in';

const LONGEST = 200_000;
/** `key=value`, `key: value`, `"key": "value",` on a line of its own. */
const ASSIGNMENT = /^[ \t]*(?:export[ \t]+|- )?["']?([A-Za-z_/][\w./-]{0,100})["']?[ \t]{0,8}[:=][ \t]{0,8}([^\r\n]{1,2000})/dgm;

/** How many lines of a text assign something, and how many of these were believed to hold a credential. */
export interface Embedded {
  readonly lines: number;
  readonly added: number;
}

/** A configuration file inside a string: its lines that assign a secret, each at its exact place. */
export function addEmbedded(context: ExtractContext, value: StringValue, kind: SlotKind, owner: string): Embedded {
  let lines = 0;
  let added = 0;
  if (value.text.length > LONGEST) return { lines, added };
  for (const match of value.text.matchAll(ASSIGNMENT)) {
    lines++;
    const [name, at] = [match[1] ?? '', match.indices?.[2]];
    const written = match[2] ?? '';
    if (!at || !(isSecretName(name) || written.includes('@') || /(?:password|pwd|key)[ \t]?=/i.test(written))) continue;
    const [from, to] = bare(written);
    const slice = sliceOf(value, at[0] + from, at[0] + to);
    if (to > from && !isFilledIn(slice) && addSlot(context, { slot: { kind, name, owner }, value: slice, known: false })) added++;
  }
  return { lines, added };
}

/** The part of the line that is the value: without quotes, a trailing comma or a comment behind it. */
function bare(written: string): [number, number] {
  const quote = written[0];
  if (quote === '"' || quote === "'") {
    const close = written.indexOf(quote, 1);
    if (close > 0) return [1, close];
  }
  const comment = written.search(/[ \t][#;]/);
  return [0, (comment < 0 ? written : written.slice(0, comment)).trimEnd().replace(/,$/, '').length];
}
