/** Paths of the host in the text of a mount: `SRC:DST:ro`, and `type=bind,source=SRC,target=DST,readonly`. */
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import type { StringValue } from '../../syntax/value';

export interface Mounted {
  readonly source: StringValue;
  readonly target: string;
  readonly readOnly: boolean;
}

const LONGEST = 1000;
/** A name without any of these is a volume. */
const PATH = /^(?:[.~/$]|[A-Za-z]:[\\/]|%)/;

/** https://docs.docker.com/reference/compose-file/services/#short-syntax-5 */
export function shortMount(value: StringValue): Mounted | undefined {
  const { text } = value;
  if (text.length > LONGEST || !PATH.test(text)) return undefined;
  const first = colonFrom(text, /^[A-Za-z]:[\\/]/.test(text) ? 2 : 0);
  if (first >= text.length) return undefined;
  const second = colonFrom(text, first + 1);
  const target = text.slice(first + 1, second);
  const modes = text.slice(second + 1).split(',');
  return { source: sliceOf(value, 0, first), target, readOnly: modes.includes('ro') || modes.includes('readonly') };
}

/** The next colon that parts two paths: not one in `${HOME:-/root}`. */
function colonFrom(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === ':' && depth <= 0) return i;
  }
  return text.length;
}

/** https://docs.docker.com/engine/storage/bind-mounts/#options-for---mount */
export function optionMount(value: StringValue): Mounted | undefined {
  const { text } = value;
  if (text.length > LONGEST) return undefined;
  const source = /(?:^|,)(?:source|src)=([^,]{1,500})/d.exec(text)?.indices?.[1];
  if (!source || /(?:^|,)type=(?!bind)/.test(text)) return undefined;
  const target = /(?:^|,)(?:target|destination|dst)=([^,]{1,500})/.exec(text)?.[1] ?? '';
  return {
    source: sliceOf(value, source[0], source[1]),
    target,
    readOnly: /(?:^|,)(?:readonly|ro)(?:=(?:true|1))?(?:,|$)/.test(text),
  };
}
