import type { SourceNode } from '../../../syntax/source/tree';
import type { Draft } from '../model';
import { removeItems } from '../source/items';
import type { Spot } from '../source/language';
import { lastIndex, textIn } from '../source/nodes';

/** `'credentials' => ['key' => …, 'secret' => …]` in the options of a client of the AWS SDK. */
export function identity({ text, path, place }: Spot): Draft | undefined {
  const index = lastIndex(path, (node) => isCredentials(text, node));
  const entry = path[index];
  const list = path[index - 1];
  const made = path.find((node) => /^(?:object_creation|scoped_call)_expression$/.test(node.type));
  const isClient = made && /^(?:new\s+)?\\?(?:[\w\\]*Client|(?:Aws\\)?Sdk)(?:::factory)?\s*\(/.test(textIn(text, made));
  if (!entry || !list || list.type !== 'array_creation_expression' || !isClient) return undefined;
  const items = list.children.filter(({ type }) => type === 'array_element_initializer');
  return {
    title: 'Remove the static keys; the default credential chain of the SDK takes over',
    safety: 'review',
    edits: [{ file: place.file, edits: removeItems(text, items, (item) => item === entry) }],
    followUp: ['Give the program a role of its own where it runs: an instance, task, function or pod role.'],
  };
}

function isCredentials(text: string, node: SourceNode): boolean {
  const [key, value] = node.type === 'array_element_initializer' ? node.children : [];
  if (!value || !/^['"]credentials['"]$/.test(textIn(text, key))) return false;
  return ['key', 'secret'].every((name) => value.children.some((item) => textIn(text, item.children[0]).slice(1, -1) === name));
}
