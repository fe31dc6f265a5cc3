import type { ParameterFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

/** A parameter that takes a secret and is shown in clear; or one that is masked and printed all the same. */
function hitsOf({ name, secretNamed, masked, span, echoes }: ParameterFact): Hit[] {
  if (secretNamed && !masked) {
    return [
      {
        span,
        message: `Parameter ${name} takes a secret but has no NoEcho, so its value is shown in clear`,
        related: echoes.map((echo) => ({ span: echo, message: `${name} is printed here` })),
        remedies: [{ type: 'set-attribute', owner: span, name: 'NoEcho', value: true }],
      },
    ];
  }
  const [first, ...others] = echoes;
  if (!masked || !first) return [];
  return [
    {
      span: first,
      message: `Parameter ${name} is masked by NoEcho but printed here in clear`,
      related: [
        { span, message: `${name} is declared here` },
        ...others.map((echo) => ({ span: echo, message: `${name} is printed here too` })),
      ],
      remedies: [
        {
          type: 'manual',
          title: 'Do not print the parameter',
          steps: [
            'Delete the output or metadata entry, or print the ARN of a secret in its place.',
            'Change the credential where stacks of this template exist: whoever may describe the stack could read it.',
          ],
        },
      ],
    },
  ];
}

export const rule = defineRule({
  id: 'cfn-secret-parameter-unmasked',
  title: 'CloudFormation parameter shows a secret in clear',
  group: 'cloudformation',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI2'],
  cwe: ['CWE-312', 'CWE-532'],
  hosts: ['cloudformation'],
  docs,
  scope: 'file',
  check: ({ parameters }) => parameters.filter(({ host }) => host === 'cloudformation').flatMap(hitsOf),
});
