/** The token formats, made when the filter first meets a literal of one: many runs of the command line meet none. */
import type { TokenFormat } from './model';

type Formats = typeof import('./index');

let loaded: Formats | undefined;

function all(): Formats {
  loaded ??= require('./index') as Formats;
  return loaded;
}

/** The format with this number: the place in the list, which is the filter's numbering. */
export function formatAt(index: number): TokenFormat | undefined {
  return all().formats[index];
}

/** The format with this id: its provider, title and what is known of its life. */
export function formatOf(id: string | undefined): TokenFormat | undefined {
  return id === undefined ? undefined : all().formatOf(id);
}
