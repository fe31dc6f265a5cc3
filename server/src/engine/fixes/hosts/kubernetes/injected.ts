/**
 * HashiCorp's agent, which writes the value into a file of the pod. A container reads it where its image takes `NAME_FILE`, or
 * where a shell starts it: https://developer.hashicorp.com/vault/docs/platform/k8s/injector/examples#environment-variable-example
 */
import { entryOf, get, itemsOf, textOf, type Value } from '../../../syntax/value';
import { together } from '../../apply';
import type { Edit, FixContext } from '../../model';
import { lastOnly } from '../../remember';
import { before, removal, trimmedEnd } from '../../text';
import type { VaultAgentForm } from '../../vaults/forms/kubernetes';
import type { Draft, Place } from '../model';
import { type Found, followsKey, inBraces, rangeOf } from '../tree';
import { keysAfter } from './block';
import { declared } from './objects';
import type { Pod } from './pod';

const PREFIX = 'vault.hashicorp.com/';

/** Images that read a variable from the file that `NAME_FILE` names: the README of each at https://hub.docker.com/. */
const READS_FILES = /^(?:docker\.io\/)?(?:library\/)?(?:postgres|mysql|mariadb):?/;
const FILE_VARIABLES = /^(?:POSTGRES_PASSWORD|MYSQL_(?:ROOT_)?PASSWORD|MARIADB_(?:ROOT_)?PASSWORD)$/;

/** The draft of a workspace whose pods get their secrets from the agent; undefined where the container could not read the file. */
export function injected(place: Place, found: Found, pod: Pod, entry: ReturnType<VaultAgentForm>): Draft | undefined {
  const role = roleOf(place.context.files, place.context.read);
  const variable = found.parents.at(-1);
  const annotations = entryOf(get(pod.template, 'metadata'), 'annotations');
  const whole = found.value.span.start === place.credential.span.start && found.value.span.end === place.credential.span.end;
  if (!role || !whole || found.entry?.key !== 'value' || variable?.kind !== 'object' || place.text.includes('{{ '))
    return undefined;
  if (inBraces(place.text, variable) || !followsKey(place.text, found.entry)) return undefined;
  const name = textOf(get(variable, 'name')) ?? '';
  // What is put into other variables and arguments is read before the agent's file is.
  if (place.text.includes(`$(${name})`)) return undefined;
  const file = place.name.component;
  const path = `/vault/secrets/${file}`;
  const field = `{{ .Data.data.${place.name.field} }}`;
  const read = viaFile(found, pod, name, path);
  const edits = read ?? viaShell(found, pod, path, place.text);
  const line = read ? field : `export ${name}="${field}"`;
  const noted = edits && annotate(pod, annotations, file, role, entry.api, line);
  if (!edits || !noted) return undefined;
  return {
    note: `through the agent's file ${path}`,
    safety: 'review',
    edits: together([{ file: place.file, edits: [...edits, noted] }]),
    steps: [`Let the role ${role} read ${entry.api}, and bind it to the ServiceAccount of this pod.`],
  };
}

/** `POSTGRES_PASSWORD_FILE: /vault/secrets/db` */
function viaFile({ value, parents }: Found, { container }: Pod, name: string, path: string): Edit[] | undefined {
  const key = get(parents.at(-1), 'name');
  if (!READS_FILES.test(textOf(get(container, 'image')) ?? '') || !FILE_VARIABLES.test(name) || key?.kind !== 'string')
    return undefined;
  return [
    { start: key.span.end, end: key.span.end, text: '_FILE' },
    { ...rangeOf(value), text: path },
  ];
}

/** `sh -c ". /vault/secrets/db && …"`; the variable goes. */
function viaShell({ parents }: Found, { container }: Pod, path: string, text: string): Edit[] | undefined {
  const words = [...itemsOf(get(container, 'command')), ...itemsOf(get(container, 'args'))];
  const [shell, flag, script] = words;
  if (words.length !== 3 || script?.kind !== 'string' || script.style === 'block') return undefined;
  if (!/^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a)?sh$/.test(textOf(shell) ?? '') || textOf(flag) !== '-c') return undefined;
  const variable = parents.at(-1) as Value;
  const list = parents.at(-2);
  if (list?.kind !== 'list' || list.items.length < 2) return undefined;
  const dash = before(text, variable.span.start);
  if (!/^ *- +$/.test(dash)) return undefined;
  const start = variable.span.start - dash.trimStart().length;
  const gone = removal(text, trimmedEnd(text, { start, end: rangeOf(variable).end }));
  return [gone, { start: script.span.start, end: script.span.start, text: `. ${path} && ` }];
}

function annotate(
  { text, template }: Pod,
  annotations: ReturnType<typeof entryOf>,
  file: string,
  role: string,
  api: string,
  line: string,
): Edit | undefined {
  const present = new Set(annotations?.value.kind === 'object' ? annotations.value.entries.map(({ key }) => key) : []);
  if (present.has(`${PREFIX}agent-inject-secret-${file}`)) return undefined;
  const wanted: (readonly [string, string])[] = [
    ['agent-inject', '"true"'],
    ['role', role],
    [`agent-inject-secret-${file}`, api],
    [`agent-inject-template-${file}`, `'{{- with secret "${api}" }}${line}{{ end -}}'`],
  ];
  const lines = wanted.filter(([key]) => !present.has(PREFIX + key)).map(([key, value]) => `${PREFIX}${key}: ${value}`);
  const last = annotations?.value.kind === 'object' ? annotations.value.entries.at(-1) : undefined;
  if (last) return keysAfter(text, last, lines);
  const metadata = entryOf(template, 'metadata');
  const first = metadata?.value.kind === 'object' ? metadata.value.entries.at(-1) : undefined;
  return first && !annotations ? keysAfter(text, first, ['annotations:', ...lines.map((one) => `  ${one}`)]) : undefined;
}

/** The role that the pods of the workspace log in with; undefined where none gets anything from the agent. */
const roleOf = lastOnly((files: FixContext['files'], read: FixContext['read']): string | undefined => {
  const pods = declared({ files, read }, (text) => text.includes(`${PREFIX}agent-inject`));
  return pods
    .flatMap(({ value }) => [get(value, 'spec', 'template'), get(value, 'spec', 'jobTemplate', 'spec', 'template'), value])
    .map((one) => textOf(get(one, 'metadata', 'annotations', `${PREFIX}role`)))
    .find((role) => role !== undefined);
});
