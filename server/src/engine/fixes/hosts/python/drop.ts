/** No secret at all in the SDKs of the clouds: they find what the program runs as. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { removal } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import type { Draft, Place } from '../model';
import { blobAddress } from '../source/connection-string';
import { impliedVariable, withoutArgument } from '../source/implied';
import { removeItems } from '../source/items';
import { type LiteralSite, lastOf, textIn, topLevel } from '../source/nodes';
import { AZURE_TITLE, DEFAULT_CREDENTIALS, GOOGLE_TITLE, MANAGED_IDENTITY, OWN_ROLE, STORAGE_ROLE } from '../source/steps';
import { importEdits } from './imports';

const STATIC_KEYS = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);
const DEFAULT: SourceImport = { from: 'azure.identity', names: ['DefaultAzureCredential'] };
const SIGNS = /\bgenerate_(?:blob|container|account)_sas\b/;

export function drop(place: Place, site: LiteralSite): Draft | undefined {
  switch (place.credential.slot.ownerType) {
    case 'azure-sdk':
      return azure(place, site);
    case 'gcp-sdk':
      return google(place, site);
    default:
      return aws(place, site);
  }
}

function aws({ text, file }: Place, { path }: LiteralSite): Draft | undefined {
  const isKey = (item: SourceNode) => item.type === 'keyword_argument' && STATIC_KEYS.has(textIn(text, item.children[0]));
  const list = lastOf(path, ({ type }) => type === 'argument_list');
  if (!list?.children.some((item) => isKey(item) && path.includes(item))) return undefined;
  const items = list.children.filter(({ type }) => type !== 'comment');
  return {
    title: 'Remove the static keys; the default credential chain of boto3 takes over',
    safety: 'review',
    edits: [{ file, edits: removeItems(text, items, isKey) }],
    followUp: OWN_ROLE,
  };
}

/** The innermost call around the literal whose callee fits. */
function callAround(text: string, { path }: LiteralSite, callee: RegExp): { call: SourceNode; name: string } | undefined {
  const call = lastOf(path, (node) => node.type === 'call' && callee.test(textIn(text, node.children[0])));
  return call && { call, name: textIn(text, call.children[0]) };
}

function azure(place: Place, site: LiteralSite): Draft | undefined {
  const { text, file } = place;
  const secret = callAround(text, site, /(^|\.)ClientSecretCredential$/);
  if (secret) {
    const { call, name } = secret;
    const made = {
      start: call.start,
      end: call.end,
      text: `${name.replace('ClientSecretCredential', 'DefaultAzureCredential')}()`,
    };
    const imports = name.includes('.') ? [] : inPlaceOf(place, site, 'ClientSecretCredential', DEFAULT);
    return (
      imports && {
        title: AZURE_TITLE,
        safety: 'review',
        edits: [{ file, edits: [...imports, made] }],
        followUp: MANAGED_IDENTITY,
      }
    );
  }
  const stored = callAround(text, site, /^(?:\w+\.)*BlobServiceClient\.from_connection_string$/);
  const list = stored?.call.children.find(({ type }) => type === 'argument_list');
  const address = blobAddress(textIn(text, site.node).replace(/^\w*['"]+|['"]+$/g, ''));
  if (!stored || list?.children.length !== 1 || !address || SIGNS.test(text)) return undefined;
  const imports = importEdits(place, site, [DEFAULT]);
  if (!imports) return undefined;
  const quote = textIn(text, site.node).includes("'") ? "'" : '"';
  const client = stored.name.replace(/\.from_connection_string$/, '');
  const made = `${client}(account_url=${quote}${address}${quote}, credential=DefaultAzureCredential())`;
  const edits = [...imports, { start: stored.call.start, end: stored.call.end, text: made }];
  return { title: AZURE_TITLE, safety: 'review', edits: [{ file, edits }], followUp: STORAGE_ROLE };
}

/** https://googleapis.dev/python/google-auth/latest/reference/google.auth.html#google.auth.default */
function google(place: Place, site: LiteralSite): Draft | undefined {
  const { text, file } = place;
  const draft = (edits: Edit[]): Draft => ({
    title: GOOGLE_TITLE,
    safety: 'review',
    edits: [{ file, edits }],
    followUp: DEFAULT_CREDENTIALS,
  });
  const client = callAround(text, site, /^(?:\w+\.)*\w*Client\.from_service_account_(?:json|file|info)$/);
  if (client) {
    const { call, name } = client;
    const list = call.children.find(({ type }) => type === 'argument_list');
    const [first, ...others] = list?.children.filter(({ type }) => type !== 'comment') ?? [];
    if (!list || !first || !site.path.includes(first)) return undefined;
    const callee = { start: call.start, end: list.start, text: name.replace(/\.from_service_account_\w+$/, '') };
    return draft([callee, ...removeItems(text, [first, ...others], (item) => item === first)]);
  }
  const account = callAround(
    text,
    site,
    /^(?:google\.oauth2\.)?service_account\.Credentials\.from_service_account_(?:file|info)$/,
  );
  const list = account?.call.children.find(({ type }) => type === 'argument_list');
  if (!account || !list) return undefined;
  const scopes = list.children.find((item) => item.type === 'keyword_argument' && textIn(text, item.children[0]) === 'scopes');
  const others = list.children.filter((item) => item !== scopes && !site.path.includes(item));
  if (others.length > 0) return undefined;
  const imports = inPlaceOf(place, site, 'service_account', { from: 'google.auth' });
  const made = `google.auth.default(${scopes ? textIn(text, scopes) : ''})[0]`;
  return imports && draft([...imports, { start: account.call.start, end: account.call.end, text: made }]);
}

/** Imports `wanted`; the import of `old` goes where nothing else uses it. */
function inPlaceOf(place: Place, site: LiteralSite, old: string, wanted: SourceImport): Edit[] | undefined {
  const { text } = place;
  const added = importEdits(place, site, [wanted]);
  if (!added || (text.match(new RegExp(`\\b${old}\\b`, 'g'))?.length ?? 0) !== 2) return added;
  for (const statement of topLevel(site.root, 'import_from_statement')) {
    const names = statement.children.filter(({ field }) => field === 'name');
    const name = names.find((one) => textIn(text, one) === old);
    if (!name) continue;
    const isSame = new RegExp(`^from\\s+${wanted.from}\\s`).test(textIn(text, statement));
    if (isSame && wanted.names)
      return added.length > 0 ? [{ start: name.start, end: name.end, text: wanted.names.join(', ') }] : added;
    // Insertions stand before or behind the line that goes.
    return [...added, ...(names.length > 1 ? removeItems(text, names, (one) => one === name) : [removal(text, statement)])];
  }
  return added;
}

/** The key of a client that finds it in the environment by itself; one that talks to another address may not. */
export function implied({ text, file, credential }: Place, { path, parent }: LiteralSite): Draft | undefined {
  const variable = impliedVariable(credential);
  const list = path.at(-3);
  if (!variable || list?.type !== 'argument_list' || /\bbase_url\b/.test(textIn(text, list))) return undefined;
  if (textIn(text, parent.children[0]) !== credential.slot.name) return undefined;
  const items = list.children.filter(({ type }) => type !== 'comment');
  return withoutArgument(
    file,
    variable,
    removeItems(text, items, (item) => item === parent),
  );
}
