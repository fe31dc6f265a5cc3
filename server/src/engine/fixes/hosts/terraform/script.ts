/** Passwords in the start script of an instance: the script reads them from the vault, with the role of the machine. */
import type { Block, Expression } from '../../../syntax/hcl/ast';
import { together } from '../../apply';
import { before, lineEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { attributeOf, type Located } from './locate';
import { permission, roleOf } from './role';

const ASSIGNED = /^[ \t]*(?:export[ \t]+)?[A-Za-z_]\w*=$/;

/** Whether the credential stands in something that runs when a machine starts. */
export function isInScript({ context, file, credential: { span } }: Place): boolean {
  const runtimes = context.graph.facts.get(file)?.runtimes ?? [];
  return runtimes.some(({ kind, span: whole }) => kind === 'script' && whole.start <= span.start && span.end <= whole.end);
}

/** `NAME=value` of a shell script by `NAME="$(…)"`; undefined for any other form, and for AWS keys, which a role replaces. */
export function readAtStart(place: Place, at: Located, vault: Vault): Draft | undefined {
  const { file, text, credential, name } = place;
  const { start, end } = credential.span;
  if (!vault.shell || credential.encoded || credential.type === 'access-key' || !isShell(place)) return undefined;
  if (!/^[A-Za-z_]\w*$/.test(name.field)) return undefined;
  const quote = /["']/.test(text.charAt(start - 1)) && text.charAt(start - 1) === text.charAt(end) ? 1 : 0;
  const rest = text.slice(end + quote, lineEnd(text, end + quote));
  if (!ASSIGNED.test(before(text, start - quote)) || !/^[ \t]*(?:#|$)/.test(rest)) return undefined;
  const { command, needs } = vault.shell(name);
  // What the shell expands stays for the shell.
  const expansion = `"$(${command.replaceAll('${', '$${').replaceAll('%{', '%%{')})"`;
  const machine = at.blocks[0];
  const entry = machine && vault.handedOver?.(name);
  const role = machine && roleOf(place, profileOf(machine));
  const read =
    entry && role !== undefined
      ? permission(place, entry, 'script', { who: 'The machine', role, neighbour: machine })
      : undefined;
  return {
    note: 'read when the machine starts',
    safety: 'review',
    edits: together([{ file, edits: [{ start: start - quote, end: end + quote, text: expansion }] }, ...(read?.edits ?? [])]),
    steps: read
      ? [`The image needs ${needs}.`, ...read.steps]
      : [`The image needs ${needs}, and the machine a role that may read the entry.`],
  };
}

/** The instance profile: of an instance its name, of a launch template a block. */
function profileOf({ body }: Block): Expression | undefined {
  const nested = body.blocks.find(({ type }) => type === 'iam_instance_profile')?.body;
  const inner = nested && (attributeOf(nested, 'name') ?? attributeOf(nested, 'arn'));
  return (attributeOf(body, 'iam_instance_profile') ?? inner)?.value;
}

/** A heredoc that begins as a script of a shell; in a quoted string the quotes of the command would end it. */
function isShell({ context, file, text, credential: { span } }: Place): boolean {
  const runtimes = context.graph.facts.get(file)?.runtimes ?? [];
  const whole = runtimes.find((one) => one.span.start <= span.start && span.end <= one.span.end)?.span;
  return (
    whole !== undefined && /^\s*#![ \t]*\/\S{0,30}\b(?:ba|z|k|da)?sh\b[^\n]{0,40}\n/.test(text.slice(whole.start, whole.end))
  );
}
