/** How a path is told: its message and its places. */
import type { IdentityGraph } from '../../../graph/model';
import { type Administration, nameOf, type Step } from '../../../graph/paths/index';
import type { Related } from '../../model';

/** More places than these are a list that nobody reads. */
const MOST = 10;

/** `in 1 step`, `in 3 steps`. */
export function inSteps({ length }: readonly Step[]): string {
  return `in ${length} step${length === 1 ? '' : 's'}`;
}

/** Every step in its order, and what the end may do. */
export function placesOf(graph: IdentityGraph, steps: readonly Step[], administration?: Administration): Related[] {
  const places = steps.map(({ span, words }, at) => ({ span, message: `Step ${at + 1}: ${words}` }));
  const end = steps.at(-1)?.to;
  const last =
    administration && end ? [{ span: administration.span, message: `${nameOf(graph, end)} ${administration.words}` }] : [];
  return [...places.slice(0, MOST - last.length), ...last];
}

/** `, as can role ci`, `, as can 3 others`. */
export function andOthers(names: readonly string[]): string {
  if (names.length === 0) return '';
  return names.length === 1 ? `, as does ${names[0]}` : `, as do ${names.length} others`;
}

/** A name at the start of a sentence: words are capitalized, names stay as they are written. */
export function capital(text: string): string {
  return /^(?:role|user|group|service |managed |any|anyone|workflow|account) ?/.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}
