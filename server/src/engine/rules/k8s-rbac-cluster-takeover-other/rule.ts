import { defineRule } from '../model';
import { eachRight } from '../shared/kubernetes/rbac';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-rbac-cluster-takeover-other',
  title: 'Role may change what guards the cluster: webhooks, volumes, aws-auth or the status of services',
  group: 'kubernetes',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('cluster-takeover-other', { severity: 'medium' }),
});
