import { CLIENT_SIGNERS } from '../../graph/rbac-table';
import { defineRule } from '../model';
import { eachRight, type Given } from '../shared/kubernetes/rbac';
import docs from './doc.md';

/**
 * Approving also asks for the verb `approve` on the signer: where the role has it for other signers only, what it approves is no
 * login to the cluster. https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization
 */
function isForOthers({ role }: Given): boolean {
  const signers = role.rules.filter(({ resources }) => resources.some(({ text }) => text === 'signers'));
  const names = signers.flatMap(({ resourceNames }) => resourceNames);
  return (
    signers.length > 0 &&
    signers.every(({ resourceNames }) => resourceNames.length > 0) &&
    names.every(({ text }) => !CLIENT_SIGNERS.test(text))
  );
}

export const rule = defineRule({
  id: 'k8s-rbac-csr-approve',
  title: 'Role may approve or sign client certificates of the cluster',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('csr-approve', {
    severity: 'high',
    adjust: (given, hit) => (isForOthers(given) ? { ...hit, severity: 'low' } : hit),
  }),
});
