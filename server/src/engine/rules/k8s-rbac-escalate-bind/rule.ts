import { defineRule } from '../model';
import { eachRight } from '../shared/kubernetes/rbac';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-rbac-escalate-bind',
  title: 'Role may give itself rights that it does not have',
  group: 'kubernetes',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('escalate-bind', { severity: 'critical' }),
});
