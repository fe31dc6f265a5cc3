import type { SdkUseFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import { PROGRAMS, remediesOf, SCRIPTS, usesOf, weightOf } from '../shared/sdk/uses';
import docs from './doc.md';

const STEPS: readonly string[] = [
  'Where the server has a certificate of an authority of your own, give the client that authority (ca, verify="ca.pem", RootCAs).',
  'Rotate the credential if the connection ever went over a network that is not yours.',
];

function report(use: SdkUseFact): Hit {
  const { span, owner, carrier } = use;
  return {
    span,
    message: `${owner} leaves the certificate of the server unchecked on a connection that carries a credential`,
    ...weightOf(use, 'high', 'low'),
    related: carrier ? [{ span: carrier, message: 'The credential that is sent' }] : [],
    remedies: remediesOf(use, 'Check the certificate of the server', 'Check the certificate of the server', STEPS),
  };
}

export const rule = defineRule({
  id: 'sdk-tls-verification-off',
  title: 'Certificate left unchecked on a connection that carries a credential',
  group: 'source',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-295'],
  hosts: [...PROGRAMS, ...SCRIPTS],
  docs,
  scope: 'file',
  check: (facts) => usesOf(facts, 'tls-off').map(report),
});
