import type { CredentialFact, Host } from '../../facts/model';
import { defineRule } from '../model';
import { secretHit } from '../secret-hit';
import { isForDevelopment } from '../shared/container/development-files';
import docs from './doc.md';

const HOSTS: readonly Host[] = ['compose', 'devcontainer'];

/** A weak password of a machine of one's own stops no build. */
const SEVERITY = { high: 'high', medium: 'medium', low: 'low' } as const;
/** What a developer's services know each other by; a provider's token is as good there as anywhere. */
const LESS = { high: 'medium', medium: 'low', low: 'low' } as const;

/** `services.db.environment` as people say it. */
function placeOf({ slot }: CredentialFact): string {
  const owner = slot.owner ?? '';
  const [, service] = /^services\.([^.]+)/.exec(owner) ?? [];
  const [first = ''] = owner.split('.');
  if (service) return ` for the service ${service}`;
  return first === 'configs' || first === 'secrets' ? ` in ${first}` : '';
}

/** What the `.env` beside it holds has its finding in that file. */
export const rule = defineRule({
  id: 'compose-env-secret',
  title: 'Service or development container gets a credential as a literal',
  group: 'container',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-526'],
  hosts: HOSTS,
  docs,
  precedence: 'host',
  scope: 'file',
  check: ({ host, credentials }) => {
    if (!HOSTS.includes(host)) return [];
    return credentials.flatMap((credential) => {
      const { slot, storage, encoding, span, format } = credential;
      if (slot.kind !== 'compose-env' || storage !== 'literal' || encoding) return [];
      const what = credential.type === 'connection-string' ? `The password in ${slot.name}` : `The value of ${slot.name}`;
      const message = `${what} is written out${placeOf(credential)}`;
      return [secretHit(credential, message, isForDevelopment(span.file) && !format ? LESS : SEVERITY)];
    });
  },
});
