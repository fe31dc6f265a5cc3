/**
 * `Fn::ForEach::Name: [Variable, [a, b], { Key${Variable}: … }]` of the language extensions: its entries once for each item.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
import { type Entry, textOf } from '../../syntax/value';
import { allItems } from './choices';
import type { Resolve, Sources } from './sources';

const LOOP = 'Fn::ForEach::';
/** More turns of a loop than this are not followed, nor loops in loops that together make more. */
const MOST_TURNS = 100;

export interface Turn {
  readonly sources: Sources;
  readonly entries: readonly Entry[];
}

/** Whether a key is that of a loop. */
export function isLoop(key: string): boolean {
  return key.startsWith(LOOP);
}

/** The turns of a loop; undefined for any other entry, and where the list is not known. */
export function turnsOf({ key, value }: Entry, sources: Sources, resolve: Resolve): Turn[] | undefined {
  const [variable, collection, body] = isLoop(key) && value.kind === 'list' ? value.items : [];
  const name = textOf(variable);
  if (!name || !collection || body?.kind !== 'object') return undefined;
  const items = allItems(resolve(collection));
  const turns = items.length * sources.turns;
  if (turns > MOST_TURNS || items.some((item) => textOf(item) === undefined)) return undefined;
  return items.map((item) => ({
    sources: { ...sources, turns, variables: new Map([...sources.variables, [name, item]]) },
    entries: body.entries.map((one) => ({ ...one, key: keyFor(one.key, name, textOf(item) ?? '') })),
  }));
}

/** `&{Name}` leaves out of the value what may not stand in a logical id. */
function keyFor(key: string, name: string, value: string): string {
  return key.replaceAll(`\${${name}}`, () => value).replaceAll(`&{${name}}`, () => value.replace(/[^A-Za-z0-9]/g, ''));
}
