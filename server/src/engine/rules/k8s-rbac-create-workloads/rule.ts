import { defineRule } from '../model';
import { eachRight } from '../shared/kubernetes/rbac';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-rbac-create-workloads',
  title: 'Role may start pods, and so run as any ServiceAccount of the namespace',
  group: 'kubernetes',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('create-workloads', { severity: 'medium', leadsTo: () => ({}) }),
});
