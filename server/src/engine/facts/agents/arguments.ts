/** Credentials among the words that a server is started with. */
import { isSecretName } from '../../secrets/slots/names';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import type { StringValue } from '../../syntax/value';
import { addSlot } from '../credential';
import { addAddress, addNamed, type Holder, SCHEME } from './slots';

/** `--api-key`, `--api-key=…`, `-k`; what follows is its value. */
const FLAG = /^--?([A-Za-z][\w-]{0,60})(?:=|$)/;
const PAIR = /^([A-Za-z_][\w-]{1,60})=/;
const HEADER = /^([A-Za-z][\w-]{1,60}):[ \t]{0,4}/;
/** Adds every credential of the arguments; the first word is the command. */
export function addArguments(holder: Holder, words: readonly StringValue[]): void {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as StringValue;
    const next = words[i + 1];
    const flag = FLAG.exec(word.text);
    if (!flag) addArgument(holder, word);
    else if (word.text.includes('=')) addFlag(holder, flag[1] ?? '', sliceOf(word, flag[0].length, word.text.length));
    else if (next && !next.text.startsWith('-') && addFlag(holder, flag[1] ?? '', next)) i++;
  }
}

/** The value of a flag; whether the flag is one that takes a credential. */
function addFlag(holder: Holder, flag: string, value: StringValue): boolean {
  if (/^(?:e|env)$/.test(flag)) return addArgument(holder, value);
  if (/^(?:H|header)$/i.test(flag)) {
    const header = HEADER.exec(value.text);
    if (!header) return false;
    return addSlice(holder, header[1] ?? '', sliceOf(value, header[0].length, value.text.length));
  }
  if (!isSecretName(flag) && !/^(?:k|key|pat|bearer)$/i.test(flag)) return addArgument(holder, value);
  return addSlice(holder, /^(?:k|key)$/i.test(flag) ? 'api-key' : flag, value);
}

/** A word of its own: `NAME=value`, `Header: value`, an address, a token. */
function addArgument(holder: Holder, word: StringValue): boolean {
  const pair = PAIR.exec(word.text);
  if (pair) return addSlice(holder, pair[1] ?? '', sliceOf(word, pair[0].length, word.text.length));
  if (word.text.includes('://')) return addAddress(holder, word, 'agent-argument');
  const { context, identity } = holder;
  const slot = { kind: 'agent-argument' as const, name: '', owner: holder.name, ownerType: 'mcp-server' };
  const fact = addSlot(context, { slot, value: word, known: false, identity });
  if (fact) holder.given.push('argument');
  return fact !== undefined;
}

function addSlice(holder: Holder, name: string, value: StringValue): boolean {
  const before = holder.given.length;
  const scheme = SCHEME.exec(value.text);
  if (value.text.includes('://')) return addAddress(holder, value, 'agent-argument');
  addNamed(holder, 'agent-argument', name, scheme ? sliceOf(value, scheme[0].length, value.text.length) : value);
  return holder.given.length > before || isSecretName(name);
}
