import type { CredentialFact, Facts } from '../../facts/model';
import { isOfContainer } from '../../facts/pipelines/containers';
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

function hits(facts: Facts): Hit[] {
  const local = throwaway(facts);
  return facts.credentials.flatMap((credential) => {
    const { slot, storage, type, fingerprint } = credential;
    if (slot.kind !== 'ci-variable' || storage !== 'literal') return [];
    const what = `${KINDS[type] ?? 'Secret'} is written out${placeOf(credential)}`;
    if (local.has(fingerprint))
      return secretHit(credential, `${what}, which a container of the run has`, { high: 'low', medium: 'low', low: 'low' });
    return secretHit(credential, what, { high: 'critical', medium: 'high', low: 'low' });
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
