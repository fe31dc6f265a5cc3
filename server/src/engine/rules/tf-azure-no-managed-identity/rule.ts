import type { SettingFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { reported, switchTo } from '../shared/azure/switch';
import docs from './doc.md';

/** Services that hold or pass on what others send: most of them call nobody. */
const CALLS_LITTLE = /servicebus|cognitive|ai_services|search|signalr|web_?pubsub|kusto|recovery|data_?protection|eventgrid/i;

function hitOf(setting: SettingFact): Hit {
  const { owner, ownerType, span, detail } = setting;
  if (detail === 'service principal')
    return {
      span,
      severity: 'medium',
      confidence: 'high',
      message: `${owner} works as a service principal, whose secret it has to keep and somebody has to rotate`,
      remedies: [
        {
          type: 'manual',
          title: 'Give the cluster a managed identity',
          steps: [
            'Run az aks update --enable-managed-identity for the cluster that is there, and upgrade its node pools.',
            'Write the identity in place of the service principal, and give it the same roles.',
            'Delete the secret of the service principal.',
          ],
        },
      ],
    };
  return {
    span,
    message: `${owner} has no managed identity: it proves itself to others with keys or not at all`,
    ...(CALLS_LITTLE.test(ownerType) ? { severity: 'info' as const } : {}),
    ...switchTo(setting, 'safe'),
  };
}

function check(graph: IdentityGraph): Hit[] {
  return filesWith(graph, 'settings').flatMap((facts) => reported(facts, 'managed-identity').map(hitOf));
}

export const rule = defineRule({
  id: 'tf-azure-no-managed-identity',
  title: 'Azure workload without a managed identity',
  group: 'terraform',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI4'],
  cwe: ['CWE-1390'],
  hosts: ['terraform', 'arm', 'bicep', 'ansible'],
  docs,
  scope: 'graph',
  check,
});
