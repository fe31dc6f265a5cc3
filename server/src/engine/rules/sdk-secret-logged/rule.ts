import type { SdkUseFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import { PROGRAMS, remediesOf, SCRIPTS, usesOf, weightOf } from '../shared/sdk/uses';
import docs from './doc.md';

const STEPS: readonly string[] = [
  'Print the name of what is used, or whether it is there, and never the value; where nothing else needs the variable, it can go.',
  'What has been logged is known to all who read the log: rotate the credential, and delete the log where that is possible.',
];

function report(use: SdkUseFact): Hit {
  const { span, owner, detail, storage } = use;
  const where = storage === 'environment' ? ' from the environment' : storage === 'vault' ? ' from the vault' : '';
  return {
    span,
    message: `${owner} shows ${detail ?? 'a secret'}${where}`,
    ...(use.softer ? { confidence: 'medium' as const } : {}),
    ...weightOf(use, 'high', use.softer ? 'medium' : 'low'),
    remedies: remediesOf(use, 'Mask the value', 'Print no secret', STEPS),
  };
}

export const rule = defineRule({
  id: 'sdk-secret-logged',
  title: 'Secret that is printed or logged',
  group: 'source',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-532'],
  hosts: [...PROGRAMS, ...SCRIPTS],
  docs,
  scope: 'file',
  check: (facts) => usesOf(facts, 'secret-logged').map(report),
});
