import { defineRule } from '../model';
import { eachRight } from '../shared/kubernetes/rbac';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-rbac-pod-exec',
  title: 'Role may run commands in pods or reach into them',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('pod-exec', { severity: 'high', leadsTo: () => ({ running: true }) }),
});
