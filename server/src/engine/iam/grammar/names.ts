/** Names of elements and keys: which ones are known, and which stand twice. */
import type { Span } from '../../syntax/span';
import { type Entry, HOLE, type ObjectValue } from '../../syntax/value';
import type { GrammarIssue } from '../model';
import { nearest } from '../table/nearest';
import { wordIn } from '../word';

/** More entries may come in from elsewhere: a merge key, a call of CloudFormation, a key that is not known. */
export function isOpen({ entries }: ObjectValue): boolean {
  return entries.some(({ key }) => key === '<<' || key === 'Ref' || key.startsWith('Fn::') || key.includes(HOLE));
}

/** An entry whose key is none of the known; with `onlyNear` only where it is near to one, because others have a place there. */
export function unknownName(entry: Entry, known: readonly string[], where: string, onlyNear: boolean): GrammarIssue | undefined {
  if (known.includes(entry.key) || entry.key === '' || entry.key.includes(HOLE)) return undefined;
  const near = nearest(entry.key, known);
  if (!near && onlyNear) return undefined;
  const hint = near ? `; ${near} is` : '';
  return {
    code: 'unknown-element',
    message: `${shown(entry.key)} is no element of a ${where}${hint}`,
    span: inner(entry),
    ...(near ? { instead: near } : {}),
  };
}

/** Names of elements are shown where they look like names: a value has no business in a message. */
function shown(key: string): string {
  return /^[A-Za-z]{1,24}$/.test(key) ? key : 'This';
}

/** The key without its quotes. */
export function inner({ key, keySpan }: Entry): Span {
  return wordIn(keySpan, key) ?? keySpan;
}

/** The same element twice: one of them is lost, whichever a reader takes. */
export function twice({ entries }: ObjectValue, caseless = false): GrammarIssue[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const key = caseless ? entry.key.toLowerCase() : entry.key;
    if (key === '<<' || key.includes(HOLE)) return [];
    if (seen.has(key))
      return { code: 'duplicate-element', message: 'The same element stands twice and one of them is lost', span: inner(entry) };
    seen.add(key);
    return [];
  });
}
