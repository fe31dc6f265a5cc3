/** No secret at all in the SDKs of the clouds: they find what the program runs as. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import type { Draft, Place } from '../model';
import { blobAddress } from '../source/connection-string';
import { impliedVariable, withoutArgument } from '../source/implied';
import { removeItems } from '../source/items';
import { type LiteralSite, lastOf, textIn } from '../source/nodes';
import {
  AWS_TITLE,
  AZURE_TITLE,
  DEFAULT_CREDENTIALS,
  GOOGLE_TITLE,
  MANAGED_IDENTITY,
  OWN_ROLE,
  STORAGE_ROLE,
} from '../source/steps';
import { styleOf } from '../source/style';
import { importEdits } from './imports';
import { withoutName } from './names';

/** Static keys of the AWS SDKs. */
const STATIC_KEYS = new Set(['accessKeyId', 'secretAccessKey', 'sessionToken']);
/** Properties that hold them; without `masterCredentials` a role is still assumed, from the default chain. */
const HOLDERS = new Set(['credentials', 'masterCredentials']);
/** Of clients of Google Cloud. */
const KEY_FILES = new Set(['keyFilename', 'keyFile', 'credentials']);
const DEFAULT = { from: '@azure/identity', names: ['DefaultAzureCredential'] };
/** Azure's own; a service that signs with the account's key (a shared access signature) needs it. */
const SIGNS = /\bgenerate(?:Blob|Account)?SAS|\bgenerateSasUrl/i;

export function drop(place: Place, site: LiteralSite): Draft | undefined {
  switch (place.credential.slot.ownerType) {
    case 'azure-sdk':
      return azure(place, site);
    case 'gcp-sdk':
      return properties(place, site, (key) => KEY_FILES.has(key), GOOGLE_TITLE, DEFAULT_CREDENTIALS);
    default: {
      const isHeld = site.path.some((node) => node.type === 'pair' && HOLDERS.has(keyOf(place.text, node)));
      return properties(place, site, (key) => (isHeld ? HOLDERS : STATIC_KEYS).has(key), AWS_TITLE, OWN_ROLE);
    }
  }
}

function keyOf(text: string, item: SourceNode): string {
  return item.type === 'pair' ? textIn(text, item.children[0]).replace(/['"]/g, '') : '';
}

/** The properties of the innermost object that holds such a one. */
function properties(
  { text, file }: Place,
  { path }: LiteralSite,
  isGone: (key: string) => boolean,
  title: string,
  followUp: Draft['followUp'] = [],
): Draft | undefined {
  const gone = (item: SourceNode) => isGone(keyOf(text, item));
  const target = lastOf(path, (node) => node.type === 'object' && node.children.some((one) => gone(one) && path.includes(one)));
  if (!target) return undefined;
  const items = target.children.filter(({ type }) => type !== 'comment');
  const around = path[path.indexOf(target) - 1];
  const isEmptied = items.every(gone);
  // What is left of an object that only held keys would be taken for keys.
  if (isEmptied && around?.type !== 'arguments') return undefined;
  const call = path[path.indexOf(target) - 2];
  const whole = isEmptied && around?.children.length === 1 && call?.type === 'new_expression';
  const edits = whole ? [{ start: target.start, end: target.end, text: '' }] : removeItems(text, items, gone);
  return { title, safety: 'review', edits: [{ file, edits }], followUp };
}

function azure(place: Place, site: LiteralSite): Draft | undefined {
  const { text } = place;
  const created = site.path.find(
    (node) => node.type === 'new_expression' && /(^|\.)ClientSecretCredential$/.test(calleeOf(text, node)),
  );
  if (created) return swap(place, site, created, 'ClientSecretCredential', MANAGED_IDENTITY);
  const shared = site.path.find(
    (node) => node.type === 'new_expression' && /(^|\.)StorageSharedKeyCredential$/.test(calleeOf(text, node)),
  );
  if (shared && !SIGNS.test(text) && isGiven(site, shared))
    return swap(place, site, shared, 'StorageSharedKeyCredential', STORAGE_ROLE);
  return connection(place, site);
}

function calleeOf(text: string, call: SourceNode): string {
  return textIn(text, call.children[0]);
}

/** Handed to a client as it is made: what becomes of it is in plain sight. */
function isGiven({ path }: LiteralSite, node: SourceNode): boolean {
  const index = path.indexOf(node);
  return path[index - 1]?.type === 'arguments' && path[index - 2]?.type === 'new_expression';
}

/** `new DefaultAzureCredential()` in the place of another credential. */
function swap(
  place: Place,
  { root, node }: LiteralSite,
  old: SourceNode,
  name: string,
  followUp: Draft['followUp'],
): Draft | undefined {
  const { text, file } = place;
  const callee = calleeOf(text, old);
  const edit = { start: old.start, end: old.end, text: `new ${callee.replace(name, 'DefaultAzureCredential')}()` };
  if (callee !== name) {
    if (name !== 'ClientSecretCredential') return undefined;
    return { title: AZURE_TITLE, safety: 'review', edits: [{ file, edits: [edit] }], followUp: followUp ?? [] };
  }
  const imported = importing(place, root, node, name, 1);
  return (
    imported && { title: AZURE_TITLE, safety: 'review', edits: [{ file, edits: [...imported, edit] }], followUp: followUp ?? [] }
  );
}

/** Imports DefaultAzureCredential, in the place of a name that nothing uses then. */
function importing(place: Place, root: SourceNode, literal: SourceNode, old: string, uses: number): Edit[] | undefined {
  const { text } = place;
  const added = importEdits(place, root, [DEFAULT], styleOf(text, root, literal));
  if (!added) return undefined;
  const isSame = old === 'ClientSecretCredential';
  const replaced = withoutName(text, root, old, uses, isSame && added.length > 0 ? 'DefaultAzureCredential' : undefined);
  return isSame && replaced.length > 0 ? replaced : [...added, ...replaced];
}

/** `BlobServiceClient.fromConnectionString("…")`: a client at the address of the account. */
function connection(place: Place, { root, node, path, parent }: LiteralSite): Draft | undefined {
  const { text, file } = place;
  const call = path.at(-3);
  if (parent.type !== 'arguments' || parent.children.length !== 1 || call?.type !== 'call_expression') return undefined;
  const client = /^((?:\w+\.)?BlobServiceClient)\.fromConnectionString$/.exec(calleeOf(text, call))?.[1];
  const address = blobAddress(text.slice(node.start + 1, node.end - 1));
  if (!client || !address || SIGNS.test(text)) return undefined;
  const style = styleOf(text, root, node);
  const imports = importEdits(place, root, [DEFAULT], style);
  if (!imports) return undefined;
  const made = `new ${client}(${style.quote}${address}${style.quote}, new DefaultAzureCredential())`;
  const edits = [...imports, { start: call.start, end: call.end, text: made }];
  return { title: AZURE_TITLE, safety: 'review', edits: [{ file, edits }], followUp: STORAGE_ROLE };
}

/** The key of a client that finds it in the environment by itself; one that talks to another address may not. */
export function implied(place: Place, site: LiteralSite): Draft | undefined {
  const variable = impliedVariable(place.credential);
  const object = site.path.at(-3);
  if (!variable || object?.type !== 'object' || /\bbaseURL\b/.test(textIn(place.text, object))) return undefined;
  const own = keyOf(place.text, site.parent);
  const made = own === place.credential.slot.name ? properties(place, site, (key) => key === own, '') : undefined;
  return made?.edits[0] && withoutArgument(place.file, variable, made.edits[0].edits);
}
