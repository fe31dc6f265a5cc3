import type { Facts, SettingFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { setTo, settingHits } from '../settings';
import docs from './doc.md';

function hitOf(setting: SettingFact): Hit {
  const { owner, state, span, detail } = setting;
  if (detail === 'no role') {
    const message = `${owner} shows its metadata to requests without a session token (IMDSv1), and whatever role it is given later`;
    return { span, message, severity: 'low', ...setTo(setting) };
  }
  return state === 'unsafe'
    ? {
        span,
        message: `${owner} gives its role's credentials to requests without a session token (IMDSv1)`,
        confidence: 'high',
        ...setTo(setting),
      }
    : {
        span,
        message: `${owner} does not ask for a session token (IMDSv2) before it gives out its role's credentials`,
        ...setTo(setting),
      };
}

const hitsOf = settingHits('instance-metadata', hitOf);

/** What an account says for all its instances makes up for those that say nothing. */
function isSetForAll(facts: Facts): boolean {
  return facts.settings.some(({ about, state }) => about === 'instance-metadata-default' && state === 'safe');
}

function check(graph: IdentityGraph): Hit[] {
  const files = filesWith(graph, 'settings');
  const explicitOnly = files.some(isSetForAll);
  return files.flatMap((facts) =>
    hitsOf(facts)
      .filter(({ state }) => !explicitOnly || state === 'unsafe')
      .map(({ hit }) => hit),
  );
}

export const rule = defineRule({
  id: 'tf-aws-imds-v1',
  title: 'Instance metadata can be read without a session token (IMDSv1)',
  group: 'terraform',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI4'],
  cwe: ['CWE-918', 'CWE-1188'],
  hosts: ['terraform', 'cloudformation', 'ansible'],
  docs,
  scope: 'graph',
  check,
});
