import type { CredentialFact } from '../../facts/model';
import { type JoinedConstant, joinedConstants } from '../../graph/constants';
import { typeOfName, wordsOf } from '../../secrets/slots/names';
import { isExamplePath } from '../../secrets/values/examples';
import { defineRule, type Hit, type Remedy } from '../model';
import docs from './doc.md';

/** Their clients find credentials by themselves: role, workload identity, managed identity, application default. */
const CLOUDS: Readonly<Record<string, string>> = { 'aws-sdk': 'AWS', 'azure-sdk': 'Azure', 'gcp-sdk': 'Google Cloud' };

/** `AWS secret access key`, `connection password`: what the slot holds, in words. */
function what({ type, slot }: CredentialFact): string {
  if (type === 'connection-string') return 'connection password';
  const words = wordsOf(slot.name).filter((word) => word !== 'aws');
  const cloud = CLOUDS[slot.ownerType ?? ''];
  return `${cloud ? `${cloud} ` : ''}${words.join(' ')}`.replace('api key', 'API key');
}

function remedies(credential: CredentialFact): Remedy[] {
  const vault: Remedy = { type: 'vault-reference', credential };
  return CLOUDS[credential.slot.ownerType ?? ''] ? [{ type: 'drop-credentials', credential }, vault] : [vault];
}

/** A vendor's default on this machine, or a value in a test: worth a look, no emergency. */
function severityOf({ confidence, span }: CredentialFact): Pick<Hit, 'severity'> {
  if (confidence === 'low') return { severity: isExamplePath(span.file) ? 'low' : 'medium' };
  return confidence === 'medium' && isExamplePath(span.file) ? { severity: 'medium' } : {};
}

function report(credential: CredentialFact): Hit {
  return {
    span: credential.span,
    message: `Static ${what(credential)} in ${credential.slot.owner ?? 'a call'}`,
    confidence: credential.confidence,
    credential,
    remedies: remedies(credential),
    ...severityOf(credential),
    ...(credential.identity ? { identity: credential.identity } : {}),
  };
}

/** A literal that a call in another file takes for a credential. */
function fromElsewhere({ constant, use }: JoinedConstant): Hit {
  const { slot, provider, span } = use;
  const written = constant.credential;
  const type = written.type === 'connection-string' ? written.type : typeOfName(slot.name);
  const credential: CredentialFact = { ...written, type, slot, provider: written.provider ?? provider };
  return {
    ...report(credential),
    related: [{ span, message: `${slot.owner ?? 'A call'} takes it here` }],
    remedies: [{ type: 'vault-reference', credential }],
  };
}

export const rule = defineRule({
  id: 'sdk-static-credentials',
  title: 'Literal credential handed to an SDK, driver or HTTP call',
  group: 'source',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798'],
  hosts: ['typescript', 'javascript', 'python', 'go', 'java', 'kotlin', 'csharp', 'ruby', 'php', 'rust', 'powershell'],
  docs,
  precedence: 'host',
  scope: 'file',
  joined: (graph) => joinedConstants(graph).map(fromElsewhere),
  check: ({ credentials }) =>
    credentials.filter(({ slot, storage }) => slot.kind === 'sdk-argument' && storage === 'literal').map(report),
});
