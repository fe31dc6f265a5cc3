/** A secret of Compose, mounted as a file: it is in no variable of the container, and `docker inspect` does not show it. */
import { type Entry, get, type ObjectValue, textOf } from '../../../syntax/value';
import type { Edit } from '../../model';
import type { Draft, Place } from '../model';
import { type Found, followsKey, inBraces, keyIndent } from '../tree';
import { fileVariable } from './images';
import { secretOfService, secretOfTop } from './secrets';

/**
 * `X: literal` by `X_FILE: /run/secrets/x`, with the secret in the service and at the top. Undefined where the image reads no such file, or
 * where more hangs on the variable than its start script.
 * https://docs.docker.com/compose/how-tos/use-secrets/
 */
export function mountedSecret(place: Place, found: Found, env: string): Draft | undefined {
  const { file, text } = place;
  const { path, parents } = found;
  const [top, , service] = parents;
  if (path[0] !== 'services' || path[2] !== 'environment' || path.length !== 4) return undefined;
  if (top?.kind !== 'object' || service?.kind !== 'object' || inBraces(text, top) || inBraces(text, service)) return undefined;
  const environment = service.entries.find(({ key }) => key === 'environment');
  if (!environment || !isOwn(text, environment)) return undefined;
  const image = textOf(get(service, 'image'));
  const variable = variableOf(text, found);
  const fileName = image !== undefined && variable ? fileVariable(image, variable.name) : undefined;
  if (!variable || fileName === undefined || isUsedInside(text, service, variable.name)) return undefined;
  const declared = secretOfTop(text, top, env);
  const given = declared && secretOfService(text, service, environment, declared.name);
  if (!declared || !given || !wholeValue(place, found)) return undefined;
  const written: Edit = { ...variable.range, text: `${fileName}${variable.separator}/run/secrets/${declared.name}` };
  return {
    note: `through the secret ${declared.name}`,
    safety: 'review',
    edits: [{ file, edits: [...given, written, ...declared.edits] }],
  };
}

/** Other services take over what has an anchor, or what they extend. */
function isOwn(text: string, environment: Entry): boolean {
  const { value } = environment;
  const first =
    value.kind === 'list' ? value.items[0]?.span.start : value.kind === 'object' ? value.entries[0]?.keySpan.start : undefined;
  if (first === undefined || keyIndent(text, environment) === undefined || text.includes('extends:')) return false;
  return /^\s*:\s*(?:-\s*)?["']?$/.test(text.slice(environment.keySpan.end, first).replace(/#[^\r\n]*/g, ''));
}

interface Variable {
  readonly name: string;
  /** The name, the value, and what stands between. */
  readonly range: { readonly start: number; readonly end: number };
  readonly separator: string;
}

/** `NAME: value`, or `- NAME=value`. */
function variableOf(text: string, { entry, value, parents }: Found): Variable | undefined {
  if (value.style === 'block' || value.tag !== undefined) return undefined;
  if (entry && parents.at(-1)?.kind === 'object') {
    if (!followsKey(text, entry) || inBraces(text, parents.at(-1) as ObjectValue)) return undefined;
    return { name: entry.key, range: { start: entry.keySpan.start, end: value.literal.end }, separator: ': ' };
  }
  const match = /^([A-Za-z_]\w*)=/.exec(value.text);
  return match?.[1] ? { name: match[1], range: value.span, separator: '=' } : undefined;
}

/** The value is the secret and nothing else. */
function wholeValue({ credential: { span } }: Place, { value, entry, parents }: Found): boolean {
  const from = entry && parents.at(-1)?.kind === 'object' ? 0 : value.text.indexOf('=') + 1;
  return span.start === value.span.start + from && span.end === value.span.end;
}

/** A check of health or a command that reads the variable inside the container. */
function isUsedInside(text: string, service: ObjectValue, variable: string): boolean {
  return new RegExp(`\\$\\$\\{?${variable}\\b`).test(text.slice(service.span.start, service.span.end));
}
