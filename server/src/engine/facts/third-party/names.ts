/** The identity behind a credential, as far as the name of its variable or its format says. */
import { formatOf } from '../../secrets/formats/index';
import { isSecretName, mayNameSecret, wordsOf } from '../../secrets/slots/names';
import type { Alias, CredentialFact, IdentityKind } from '../model';
import { programOf } from './program';
import { partyOf, slugOf } from './providers';

export interface Owner {
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly alias: Alias;
  readonly name: string;
}

/** Values for pages and apps: everybody has them. */
const PUBLIC = /(?:^|_)(?:PUBLIC|PUBLISHABLE|ANON|SITE|DSN|CLIENT_KEY|CLIENT_TOKEN)(?:_|$)/;
/** https://docs.aws.amazon.com/cli/latest/topic/config-vars.html: the two halves of one key. */
const AWS_KEY = /^((?:\w{1,40}_)?AWS)_(?:(?:[A-Z]{1,20}_)?)(?:SECRET_ACCESS_KEY|ACCESS_KEY_ID|SECRET_KEY|ACCESS_KEY)$/;
/** Secrets of an Azure application, keys of a Google account, as their logins name them. */
const AZURE_SECRET = /^(?:\w{1,40}_)?(?:(?:AZURE|ARM|ENTRA|AAD|MS)_CLIENT_SECRET|AZURE_CREDENTIALS)$/;
const GOOGLE_KEY =
  /^(?:\w{1,40}_)?(?:(?:GCP|GCLOUD|GOOGLE|GKE|FIREBASE)_(?:SA_KEY|SERVICE_ACCOUNT_(?:KEY|JSON)|CREDENTIALS(?:_JSON)?|KEY)|FIREBASE_TOKEN)$/;

/** `stripe-secret-key`, `stripeSecretKey` and `STRIPE_SECRET_KEY` are one name. */
export function variableName(name: string): string {
  return wordsOf(name).join('_').toUpperCase();
}

/** Names by which every program knows the key of its own cloud: they are one within a program, or within the pipelines. */
function cloudKey(kind: IdentityKind, provider: string, name: string, title: string, file: string): Owner {
  const program = programOf(file);
  return {
    kind,
    provider,
    alias: `api:${provider}:${program}${name}`,
    name: program ? `${title} (${program.slice(0, -1)})` : title,
  };
}

/** Whose credential a variable of this name holds; undefined where the name does not say, or where it holds none. */
export function ownerOfName(written: string, file = ''): Owner | undefined {
  const name = variableName(written);
  if (PUBLIC.test(name)) return undefined;
  const aws = AWS_KEY.exec(name);
  if (aws?.[1]) return cloudKey('iam-access-key', 'aws', aws[1], `AWS access key ${aws[1]}_ACCESS_KEY_ID`, file);
  if (AZURE_SECRET.test(name)) return cloudKey('service-principal', 'azure', name, `Azure application of ${name}`, file);
  if (GOOGLE_KEY.test(name)) return cloudKey('service-account', 'gcp', name, `Google account of ${name}`, file);
  const party = partyOf(name, file);
  if (!party || !(isSecretName(name) || mayNameSecret(name) || /_WEBHOOK_URL$/.test(name))) return undefined;
  const what = /_CLIENT_SECRET$/.test(name) ? 'OAuth client' : /_PASS(?:WORD)?$/.test(name) ? 'account' : 'API key';
  return { kind: 'api-key', ...party, alias: `api:${party.provider}:${name}`, name: `${party.title} ${what} ${name}` };
}

const NO_KEYS = /^(?:hash-|jwt|age-|password-hash)/;

/** Whose credential a literal is: by its name, else by the format of its value. */
export function ownerOfLiteral(credential: CredentialFact, file: string): Owner | undefined {
  const { format, slot, type, reading } = credential;
  if (type === 'private-key' || type === 'certificate' || reading?.nature === 'public' || reading?.nature === 'browser')
    return undefined;
  const named = slot.name ? ownerOfName(slot.name, file) : undefined;
  const known = format && !NO_KEYS.test(format) ? formatOf(format) : undefined;
  if (!known) return named;
  const provider = slugOf(known.provider);
  if (named && (named.provider === provider || provider === 'jwt')) return named;
  if (provider === 'jwt' || provider === 'object-storage') return undefined;
  if (provider === 'aws')
    return { kind: 'iam-access-key', provider, alias: `api:aws:${file}`, name: `AWS access key in ${file}` };
  const short = slot.name && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(slot.name) ? slot.name : undefined;
  return {
    kind: 'api-key',
    provider,
    alias: `api:${provider}:${short ?? file}`,
    name: `${known.provider} API key ${short ?? `in ${file}`}`,
  };
}
