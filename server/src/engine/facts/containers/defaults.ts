/** `${DB_PASSWORD:-secret}`: the default of a variable. https://docs.docker.com/reference/compose-file/interpolation/ */
import { isSecretName } from '../../secrets/slots/names';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import type { StringValue, Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';

const DEFAULT = /(?<!\$)\$\{([A-Za-z_]\w{0,100}):?-([^${}]{1,2000})\}/g;
const DEEPEST = 60;

/** Adds each default that is a real secret; a weak one is what a team starts its own machine with. */
export function addDefaults(context: ExtractContext, value: Value, path: readonly string[] = []): void {
  if (path.length > DEEPEST) return;
  if (value.kind === 'object') for (const { key, value: inner } of value.entries) addDefaults(context, inner, [...path, key]);
  else if (value.kind === 'list') for (const item of value.items) addDefaults(context, item, path);
  else if (value.kind === 'string' && value.text.includes('-')) addIn(context, value, path);
}

function addIn(context: ExtractContext, value: StringValue, path: readonly string[]): void {
  const key = /^([A-Za-z_][\w.-]{0,100})=/.exec(value.text)?.[1] ?? path.at(-1) ?? '';
  const owner = path.slice(0, -1).join('.');
  for (const match of value.text.matchAll(DEFAULT)) {
    const [, variable = '', given = ''] = match;
    const name = isSecretName(key) ? key : variable;
    if (!isSecretName(name)) continue;
    const to = match.index + match[0].length - 1;
    const added = addSlot(context, {
      slot: { kind: 'compose-env', name, ...(owner ? { owner } : {}) },
      value: sliceOf(value, to - given.length, to),
      known: false,
    });
    if (added?.confidence === 'low') context.facts.credentials.pop();
  }
}
