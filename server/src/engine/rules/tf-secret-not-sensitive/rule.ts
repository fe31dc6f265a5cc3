import type { SettingFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import { setTo, settingHits } from '../settings';
import docs from './doc.md';

function hitOf(setting: SettingFact): Hit {
  const { owner, ownerType, span, detail } = setting;
  const what = ownerType === 'output' ? `gives out ${detail}` : 'takes a secret';
  return { span, message: `${owner} ${what} and is not marked sensitive, so plans and logs show it`, ...setTo(setting) };
}

const hitsOf = settingHits('masked-value', hitOf);

export const rule = defineRule({
  id: 'tf-secret-not-sensitive',
  title: 'Secret variable or output that is not marked sensitive',
  group: 'terraform',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI2'],
  cwe: ['CWE-532'],
  hosts: ['terraform'],
  docs,
  scope: 'file',
  // A default that is written out has a finding of its own, whose fix marks the variable as well.
  check: (facts) => {
    const hits = hitsOf(facts);
    const written = new Set(facts.credentials.flatMap(({ storage, slot }) => (storage === 'literal' ? (slot.owner ?? []) : [])));
    return hits.flatMap(({ owner, hit }) => (written.has(owner) ? [] : hit));
  },
});
