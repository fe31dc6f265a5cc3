import { wordsOf } from '../../secrets/slots/names';
import { type Entry, get, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { addEmbedded } from '../data/embedded';
import { isFilledIn } from '../data/filled-in';
import { decodeBase64 } from './base64';
import type { Manifest } from './manifest';
import { addTokenSecret } from './token-secrets';
import { addEncryptedSecret } from './vault-objects';

/** Entries that say where or as whom to log in; they are kept beside the secret and are none. */
const PUBLIC_WORDS = new Set(
  'username user login host hostname port server url uri endpoint address database dbname db name type region namespace project provider email expiration description id'.split(
    ' ',
  ),
);
const PUBLIC_PEM = /^-----BEGIN (?:CERTIFICATE|TRUSTED CERTIFICATE|PUBLIC KEY|CERTIFICATE REQUEST|X509 CRL)-----/;

/** Names of what a server shows to everyone. */
const CERTIFICATE = /(?:^|[._-])(?:crt|cert|ca|cabundle|ca-bundle)(?:\.pem)?$/i;
/** The frame of a key with nothing in it: a test of the frame. */
const EMPTY_KEY = /^-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----\s{1,20}-----END/;

/** Real values of a Secret manifest: `stringData` as written, `data` judged on what its base64 decodes to. */
export function addSecret(context: ExtractContext, manifest: Manifest): void {
  addTokenSecret(context, manifest);
  // SOPS encrypts the values and says so beside them.
  if (get(manifest.value, 'sops')) {
    addEncryptedSecret(context, manifest);
    return;
  }
  const type = textOf(get(manifest.value, 'type')) ?? '';
  for (const entry of entriesOf(get(manifest.value, 'stringData'))) addEntry(context, manifest, entry, type, false);
  for (const entry of entriesOf(get(manifest.value, 'data'))) addEntry(context, manifest, entry, type, true);
}

function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'object' ? value.entries : [];
}

function addEntry(context: ExtractContext, { label }: Manifest, { key, value }: Entry, type: string, encoded: boolean): void {
  if (value.kind !== 'string' || isFilledIn(value)) return;
  const decoded = encoded ? decodeBase64(value.text) : undefined;
  const text = decoded?.text ?? value.text;
  if (isPublic(key, text, type)) return;
  const plain = decoded?.text === undefined ? value : standIn(value, decoded.text);
  if (isFile(text)) {
    const { lines, added } = encoded
      ? countLines(context, plain)
      : addEmbedded(context, value, 'k8s-secret-data', `${label} ${key}`);
    if (!encoded && added > 0) return;
    if (lines > 0 && added === 0 && !text.includes('PRIVATE KEY')) return;
  }
  addSlot(context, {
    slot: { kind: 'k8s-secret-data', name: key, owner: label },
    value,
    known: true,
    ...(decoded && (decoded.text !== undefined || decoded.binary) ? { encoded: true } : {}),
    ...(decoded?.text === undefined ? {} : { text: decoded.text }),
  });
}

/** A file inside the Secret: several lines, or JSON (a docker configuration). */
function isFile(text: string): boolean {
  return text.trim().includes('\n') && !text.startsWith('-----BEGIN');
}

/** Certificates, public keys, names and addresses; a docker configuration without any login. */
function isPublic(key: string, text: string, type: string): boolean {
  const start = text.trimStart();
  if (PUBLIC_PEM.test(start) && !start.includes('PRIVATE KEY-----')) return true;
  if (EMPTY_KEY.test(start) || (CERTIFICATE.test(key) && !start.includes('PRIVATE KEY'))) return true;
  if (type === 'kubernetes.io/service-account-token' && key === 'namespace') return true;
  if (/^\.?docker(?:configjson|cfg)$/.test(key)) return !/"(?:auth|password|identitytoken)"\s*:\s*"[^"]/.test(text);
  // https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#bootstrap-token-secret-format
  if (type === 'bootstrap.kubernetes.io/token') return key !== 'token-secret';
  const words = wordsOf(key).filter((word) => word !== 'in' && word !== 'out');
  const last = words[words.length - 1] ?? '';
  return (PUBLIC_WORDS.has(last) || /(?:user|account|host|bucket)name$/.test(last)) && !text.includes('@');
}

/** A decoded text has no places of its own: its lines are only counted, in a draft that is thrown away. */
function countLines(context: ExtractContext, plain: StringValue): { lines: number; added: number } {
  const draft = { ...context, facts: { ...context.facts, credentials: [] } };
  return addEmbedded(draft, plain, 'k8s-secret-data', '');
}

function standIn(value: StringValue, text: string): StringValue {
  return { kind: 'string', span: value.span, literal: value.literal, text, style: value.style };
}
