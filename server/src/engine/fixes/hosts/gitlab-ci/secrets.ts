/** `secrets:` of a job, and the `id_tokens:` it logs in with. https://docs.gitlab.com/ci/yaml/#secrets */
import { entryOf, get, type ObjectValue } from '../../../syntax/value';
import { itemsBefore, linesAfter, linesBefore } from '../../data/entries';
import type { Edit } from '../../model';
import type { GitlabForm } from '../../vaults/forms/pipeline';
import type { ShellCommand } from '../../vaults/forms/shell';
import { inBraces } from '../tree';
import { mentions, tokenOf } from './place';

/** The edits that give the job the variable; undefined where the job is not written in block style. */
export function secretOfJob(
  text: string,
  document: ObjectValue,
  job: ObjectValue,
  variable: string,
  form: GitlabForm,
): Edit[] | undefined {
  const kind = form.source[0]?.split(':')[0] ?? '';
  const own = tokenOf(job, kind, form.token);
  const inherits = get(job, 'id_tokens') === undefined;
  const shared = inherits ? tokenOf(get(document, 'default'), kind, form.token) : undefined;
  // Tokens of a job take the place of those of `default:`.
  if (!own && !shared && inherits && get(document, 'default', 'id_tokens')) return undefined;
  const token = own ?? shared ?? form.token.name;
  const tokenLines = [`${token}:`, `  aud: ${form.token.audience}`];
  const secretLines = [`${variable}:`, ...[...form.source, `token: $${token}`, 'file: false'].map((line) => `  ${line}`)];
  const edits = [
    ...(own || shared ? [] : [entryIn(text, job, 'id_tokens', tokenLines)]),
    entryIn(text, job, 'secrets', secretLines),
  ];
  return edits.every((edit) => edit !== undefined) ? (edits as Edit[]) : undefined;
}

/** Lines in a mapping of the job, which is made before its script where there is none. */
function entryIn(text: string, job: ObjectValue, key: string, lines: readonly string[]): Edit | undefined {
  const entry = entryOf(job, key);
  if (!entry) {
    const script = entryOf(job, 'script') ?? entryOf(job, 'variables');
    const block = [`${key}:`, ...lines.map((line) => `  ${line}`)];
    return script && (linesBefore(text, job, script, block) ?? undefined);
  }
  const last = entry.value.kind === 'object' ? entry.value.entries.at(-1) : undefined;
  return entry.value.kind === 'object' &&
    last &&
    !inBraces(text, entry.value) &&
    !get(entry.value, lines[0]?.replace(/:$/, '') ?? '')
    ? linesAfter(text, entry.value, last, lines)
    : undefined;
}

/** A first line of the job's script that reads the vault by its command. */
export function readInScript(text: string, job: ObjectValue, variable: string, { command }: ShellCommand): Edit[] | undefined {
  const early = entryOf(job, 'before_script');
  const script = early && mentions(text, early, variable) ? early.value : get(job, 'script');
  const first = script?.kind === 'list' ? script.items[0] : undefined;
  if (!first || /: | #|["'`]|\$\{/.test(command)) return undefined;
  const edit = itemsBefore(text, first, [[`export ${variable}="$(${command})"`]]);
  return edit && [edit];
}
