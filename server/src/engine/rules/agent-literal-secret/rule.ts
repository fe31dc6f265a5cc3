import type { CredentialFact, SlotKind } from '../../facts/model';
import { formatOf } from '../../secrets/formats/known';
import { defineRule } from '../model';
import { secretHit } from '../secret-hit';
import docs from './doc.md';

const PLACES: Partial<Record<SlotKind, string>> = {
  'agent-env': 'in the environment',
  'agent-header': 'in a header',
  'agent-url': 'in the address',
};

/** Literals that a client's configuration hands to a server (facts/agents). */
export const rule = defineRule({
  id: 'agent-literal-secret',
  title: 'Secret is written out in the configuration of an AI agent or MCP server',
  group: 'agent',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798'],
  hosts: ['agent'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const place = PLACES[credential.slot.kind];
      if (!place || credential.storage !== 'literal') return [];
      const { name, owner, ownerType } = credential.slot;
      const where = ownerType === 'agent' ? 'in the configuration of an agent' : `${place} of MCP server ${owner}`;
      const message = `${whatOf(credential)} ${name} is written out ${where}`;
      return secretHit(credential, message, { high: 'critical', medium: 'high', low: 'medium' });
    }),
});

function whatOf({ format, type }: CredentialFact): string {
  const known = formatOf(format);
  if (known && type !== 'connection-string') return `${known.provider} ${known.title}`;
  return type === 'connection-string' || type === 'password' ? 'Password' : 'Secret';
}
