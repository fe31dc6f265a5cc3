import type { CredentialFact, Facts, RuntimeFact, SlotKind } from '../../facts/model';
import { formatOf } from '../../secrets/formats/known';
import { SIGNED_URLS } from '../../secrets/formats/signed-urls';
import { contains } from '../../syntax/span';
import { defineRule, type Hit, type Remedy } from '../model';
import docs from './doc.md';

/** Values that have a rule of their own where they are written: behind a local or a variable, or by a resource's schema. */
const ELSEWHERE: ReadonlySet<SlotKind> = new Set<SlotKind>([
  'tf-local',
  'tf-variable-default',
  'tf-resource-argument',
  'tf-provider-argument',
]);

const NOUNS: Readonly<Record<CredentialFact['type'], string>> = {
  password: 'Password',
  'access-key': 'Access key',
  token: 'Token',
  'private-key': 'Private key',
  certificate: 'Certificate',
  'connection-string': 'Password of a connection string',
  unknown: 'Secret',
};

const AT_START: Remedy = {
  type: 'manual',
  title: 'Let the machine read the value from a vault when it starts',
  steps: [
    'Put the value into AWS Secrets Manager or a SecureString parameter.',
    'Give the role of the machine the right to read exactly that entry.',
    'In the script, read it where it is needed: aws secretsmanager get-secret-value --secret-id NAME --query SecretString --output text.',
    'Replace the value: it stays in the history, in the state and in old versions of the template.',
  ],
};

function hitOf(credential: CredentialFact, { owner, kind }: RuntimeFact): Hit {
  const { span, slot, confidence, encoding, identity } = credential;
  const name = slot.kind === 'text' || slot.name === '' || slot.name.startsWith('user_data') ? '' : ` (${slot.name})`;
  const hidden = encoding ? ', only hidden by an encoding' : '';
  return {
    span,
    message: `${nounOf(credential)} in the ${kind === 'script' ? 'start script' : 'environment'} of ${owner}${name}${hidden}`,
    confidence,
    credential,
    remedies: kind === 'script' || encoding ? [AT_START] : [{ type: 'vault-reference', credential }],
    ...(identity ? { identity } : {}),
    // A value that only may be a secret does not stop a build.
    ...(confidence === 'low' ? { severity: 'medium' as const } : {}),
  };
}

function nounOf({ type, format }: CredentialFact): string {
  const known = formatOf(format);
  return known && type !== 'private-key' && type !== 'connection-string' ? `${known.provider} ${known.title}` : NOUNS[type];
}

function check({ credentials, runtimes }: Facts): Hit[] {
  if (runtimes.length === 0) return [];
  return credentials.flatMap((credential) => {
    const { storage, slot, format, span } = credential;
    if (storage !== 'literal' || ELSEWHERE.has(slot.kind) || (format && SIGNED_URLS.has(format))) return [];
    const runtime = runtimes.find((one) => one.span.file === span.file && contains(one.span, span));
    return runtime ? hitOf(credential, runtime) : [];
  });
}

export const rule = defineRule({
  id: 'tf-aws-compute-secret',
  title: 'Secret in the environment or start script of something that runs on AWS',
  group: 'terraform',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-526'],
  hosts: ['terraform'],
  docs,
  precedence: 'host',
  scope: 'file',
  check,
});
