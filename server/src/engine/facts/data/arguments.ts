/** Secrets among the arguments of a command that a data file starts: `command: --requirepass …`, `["--token", "…"]`, `run: tool --password …`. */
import { isSecretName } from '../../secrets/slots/names';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import type { StringValue, Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';

/** Keys of compose files, pipelines and task lists whose text is a command. */
const COMMANDS =
  /^(?:(?:ansible\.(?:builtin|windows)\.)?(?:command|shell|raw|win_shell|win_command)|commands|cmd|entrypoint|args|arguments|run|script|before_script|after_script|healthcheck|test)$/i;
const FLAG = /^--?([A-Za-z][\w.-]{1,60})$/;
const PAIR = /^--?([A-Za-z][\w.-]{1,60})=/;
const IN_TEXT =
  /(?:^|\s)--?([A-Za-z][\w.-]{1,60})(?:=|[ \t]{1,4})(?:"([^"\r\n$]{3,200})"|'([^'\r\n$]{3,200})'|([^\s"'$`;|&<>()-][^\s"'`;|&<>()]{2,200}))/dg;
/** `export TOKEN=…`, `TOKEN=… command`, `--set db.password=…`. */
const ASSIGNED =
  /(?:^|[\s;&(])([A-Za-z_][\w.]{1,60})=(?:"([^"\r\n$]{3,200})"|'([^'\r\n$]{3,200})'|([^\s"'$`;|&<>()-][^\s"'`;|&<>()]{2,200}))/dg;
const LONGEST = 100_000;

export function isCommand(key: string): boolean {
  return COMMANDS.test(key);
}

/** The value behind a flag that is an item of its own, and `--flag=value`. Says whether the item was one of these. */
export function addArgument(context: ExtractContext, item: Value, before: Value | undefined, owner: string): boolean {
  if (item.kind !== 'string') return false;
  const flag = before?.kind === 'string' ? FLAG.exec(before.text) : null;
  if (flag?.[1]) return !item.text.startsWith('-') && add(context, flag[1], item, owner);
  const pair = PAIR.exec(item.text);
  return pair?.[1] !== undefined && add(context, pair[1], sliceOf(item, pair[0].length, item.text.length), owner);
}

/** Every flag with a secret name in the text of a command. */
export function addArguments(context: ExtractContext, value: StringValue, owner: string): void {
  if (value.text.length > LONGEST || !/[-=]/.test(value.text)) return;
  // The lines of a block are read one by one where other files in a string are (`addEmbedded`).
  const patterns = value.style === 'block' ? [IN_TEXT] : [IN_TEXT, ASSIGNED];
  for (const match of patterns.flatMap((pattern) => [...value.text.matchAll(pattern)])) {
    const range = match.indices?.[2] ?? match.indices?.[3] ?? match.indices?.[4];
    if (range) add(context, match[1] ?? '', sliceOf(value, range[0], range[1]), owner);
  }
}

function add(context: ExtractContext, name: string, value: StringValue, owner: string): boolean {
  if (!isSecretName(name) || /\$[A-Za-z_{(]|\{\{/.test(value.text)) return false;
  const slot = { kind: 'key-value' as const, name, ...(owner ? { owner } : {}) };
  return addSlot(context, { slot, value, known: false }) !== undefined;
}
