/** No secret at all in the SDKs of the clouds: they find what the program runs as. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { removal } from '../../text';
import type { Draft, Place } from '../model';
import { removeItems } from '../source/items';
import { type LiteralSite, textIn } from '../source/nodes';
import { AWS_TITLE, AZURE_TITLE, DEFAULT_CREDENTIALS, GOOGLE_TITLE, MANAGED_IDENTITY, OWN_ROLE } from '../source/steps';
import { handedOver, placesOf } from '../source/variable';
import { unusedImports } from './imports';

const STATEMENTS = new Set(['short_var_declaration']);

export function drop(place: Place, site: LiteralSite): Draft | undefined {
  switch (place.credential.slot.ownerType) {
    case 'azure-sdk':
      return azure(place, site);
    case 'gcp-sdk':
      return option(place, site, isGoogleOption, GOOGLE_TITLE, DEFAULT_CREDENTIALS);
    default:
      return option(place, site, isAwsOption, AWS_TITLE, OWN_ROLE);
  }
}

type IsOption = (text: string, item: SourceNode) => boolean;

/** Of the second version: a configuration that is not loaded has no chain, so its field must stay. */
function isAwsOption(text: string, item: SourceNode): boolean {
  if (item.type === 'call_expression') return /(^|\.)WithCredentialsProvider$/.test(textIn(text, item.children[0]));
  return item.type === 'keyed_element' && textIn(text, item.children[0]) === 'Credentials' && !text.includes('aws-sdk-go-v2');
}

function isGoogleOption(text: string, item: SourceNode): boolean {
  return item.type === 'call_expression' && /^option\.WithCredentials(?:JSON|File)$/.test(textIn(text, item.children[0]));
}

/** The option or field that holds the credentials goes, with the variable it came in and imports that nothing uses then. */
function option(
  place: Place,
  site: LiteralSite,
  isOption: IsOption,
  title: string,
  followUp: Draft['followUp'],
): Draft | undefined {
  const { text, file } = place;
  const own = itemOf(text, site.path, isOption);
  const handed = own ? undefined : handedOver(text, site, STATEMENTS);
  const found = own ?? (handed && itemOf(text, handed.use, isOption));
  if (!found) return undefined;
  const items = found.list.children.filter(({ type }) => type !== 'comment');
  const removed = [
    ...removeItems(text, items, (item) => item === found.item),
    ...(handed ? [removal(text, handed.declaration)] : []),
  ];
  if (leavesUnused(text, removed)) return undefined;
  const edits = [...unusedImports(text, site.root, removed), ...removed];
  return { title, safety: 'review', edits: [{ file, edits }], followUp: followUp ?? [] };
}

function itemOf(
  text: string,
  path: readonly SourceNode[],
  isOption: IsOption,
): { item: SourceNode; list: SourceNode } | undefined {
  const index = path.findIndex((node, at) => at > 0 && isOption(text, node));
  const [list, item] = [path[index - 1], path[index]];
  return index > 0 && list && item && /^(argument_list|literal_value)$/.test(list.type) ? { item, list } : undefined;
}

/** https://pkg.go.dev/github.com/Azure/azure-sdk-for-go/sdk/azidentity#NewDefaultAzureCredential */
function azure({ text, file }: Place, { path, root }: LiteralSite): Draft | undefined {
  const call = path.find(
    (node) => node.type === 'call_expression' && /^\w+\.NewClientSecretCredential$/.test(textIn(text, node.children[0])),
  );
  if (!call || leavesUnused(text, [{ ...call, text: '' }])) return undefined;
  const callee = textIn(text, call.children[0]).replace('NewClientSecretCredential', 'NewDefaultAzureCredential');
  const edit = { start: call.start, end: call.end, text: `${callee}(nil)` };
  const list = call.children.find(({ type }) => type === 'argument_list');
  const options = list?.children.at(-1);
  const gone = unusedImports(text, root, options && options.start > (path.at(-1)?.end ?? 0) ? [options] : []);
  return { title: AZURE_TITLE, safety: 'review', edits: [{ file, edits: [...gone, edit] }], followUp: MANAGED_IDENTITY };
}

/** A variable that is declared and not used does not compile. */
function leavesUnused(text: string, removed: readonly Edit[]): boolean {
  const isGone = (at: number) => removed.some(({ start, end }) => start <= at && at < end);
  const words = new Set(removed.flatMap(({ start, end }) => text.slice(start, end).match(/[A-Za-z_]\w*/g) ?? []));
  return [...words].some((word) => {
    const left = placesOf(text, word).filter((at) => !isGone(at));
    return left.length === 1 && new RegExp(`(?:^|[^.\\w])${word}\\s*(?:,[\\w\\s,]*)?:=|^\\t+var\\s+${word}\\b`, 'm').test(text);
  });
}
