/** Clients of cloud SDKs that find their credentials themselves. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Draft } from '../model';
import { removeItems } from '../source/items';
import type { Spot } from '../source/language';
import { lastOf, textIn } from '../source/nodes';

/** The argument list of an AWS client without the static keys, or Azure's default credential in place of a client secret. */
export function identity(spot: Spot): Draft | undefined {
  const { text, path, place } = spot;
  const isMade = (name: RegExp) => (node: SourceNode) =>
    node.type === 'object_creation_expression' &&
    name.test(
      textIn(
        text,
        node.children.find(({ field }) => field === 'type'),
      ),
    );
  const azure = lastOf(path, isMade(/^(?:Azure\.Identity\.)?ClientSecretCredential$/));
  if (azure) {
    const type = azure.children.find(({ field }) => field === 'type')!;
    const name = textIn(text, type).replace('ClientSecretCredential', 'DefaultAzureCredential');
    return {
      title: 'Use DefaultAzureCredential, which needs no secret',
      safety: 'review',
      edits: [{ file: place.file, edits: [{ start: type.start, end: azure.end, text: `${name}()` }] }],
      followUp: [
        'Give the program a managed identity, or federate its workload, and remove the client secret from the application.',
      ],
    };
  }
  const client = lastOf(path, isMade(/(?:^|\.)Amazon\w+Client$/));
  const list = client?.children.find(({ field }) => field === 'arguments');
  if (!list || !path.includes(list)) return undefined;
  const items = list.children.filter(({ type }) => type === 'argument');
  const gone = new Set(staticKeys(text, items));
  if (!items.some((item) => gone.has(item) && path.includes(item))) return undefined;
  return {
    title: 'Remove the static keys; the default credential chain of the SDK takes over',
    safety: 'review',
    edits: [{ file: place.file, edits: removeItems(text, items, (item) => gone.has(item)) }],
    followUp: ['Give the program a role of its own where it runs: an instance, task, function or pod role.'],
  };
}

/** `"AKIA…", "…"` at the start, with a session token behind them, or `new BasicAWSCredentials(…)`. */
function staticKeys(text: string, items: readonly SourceNode[]): readonly SourceNode[] {
  const [first] = items;
  if (/^new (?:Amazon\.Runtime\.)?(?:Basic|Session)AWSCredentials\(/.test(textIn(text, first))) return first ? [first] : [];
  const strings = items.findIndex((item) => item.children.length !== 1 || item.children[0]?.type !== 'string_literal');
  const count = strings < 0 ? items.length : strings;
  return count === 2 || count === 3 ? items.slice(0, count) : [];
}
