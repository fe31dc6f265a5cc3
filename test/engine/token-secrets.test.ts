/** Tokens of ServiceAccounts that never expire weigh what the account may do. */
import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';

const secret = (rules: string) => `apiVersion: v1
kind: ServiceAccount
metadata: { name: reader, namespace: shop }
---
apiVersion: v1
kind: Secret
metadata:
  name: reader
  namespace: shop
  annotations: { kubernetes.io/service-account.name: reader }
type: kubernetes.io/service-account-token
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: reader }
rules:
  - ${rules}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: reader }
subjects: [{ kind: ServiceAccount, name: reader, namespace: shop }]
roleRef: { kind: ClusterRole, name: reader, apiGroup: rbac.authorization.k8s.io }
`;

describe('tokens of ServiceAccounts in Secrets', () => {
  it('weigh less where the account reads nothing but paths of the API server', async () => {
    const severity = async (rules: string) => {
      const { findings } = await analyze({ 'rbac.yaml': secret(rules) });
      return findings.filter(({ rule }) => rule === 'k8s-service-account-token-secret').map((one) => one.severity);
    };
    assert.deepEqual(await severity('{ nonResourceURLs: [/metrics], verbs: [get] }'), ['medium']);
    assert.deepEqual(await severity('{ nonResourceURLs: [/metrics], verbs: ["*"] }'), ['high']);
    assert.deepEqual(await severity('{ apiGroups: [""], resources: [pods], verbs: [get] }'), ['high']);
  });
});
