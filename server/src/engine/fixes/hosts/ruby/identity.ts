import type { SourceNode } from '../../../syntax/source/tree';
import type { Draft } from '../model';
import { removeItems } from '../source/items';
import type { Spot } from '../source/language';
import { lastOf, textIn } from '../source/nodes';

const KEYS = new Set(['access_key_id', 'secret_access_key', 'session_token']);

/** `Aws::S3::Client.new(access_key_id: …)` or `(credentials: Aws::Credentials.new(…))` without its static keys. */
export function identity({ text, path, place }: Spot): Draft | undefined {
  const call = lastOf(
    path,
    (node) =>
      node.type === 'call' && /^Aws(?:::(?!\w*Credentials\b)\w+){1,3}\.new\b|^Aws\.config\.update\b/.test(textIn(text, node)),
  );
  const list = call?.children.find(({ type }) => type === 'argument_list');
  if (!call || !list || !path.includes(list)) return undefined;
  const items = list.children[0]?.type === 'hash' ? list.children[0].children : list.children;
  const isKey = (item: SourceNode) =>
    item.type === 'pair' && (KEYS.has(keyOf(text, item)) || (keyOf(text, item) === 'credentials' && path.includes(item)));
  if (!items.some((item) => isKey(item) && path.includes(item))) return undefined;
  return {
    title: 'Remove the static keys; the default credential chain of the SDK takes over',
    safety: 'review',
    edits: [{ file: place.file, edits: removeItems(text, items, isKey) }],
    followUp: ['Give the program a role of its own where it runs: an instance, task, function or pod role.'],
  };
}

function keyOf(text: string, pair: SourceNode): string {
  return textIn(text, pair.children[0]).replace(/^:|^["']|["']$/g, '');
}
