/** What runs as which account, and which APIs its token is for. */
import { get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { SettingFact } from '../../model';
import type { CloudFacts, CloudReader, CloudResource } from '../resource';
import { identityOf } from './members';
import { eachOf, keyOf, partsAt, standing } from './parts';
import { PLACES, type Place } from './workload-places';

const FULL = /^(?:https:\/\/www\.googleapis\.com\/auth\/)?cloud-platform$/;
/** Addresses of the accounts that every project has. https://cloud.google.com/iam/docs/service-account-types#default */
const DEFAULT_ACCOUNT = /(?:@developer\.gserviceaccount\.com|@appspot\.gserviceaccount\.com)$/;
const DEFAULT_TYPE = /^google_(?:compute_default_service_account|app_engine_default_service_account)$/;

/** Whether an address, or a member, is that of a default account. */
function isDefaultAccount(text: string): boolean {
  return DEFAULT_ACCOUNT.test(text);
}

/** Reads the account and the scopes of what runs. */
const readWorkload =
  (place: Place): CloudReader =>
  (resource, facts) => {
    if (place.skip?.(resource.body)) return;
    const parts: readonly (ObjectValue | undefined)[] = partsAt(resource.body, place.at);
    const all = parts.length > 0 || place.needed ? parts : [undefined];
    for (const part of all) readPart(resource, facts, { place, part, open: resource.open || part?.open === true });
  };

interface Reading {
  readonly place: Place;
  readonly part: ObjectValue | undefined;
  readonly open: boolean;
}

function readPart(resource: CloudResource, facts: CloudFacts, { place, part, open }: Reading): void {
  const { owner, type, block, body } = resource;
  const account = part && get(part, place.account);
  const base = { owner, ownerType: type, block, body: body.span };
  const state = account ? stateOf(account) : open ? 'unknown' : 'missing';
  const span = account ? standing(account).span : block;
  facts.settings.push({ ...base, about: 'default-account', state, path: [...place.at, place.account], detail: place.runs, span });
  const to = account && identityOf(textOf(account) ?? '', account);
  // Terraform's references are found wherever they stand.
  if (to && !keyOf(account)) facts.references.push({ type: 'uses', from: owner, fromType: type, to, span });
  const scopes = part && place.scopes ? get(part, place.scopes) : undefined;
  if (scopes) addScopes(facts, base, scopes, [...place.at, place.scopes ?? '']);
}

function addScopes(
  facts: CloudFacts,
  base: Pick<SettingFact, 'owner' | 'ownerType' | 'block' | 'body'>,
  scopes: Value,
  path: readonly string[],
): void {
  const items = eachOf(scopes);
  const full = items.find((one) => FULL.test(textOf(one) ?? ''));
  const known = items.every((one) => textOf(one) !== undefined) && !(scopes.kind === 'list' && scopes.open);
  const state = full ? 'unsafe' : known ? 'safe' : 'unknown';
  facts.settings.push({ ...base, about: 'api-scope', state, ...(full ? standing(full) : { span: scopes.span }), path });
}

/** An empty address is none: the default account takes its place. */
function stateOf(account: Value): SettingFact['state'] {
  const text = textOf(account);
  if (text !== undefined) return text === '' || text === 'default' || isDefaultAccount(text) ? 'unsafe' : 'safe';
  if (account.kind === 'string') return isDefaultAccount(account.text) ? 'unsafe' : 'unknown';
  if (account.kind === 'unknown' && account.origin) return DEFAULT_TYPE.test(account.origin.type) ? 'unsafe' : 'safe';
  return 'unknown';
}

export const workloads: readonly (readonly [string, CloudReader])[] = PLACES.flatMap((place) =>
  place.types.map((type) => [type, readWorkload(place)] as const),
);
