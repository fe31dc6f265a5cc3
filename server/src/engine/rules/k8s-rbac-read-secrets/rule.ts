import { effectiveRules } from '../../graph/rbac';
import { defineRule } from '../model';
import { eachRight, type Given } from '../shared/kubernetes/rbac';
import { secretsUsedBy } from '../shared/kubernetes/rbac-secrets';
import docs from './doc.md';
import { nameSecrets } from './remedies';

/**
 * Whoever creates a Secret of type service-account-token and reads it has that account's token. Others find only what is stored:
 * since version 1.24 no token is, unless somebody asks for it.
 * https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
 */
function mayMakeTokens({ graph, role }: Given): boolean {
  return effectiveRules(graph, role).some(
    ({ resources, verbs, resourceNames }) =>
      resourceNames.length === 0 &&
      resources.some(({ text }) => text === 'secrets' || text === '*') &&
      verbs.some(({ text }) => text === 'create' || text === '*'),
  );
}

export const rule = defineRule({
  id: 'k8s-rbac-read-secrets',
  title: 'Role may read Secrets that are not named',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-522'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: eachRight('read-secrets', {
    severity: 'high',
    leadsTo: (given) => (mayMakeTokens(given) ? {} : { most: 'high', provided: ', where its token is kept in a Secret' }),
    adjust: (given, hit) => {
      const names = secretsUsedBy(given.graph, given.use);
      return names.length > 0 ? { ...hit, remedies: [...nameSecrets(given, names), ...hit.remedies] } : hit;
    },
  }),
});
