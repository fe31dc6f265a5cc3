/** Rules that name a way of working speak only where the team's file asks for them. */
import { strict as assert } from 'node:assert';
import { DEFAULT_POLICY, type Policy } from '../../server/src/engine/policy/model';
import { analyze, testEngine } from '../support/analysis';

const MANIFEST = `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  serviceAccountName: api
  containers:
    - name: api
      image: api
      envFrom: [{ secretRef: { name: api-db } }]
`;

async function severities(rules: Policy['rules']): Promise<string[]> {
  const { findings } = await analyze({ 'pod.yaml': MANIFEST }, { ...testEngine, policy: { ...DEFAULT_POLICY, rules } });
  return findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

describe('a rule that is opt-in', () => {
  it('says nothing by itself, and nothing where the file turns it off', async () => {
    assert.deepEqual(await severities({}), []);
    assert.deepEqual(await severities({ 'k8s-env-secret-ref': 'off', 'k8s-env-literal-secret': 'high' }), []);
  });

  it('speaks with the severity that the file gives it', async () => {
    assert.deepEqual(await severities({ 'k8s-env-secret-ref': 'high' }), ['k8s-env-secret-ref high']);
  });
});
