import type { CredentialFact, SlotKind } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

/** What something is given to run with is reported by cfn-compute-secret. */
const REPORTED: ReadonlySet<SlotKind> = new Set<SlotKind>(['cfn-property', 'cfn-parameter-default']);

const NOUNS: Readonly<Record<CredentialFact['type'], string>> = {
  'access-key': 'access key',
  'connection-string': 'password in a connection string',
  'private-key': 'private key',
  certificate: 'certificate',
  password: 'password',
  token: 'token',
  unknown: 'credential',
};

function messageOf({ type, slot }: CredentialFact): string {
  const noun = NOUNS[type];
  if (slot.kind === 'cfn-parameter-default') return `Static ${noun} as the default of parameter ${slot.name}`;
  return `Static ${noun} in ${slot.name} of ${slot.owner} (${slot.ownerType})`;
}

function hitOf(credential: CredentialFact): Hit {
  const uses = credential.slot.kind === 'cfn-parameter-default' ? (credential.span.via ?? []) : [];
  return {
    span: credential.span,
    message: messageOf(credential),
    confidence: credential.confidence,
    ...(credential.confidence === 'low' ? { severity: 'medium' as const } : {}),
    ...(credential.identity ? { identity: credential.identity } : {}),
    credential,
    related: uses.map((span) => ({ span, message: `${credential.slot.name} is used here` })),
    remedies: [{ type: 'vault-reference', credential }],
  };
}

export const rule = defineRule({
  id: 'cfn-plaintext-credential',
  title: 'Literal credential in a CloudFormation template',
  group: 'cloudformation',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-312'],
  hosts: ['cloudformation'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: ({ credentials }) =>
    credentials.filter(({ slot, storage }) => storage === 'literal' && REPORTED.has(slot.kind)).map(hitOf),
});
