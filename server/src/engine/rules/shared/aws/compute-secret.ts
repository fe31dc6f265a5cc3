/** What the rules about secrets of running things share: which they are, and what is said of them. */
import type { CredentialFact, Facts, RuntimeFact, SlotKind } from '../../../facts/model';
import { formatOf } from '../../../secrets/formats/known';
import { SIGNED_URLS } from '../../../secrets/formats/signed-urls';
import { contains } from '../../../syntax/span';
import type { Hit, Remedy } from '../../model';

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
  const name = slot.kind === 'text' || slot.name === '' || /^user_?data/i.test(slot.name) ? '' : ` (${slot.name})`;
  const hidden = encoding ? ', only hidden by an encoding' : '';
  return {
    span,
    message: `${nounOf(credential)} in the ${kind === 'script' ? 'start script' : 'environment'} of ${owner}${name}${hidden}`,
    confidence,
    credential,
    remedies:
      (kind === 'script' && !isSetByShell(credential)) || encoding ? [AT_START] : [{ type: 'vault-reference', credential }],
    ...(identity ? { identity } : {}),
    // A value that only may be a secret does not stop a build.
    ...(confidence === 'low' ? { severity: 'medium' as const } : {}),
  };
}

/** A variable that a script of Terraform sets can read its vault; AWS keys have no place there at all. */
function isSetByShell({ slot, type }: CredentialFact): boolean {
  return slot.kind === 'tf-compute-environment' && type !== 'access-key' && type !== 'private-key';
}

function nounOf({ type, format }: CredentialFact): string {
  const known = formatOf(format);
  return known && type !== 'private-key' && type !== 'connection-string' ? `${known.provider} ${known.title}` : NOUNS[type];
}

/**
 * Literal credentials that something is given to run with, in its environment or its start script. `elsewhere`: slots that
 * have a rule of their own where the value is written.
 */
export function computeSecrets({ credentials, runtimes }: Facts, elsewhere: ReadonlySet<SlotKind>): Hit[] {
  return credentials.flatMap((credential) => {
    const { storage, slot, format, span } = credential;
    if (storage !== 'literal' || elsewhere.has(slot.kind) || (format && SIGNED_URLS.has(format))) return [];
    const runtime = runtimes.find((one) => one.span.file === span.file && contains(one.span, span));
    if (runtime) return hitOf(credential, runtime);
    // Given from elsewhere in the file: a mapping, a setting of the service.
    const isGiven = slot.kind.endsWith('-compute-environment') && span.via !== undefined;
    return isGiven
      ? hitOf(credential, { owner: slot.owner ?? '', ownerType: slot.ownerType ?? '', kind: 'environment', span })
      : [];
  });
}
