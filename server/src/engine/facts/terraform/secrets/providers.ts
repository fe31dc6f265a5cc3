/** Static credentials in provider and backend blocks. */
import { isSecretName } from '../../../secrets/slots/names';
import type { Body } from '../../../syntax/hcl/ast';
import type { StringValue, Value } from '../../../syntax/value';
import { addSlot } from '../../credential';
import type { IdentityFact } from '../../model';
import { argumentOf, blocksOf, staticBlock, type TerraformFile, textIn } from '../file';
import { alternatives } from '../values/alternatives';
import { leavesOf } from '../values/leaves';
import type { Fed } from './credentials';
import { mayConnect } from './credentials';
import { exampleKey } from './example-key';

const MAX_DEPTH = 8;
/** Arguments of provider and backend schemas that hold a credential although their names are no secret names everywhere. */
const KNOWN = new Set([
  'access_key',
  'token',
  'credentials',
  'api_key',
  'app_key',
  'secret_id',
  'private_key',
  'sas_token',
  'key_material',
]);
/** Clouds have identities of their own; the key of any other provider is an identity at that provider. */
const CLOUDS = new Set([
  'aws',
  'awscc',
  'azurerm',
  'azuread',
  'azapi',
  'google',
  'google-beta',
  'kubernetes',
  'helm',
  'kubectl',
  'vault',
]);

/** Fills `facts.credentials` from every provider, backend and remote state of the file. */
export function extractProviders(file: TerraformFile, fed: Fed): void {
  for (const block of file.blocks) {
    const name = block.labels[0]?.text ?? '';
    if (block.type === 'provider' && name && !isLocalStack(file, block.body))
      walk(file, block.body, { owner: `provider.${name}`, ownerType: `provider:${name}`, fed }, 0);
    if (block.type !== 'terraform') continue;
    for (const inner of [...blocksOf(block.body, 'backend'), ...blocksOf(block.body, 'cloud')]) {
      const kind = inner.labels[0]?.text ?? 'cloud';
      walk(file, inner.body, { owner: `backend.${kind}`, ownerType: `backend:${kind}`, fed }, 0);
    }
  }
  for (const holder of file.holders) {
    if (holder.type !== 'terraform_remote_state') continue;
    const config = argumentOf(file, holder.body, 'config');
    if (config) readArgument(file, 'config', config, { owner: holder.address, ownerType: 'backend:remote_state', fed });
  }
}

interface Place {
  readonly owner: string;
  readonly ownerType: string;
  readonly fed: Fed;
}

function walk(file: TerraformFile, body: Body, place: Place, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const { name, value } of body.attributes)
    for (const one of alternatives(value, file.scope, false)) readArgument(file, name, one, place);
  for (const block of body.blocks) walk(file, staticBlock(block).body, place, depth + 1);
}

function readArgument(file: TerraformFile, argument: string, value: Value, { owner, ownerType, fed }: Place): void {
  for (const leaf of leavesOf(argument, value)) {
    const known = (KNOWN.has(leaf.name) || isSecretName(leaf.name)) && !isFile(leaf.value);
    if (!known && !mayConnect(leaf.value.text)) continue;
    if (leaf.value.span.via) {
      fed.set(leaf.value.literal.start, { owner, known });
      continue;
    }
    const identity = ownerType.startsWith('provider:') ? ownerType.slice('provider:'.length) : undefined;
    const party = identity && !CLOUDS.has(identity) ? `api:${identity}` : undefined;
    const slot = { kind: 'tf-provider-argument', name: leaf.name, owner, ownerType } as const;
    const fact =
      addSlot(file.context, { slot, value: leaf.value, known, ...(party ? { identity: party } : {}) }) ??
      (known ? exampleKey(file, leaf.value, slot) : undefined);
    if (fact && identity && party) file.context.facts.identities.push(thirdParty(identity, party, fact.span));
  }
}

/** Providers that log in to a database, not to a vendor's API. */
const DATABASES = new Set([
  'postgresql',
  'mysql',
  'mssql',
  'sqlserver',
  'mongodb',
  'redis',
  'clickhouse',
  'cockroach',
  'snowflake',
]);

function thirdParty(provider: string, alias: string, span: IdentityFact['span']): IdentityFact {
  if (DATABASES.has(provider)) {
    return {
      kind: 'database-account',
      provider: 'database',
      name: `login of the ${provider} provider`,
      aliases: [alias],
      declared: false,
      span,
    };
  }
  return { kind: 'api-key', provider, name: `${provider} API key`, aliases: [alias], declared: false, span };
}

/** `credentials = "account.json"` names a file. */
function isFile({ text }: StringValue): boolean {
  return /\.(?:json|pem|key|txt|ya?ml)$/i.test(text) && !text.includes('\n');
}

/**
 * An emulator's keys prove nothing: all endpoints are on this machine, or the key has no shape of a key and the provider is
 * told not to check it.
 */
function isLocalStack(file: TerraformFile, body: Body): boolean {
  const urls = blocksOf(body, 'endpoints').flatMap((block) =>
    block.body.attributes.map(({ name }) => argumentOf(file, block.body, name)),
  );
  if (urls.length > 0) return urls.every((url) => url?.kind === 'string' && LOCAL.test(url.text));
  const unchecked = argumentOf(file, body, 'skip_credentials_validation');
  const key = textIn(file, body, 'access_key');
  return unchecked?.kind === 'literal' && unchecked.value === true && key !== undefined && !/^A[KS]IA/.test(key);
}

const LOCAL =
  /^https?:\/\/(?:[\w.-]{0,60}\.)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|localstack(?:\.cloud)?|host\.docker\.internal|moto|minio)(?::|\/|$)/;
