import { defineRule } from '../model';
import { setTo, settingHits } from '../settings';
import docs from './doc.md';

const hitsOf = settingHits('guest-access', (setting) => ({
  span: setting.span,
  message: `${setting.owner} gives AWS credentials to anybody who asks, without a login`,
  ...setTo(setting),
}));

export const rule = defineRule({
  id: 'tf-aws-cognito-unauthenticated',
  title: 'Identity pool that gives credentials to guests',
  group: 'terraform',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-306'],
  hosts: ['terraform', 'cloudformation'],
  docs,
  scope: 'file',
  check: (facts) => hitsOf(facts).map(({ hit }) => hit),
});
