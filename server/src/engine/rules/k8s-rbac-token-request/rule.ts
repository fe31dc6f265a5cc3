import { defineRule } from '../model';
import { eachRight } from '../shared/kubernetes/rbac';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-rbac-token-request',
  title: 'Role may get tokens of any ServiceAccount',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('token-request', { severity: 'high', leadsTo: () => ({}) }),
});
