import { HOLE, itemsOf, type ObjectValue, textOf, type Value } from '../../../../syntax/value';
import type { SettingFact } from '../../../model';
import type { CloudReader, CloudResource } from '../../resource';
import type { Place, Switch } from './model';

/** The readers of a table of switches, by type. */
export function switchReaders(table: readonly Switch[]): readonly (readonly [type: string, CloudReader])[] {
  return table.flatMap((one) =>
    one.places.flatMap((place) =>
      place.types.map((type): readonly [string, CloudReader] => [
        type,
        (resource, facts) => {
          const fact = settingOf(resource, one, place);
          if (fact) facts.settings.push(fact);
        },
      ]),
    ),
  );
}

function settingOf(resource: CloudResource, one: Switch, place: Place): SettingFact | undefined {
  const { body, block, open, notation } = resource;
  const { instead, otherwise = one.otherwise } = place;
  const { path, safe } = place.also?.find((other) => valueAt(body, other.path).value) ?? place;
  const { value, unclear } = valueAt(body, path);
  const other = !value && instead ? valueAt(body, instead).value : undefined;
  const decided = one.unless?.(resource, value !== undefined);
  if (decided === 'none') return undefined;
  const isSafe = one.isSafe ?? ((text) => isSame(text, safe));
  const written = other ? insteadOf(other) : value && stateOf(value, isSafe);
  const state = decided ?? written ?? otherwise;
  // What is not among the arguments and blocks of Terraform is not there: dynamic blocks are among them.
  const isHidden = unclear || (open && notation !== 'terraform');
  return {
    about: one.about,
    owner: resource.owner,
    ownerType: resource.type,
    state: state === 'missing' && isHidden ? 'unknown' : state,
    span: (written && (other ?? value)?.span) || block,
    block,
    path,
    safe,
    ...(notation === 'terraform' ? {} : { body: body.span }),
    ...(other ? { detail: 'service principal' } : {}),
  };
}

/** AKS calls an identity in place of a service principal `msi`. */
function insteadOf(value: Value): SettingFact['state'] {
  return plainOf(value)?.toLowerCase() === 'msi' ? 'safe' : 'unsafe';
}
/** What stands under the keys. Nested blocks of Terraform are lists; the names of ARM's properties know no case. */
export function valueAt(body: ObjectValue, path: readonly string[]): { readonly value?: Value; readonly unclear?: true } {
  let at: Value = body;
  for (const key of path) {
    const inner: Value | undefined = at.kind === 'list' ? at.items[0] : at;
    if (!inner) return {};
    if (inner.kind !== 'object') return { unclear: true, value: inner };
    const wanted = key.toLowerCase();
    const next: Value | undefined = inner.entries.find((entry) => entry.key.toLowerCase() === wanted)?.value;
    if (!next) return inner.open ? { unclear: true } : {};
    at = next;
  }
  return { value: at };
}

/** Known only where each of the values that it may have says the same; undefined where nothing is said (`null`). */
function stateOf(value: Value, isSafe: (text: string) => boolean): SettingFact['state'] | undefined {
  const options = value.kind === 'either' ? value.options : [value];
  if (options.every((one) => one.kind === 'literal' && one.value === null)) return undefined;
  const states = options.map((one) => {
    const texts = textsOf(one);
    if (texts?.some((text) => !isSafe(text))) return 'unsafe';
    return texts ? 'safe' : 'unknown';
  });
  return states.find((state) => states.every((other) => other === state)) ?? 'unknown';
}

/** Words for yes and no, as YAML and Ansible take them. */
function isSame(text: string, safe: boolean | string): boolean {
  const word = text.trim().toLowerCase();
  if (typeof safe === 'string') return word === safe.toLowerCase();
  return safe === /^(?:true|yes|on|1|y|t)$/.test(word);
}

/** Text of a scalar that is known: no expression of ARM (`[parameters('x')]`) or Jinja. */
export function plainOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'literal') return value.value === null ? undefined : String(value.value);
  const text = textOf(value);
  return text === undefined || text.includes(HOLE) || /^\[(?!\[).*\]$/s.test(text) || text.includes('{{') ? undefined : text;
}

/** Plain texts of a list's items; undefined where one is not known. */
export function textsOf(value: Value | undefined): readonly string[] | undefined {
  if (!value || (value.kind !== 'list' && plainOf(value) === undefined) || (value.kind === 'list' && value.open))
    return undefined;
  const texts = itemsOf(value).map(plainOf);
  return texts.every((text) => text !== undefined) ? (texts as string[]) : undefined;
}
