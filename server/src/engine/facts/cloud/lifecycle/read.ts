import { itemsOf, textOf, type Value } from '../../../syntax/value';
import type { Alias, LifecycleFact } from '../../model';
import { valueAt } from '../azure/switches/read';
import { keyOf } from '../gcp/parts';
import type { CloudReader, CloudResource } from '../resource';
import type { Keeping, Place } from './model';
import { type Reading, readingOf } from './times';

/** The readers of a table, by type. */
export function lifecycleReaders(table: readonly Keeping[]): readonly (readonly [type: string, CloudReader])[] {
  return table.flatMap((one) =>
    one.places.flatMap((place) =>
      place.types.map((type): readonly [string, CloudReader] => [
        type,
        (resource, facts) => {
          const fact = keepingOf(resource, one, place);
          if (fact) facts.lifecycles.push(fact);
        },
      ]),
    ),
  );
}

function keepingOf(resource: CloudResource, one: Keeping, place: Place): LifecycleFact | undefined {
  const { body, block, open, notation } = resource;
  const named = [place, ...(place.also ?? [])].filter(({ path }) => path.length > 0);
  const ways = named.map((way) => ({ ...way, ...valueAt(body, way.path) }));
  const written = ways.map((way) => ({ ...way, says: way.value && readingOf(way.value, way.as) })).find(({ says }) => says);
  const decided = one.unless?.(resource, written !== undefined);
  const state = decided ?? written?.says?.state ?? one.otherwise;
  if (state === 'none' || (one.about === 'enabled' && state !== 'off')) return undefined;
  const hidden = ways.some(({ unclear }) => unclear) || (open && notation !== 'terraform');
  const period = place.period && periodIn(resource, place.period, state);
  const says: Partial<Reading> = { ...written?.says, ...(state === 'set' && period ? { days: period.days } : {}) };
  const days = says.days ?? (state === 'set' && !says.until ? one.days : undefined);
  const value = period?.value ?? written?.value;
  const identity = holderOf(resource, one.holders ?? []);
  return {
    about: one.about,
    ...described(resource),
    state: state === 'missing' && (hidden || isLeftAlone(resource, place.path)) ? 'unknown' : state,
    ...(days === undefined || state !== 'set' ? {} : { days }),
    ...(says.until === undefined ? {} : { until: says.until }),
    ...(identity === undefined ? {} : { identity }),
    ...(one.detail === undefined ? {} : { detail: one.detail }),
    span: value?.span ?? block,
    path: period ? (place.period ?? place.path) : (written?.path ?? place.path),
  };
}

/** What every fact of a resource has. */
export function described({ owner, type, alias, block, body, notation }: CloudResource) {
  const isData = notation !== 'terraform' && notation !== 'cloudformation';
  return { owner, ownerType: type, key: alias, block, ...(isData ? { body: body.span } : {}) };
}

function periodIn(
  { body }: CloudResource,
  path: readonly string[],
  state: string,
): { readonly value: Value; readonly days: number } | undefined {
  const { value } = valueAt(body, path);
  const days = value && state === 'set' ? readingOf(value, 'days')?.days : undefined;
  return value && days !== undefined ? { value, days } : undefined;
}

function holderOf({ body }: CloudResource, names: readonly string[]): Alias | undefined {
  for (const name of names) {
    const { value } = valueAt(body, [name]);
    const key = value?.kind === 'either' ? undefined : keyOf(value);
    if (key !== undefined) return key;
  }
  return undefined;
}

/** `lifecycle { ignore_changes = [expiration_date] }`: somebody else writes it. */
function isLeftAlone({ body, notation }: CloudResource, [argument = '']: readonly string[]): boolean {
  if (notation !== 'terraform') return false;
  const { value } = valueAt(body, ['lifecycle', 'ignore_changes']);
  return itemsOf(value).some((one) => {
    const name = one.kind === 'unknown' ? one.reference : textOf(one);
    return name === 'all' || name === argument;
  });
}
