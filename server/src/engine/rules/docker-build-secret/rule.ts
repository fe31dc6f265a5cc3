import type { CredentialFact, Facts } from '../../facts/model';
import { SIGNED_URLS } from '../../secrets/formats/signed-urls';
import { contains } from '../../syntax/span';
import { defineRule, type Hit } from '../model';
import { secretHit } from '../secret-hit';
import docs from './doc.md';

const SEVERITY = { high: 'critical', medium: 'high', low: 'low' } as const;

/** The instruction that a literal stands in: not in a comment. */
function instructionOf({ runtimes }: Facts, { slot, span }: CredentialFact): string | undefined {
  const runtime = runtimes.find((one) => one.ownerType === 'dockerfile' && contains(one.span, span));
  return slot.kind === 'docker-build' ? slot.owner : runtime?.owner;
}

function literalHit(facts: Facts, credential: CredentialFact): Hit[] {
  const owner = instructionOf(facts, credential);
  const { format, encoding, slot } = credential;
  if (owner === undefined || encoding || (format && SIGNED_URLS.has(format))) return [];
  const what = slot.name && slot.kind !== 'text' ? `The value of ${slot.name}` : 'A credential';
  return [secretHit(credential, `${what} is written out in ${owner}: it stays in the image and its history`, SEVERITY)];
}

/** `ARG NPM_TOKEN` that its stage uses. */
function argumentHit(credential: CredentialFact): Hit {
  const { span, slot } = credential;
  const final = slot.ownerType === 'final-stage';
  const where = final ? 'the history of the image' : 'the cache and the records of the build';
  return {
    span,
    message: `What is given for the build argument ${slot.name} stays in ${where}`,
    severity: final ? 'medium' : 'low',
    confidence: 'medium',
    credential,
    remedies: [{ type: 'vault-reference', credential }],
  };
}

export const rule = defineRule({
  id: 'docker-build-secret',
  title: 'Image is built with a secret in an instruction or a build argument',
  group: 'container',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-538'],
  hosts: ['dockerfile'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) => {
    if (facts.host !== 'dockerfile') return [];
    return facts.credentials.flatMap((credential) => {
      if (credential.storage === 'literal') return literalHit(facts, credential);
      return credential.slot.kind === 'docker-build' ? [argumentHit(credential)] : [];
    });
  },
});
