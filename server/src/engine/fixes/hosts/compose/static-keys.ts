/** AWS keys among the variables of a service. */
import type { Value } from '../../../syntax/value';
import { lineEnd, lineStart, removal } from '../../text';
import { isStaticKey, usesOtherService, WITHOUT_KEYS } from '../dotenv/static-keys';
import type { Draft, Place } from '../model';
import { type Found, inBraces, keyIndent } from '../tree';

/** All static AWS keys of the service go; undefined where nothing else would be left, or where it speaks to something else than AWS. */
export function withoutKeys({ file, text }: Place, { path, parents }: Found): Draft | undefined {
  const list = parents.at(-1);
  if (path.at(-2) !== 'environment' || !list || list.kind === 'string' || /localstack|minio|moto/i.test(text)) return undefined;
  const items = itemsOf(text, list);
  if (!items?.some(({ key, index }) => isStaticKey(key) && (key === path.at(-1) || String(index) === path.at(-1))))
    return undefined;
  const gone = items.filter(({ key }) => isStaticKey(key));
  if (gone.length === items.length || items.some(({ key }) => usesOtherService(key))) return undefined;
  const edits = gone.map(({ start, end }) => removal(text, { start: lineStart(text, start), end: lineEnd(text, end) }));
  return { ...WITHOUT_KEYS, safety: 'review', edits: [{ file, edits }] };
}

function itemsOf(text: string, list: Value) {
  if (list.kind === 'object') {
    if (inBraces(text, list) || list.entries.some((entry) => keyIndent(text, entry) === undefined)) return undefined;
    return list.entries.map(({ key, keySpan, value }, index) => ({ key, index, start: keySpan.start, end: endOf(value) }));
  }
  if (list.kind !== 'list') return undefined;
  return list.items.map((item, index) => {
    const key = item.kind === 'string' ? (/^[^=]*/.exec(item.text)?.[0] ?? '') : '';
    return { key, index, start: item.span.start, end: endOf(item) };
  });
}

function endOf(value: Value): number {
  return value.kind === 'string' ? value.literal.end : value.span.end;
}
