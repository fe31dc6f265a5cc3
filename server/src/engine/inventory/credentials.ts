/** What proves an identity: how each credential is kept, when it ends, whether anybody replaces it. */
import type { IssuedCredentialFact, KeyFact, LifecycleFact } from '../facts/model';
import type { Identity } from '../graph/model';
import type { Span } from '../syntax/span';
import type { About } from './about';
import { type Fingerprint, hashOf } from './fingerprints';
import { rotationOf } from './lifetimes';
import type { CredentialRecord } from './model';

/** Values written down or referred to, then certificates and keys, then those that a cloud makes on request. */
export function credentialsOf(identity: Identity, about: About, fingerprintOf: Fingerprint): CredentialRecord[] {
  const keys = new Set(identity.keys);
  const written = identity.credentials.map((credential): CredentialRecord => {
    const key = identity.keys.find(({ span, form }) => form === 'private-key' && meets(span, credential.span));
    if (key) keys.delete(key);
    const { type, storage, source, format, reading, span } = credential;
    const rotation = rotationOf(about.lifecycles.filter((one) => meets(one.block, span) || meets(one.span, span)));
    return {
      type,
      storage,
      ...(source === undefined ? {} : { source }),
      ...(format === undefined ? {} : { format }),
      fingerprint: fingerprintOf(credential),
      expires: reading?.expires ?? null,
      ...(rotation ? { rotation } : {}),
      ...(key ? { algorithm: algorithmOf(key) } : {}),
      span,
    };
  });
  return [...written, ...[...keys].map(ofKey), ...about.issued.map((one) => ofIssued(one, about.lifecycles))];
}

function ofKey(key: KeyFact): CredentialRecord {
  const { form, subject, issuer, from, until, span } = key;
  const isCertificate = form === 'certificate';
  return {
    type: form,
    // The text stands in the workspace: the public half of a pair may, and is kept nowhere else.
    storage: form === 'private-key' ? 'literal' : 'none',
    fingerprint: hashOf(key.fingerprint ?? placeOf(span)),
    expires: until ?? null,
    algorithm: algorithmOf(key),
    ...(isCertificate
      ? { certificate: { ...(subject ? { subject } : {}), ...(issuer ? { issuer } : {}), ...(from ? { from } : {}) } }
      : {}),
    span,
  };
}

function ofIssued(
  { kind, lifetime, owner, block }: IssuedCredentialFact,
  lifecycles: readonly LifecycleFact[],
): CredentialRecord {
  const rotation = rotationOf(lifecycles.filter((one) => one.owner === owner));
  return {
    type: kind,
    storage: 'none',
    fingerprint: hashOf(`${placeOf(block)} ${owner}`),
    expires: lifetime.until ?? null,
    ...(rotation ? { rotation } : {}),
    span: block,
  };
}

/** `RSA 2048`, `EC P-256`, `Ed25519`. */
export function algorithmOf({ algorithm, bits, curve }: KeyFact): string {
  const size = curve ?? (algorithm.startsWith('Ed') ? undefined : bits);
  return size === undefined ? algorithm : `${algorithm} ${size}`;
}

function meets(one: Span, other: Span): boolean {
  return one.file === other.file && one.start <= other.end && other.start <= one.end;
}

function placeOf({ file, start }: Span): string {
  return `${file}\n${start}`;
}
