import type { CredentialFact, Facts } from '../../facts/model';
import { isOfContainer, LOGIN } from '../../facts/pipelines/containers';
import { HIDDEN, OF_CONTAINER } from '../../facts/pipelines/slots';
import { defineRule, type Hit } from '../model';
import { placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

const KINDS: Partial<Record<CredentialFact['type'], string>> = {
  password: 'Password',
  token: 'Token',
  'access-key': 'Access key',
  'private-key': 'Private key',
  'connection-string': 'Password of a connection string',
};

/** Values that open nothing but a container of the run: those of services, wherever else the file has them too. */
function throwaway({ credentials }: Facts): ReadonlySet<string> {
  const inServices = credentials.filter(({ slot, format }) => slot.kind === 'ci-variable' && !format && isOfContainer(slot));
  return new Set(inServices.map(({ fingerprint }) => fingerprint));
}

/** Keys that a program under test signs and encrypts its own data with: they open nothing else. */
const OWN_KEY =
  /^(?:(?:DJANGO|FLASK|RAILS|APP)_)?SECRET_KEY(?:_BASE)?$|^(?:APP_(?:KEY|SECRET)|(?:JWT|SESSION|COOKIE|AUTH|NEXTAUTH|UTILS)_SECRET(?:_KEY)?|(?:DB_|DATA_)?ENCRYPTION_KEY|MINIO_KMS_SECRET_KEY)$/i;
const OF_TEST = /\b(?:tests?|testing|e2e|specs?|unit|integration|acceptance|cypress|playwright|phpunit|pytest|coverage)\b/i;

const AS_IT_LOOKS = { high: 'critical', medium: 'high', low: 'low' } as const;
/** What logs in to a registry opens it, whatever it looks like. */
const OF_A_LOGIN = { high: 'critical', medium: 'high', low: 'medium' } as const;
const OF_A_TEST = { high: 'high', medium: 'medium', low: 'low' } as const;
const FOR_ITSELF = { high: 'medium', medium: 'medium', low: 'low' } as const;
const IN_CONTAINER = { high: 'low', medium: 'low', low: 'low' } as const;

/** A token of a provider is as real in a test as anywhere; what is known by its name alone may be made up for it. */
function severityOf({ format, slot }: CredentialFact) {
  if (format) return AS_IT_LOOKS;
  if (slot.ownerType === LOGIN) return OF_A_LOGIN;
  if (OWN_KEY.test(slot.name)) return FOR_ITSELF;
  return OF_TEST.test(slot.owner?.replace(/[_-]/g, ' ') ?? '') ? OF_A_TEST : AS_IT_LOOKS;
}

function hits(facts: Facts): Hit[] {
  const local = throwaway(facts);
  return facts.credentials.flatMap((credential) => {
    const { slot, storage, type, fingerprint } = credential;
    if (slot.kind !== 'ci-variable' || storage !== 'literal' || slot.ownerType === OF_CONTAINER) return [];
    const hidden = credential.evidence.includes(HIDDEN) ? `: ${HIDDEN}` : '';
    const what = `${KINDS[type] ?? 'Secret'} is written out${placeOf(credential)}${hidden}`;
    if (local.has(fingerprint)) return secretHit(credential, `${what}, which a container of the run has`, IN_CONTAINER);
    return secretHit(credential, what, severityOf(credential));
  });
}

export const rule = defineRule({
  id: 'ci-hardcoded-credential',
  title: 'Pipeline has a literal credential in its variables, inputs or logins',
  group: 'pipeline',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-312'],
  hosts: ['pipeline', 'groovy'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: hits,
});
