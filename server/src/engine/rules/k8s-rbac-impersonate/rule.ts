import { defineRule } from '../model';
import { eachRight } from '../shared/kubernetes/rbac';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-rbac-impersonate',
  title: 'Role may act as other users, groups or ServiceAccounts',
  group: 'kubernetes',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('impersonate', { severity: 'critical' }),
});
