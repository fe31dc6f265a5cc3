import type { CredentialFact, Facts, SlotKind } from '../../facts/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { computeSecrets } from '../shared/aws/compute-secret';
import docs from './doc.md';

/** Values that are reported where they are written: the default of a parameter, a property that is a credential. */
const ELSEWHERE: ReadonlySet<SlotKind> = new Set<SlotKind>(['cfn-parameter-default', 'cfn-property']);

const BY_ROLE: Remedy = {
  type: 'manual',
  title: 'Let the instance fetch its files with its role',
  steps: [
    'For files in Amazon S3 set type: S3 and roleName: the role of the instance profile, and leave out accessKeyId and secretKey.',
    'Give that role s3:GetObject on the files.',
    'For another server keep the login in AWS Secrets Manager and fetch the file in the start script.',
    'Replace the credential: the metadata of every stack of this template has shown it.',
  ],
};

/** A login that a parameter or an access key of the template gives: the metadata shows it in clear. */
function shownIn({ credentials }: Facts): Hit[] {
  return credentials.flatMap((credential) =>
    credential.storage === 'none' && credential.slot.kind === 'cfn-compute-environment' ? hitOf(credential) : [],
  );
}

function hitOf(credential: CredentialFact): Hit {
  const { span, slot } = credential;
  return {
    span,
    message: `${slot.name} of a login stands in the metadata of ${slot.owner}, which shows it in clear`,
    severity: 'high',
    credential,
    remedies: [BY_ROLE],
  };
}

export const rule = defineRule({
  id: 'cfn-compute-secret',
  title: 'Secret in the environment, start script or metadata of something that runs on AWS',
  group: 'cloudformation',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-526'],
  hosts: ['cloudformation'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) => (facts.host === 'cloudformation' ? [...computeSecrets(facts, ELSEWHERE), ...shownIn(facts)] : []),
});
