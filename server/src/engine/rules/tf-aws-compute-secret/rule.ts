import type { SlotKind } from '../../facts/model';
import { defineRule } from '../model';
import { computeSecrets } from '../shared/aws/compute-secret';
import docs from './doc.md';

/** Values that have a rule of their own where they are written: behind a local or a variable, or by a resource's schema. */
const ELSEWHERE: ReadonlySet<SlotKind> = new Set<SlotKind>([
  'tf-local',
  'tf-variable-default',
  'tf-resource-argument',
  'tf-provider-argument',
]);

export const rule = defineRule({
  id: 'tf-aws-compute-secret',
  title: 'Secret in the environment or start script of something that runs on AWS',
  group: 'terraform',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-526'],
  hosts: ['terraform', 'ansible'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) => (facts.host === 'terraform' || facts.host === 'ansible' ? computeSecrets(facts, ELSEWHERE) : []),
});
