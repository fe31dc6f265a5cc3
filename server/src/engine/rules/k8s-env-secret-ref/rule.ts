import type { Facts, PodFact, PodVariable } from '../../facts/model';
import { filesWith } from '../../graph/having';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

const STEPS = [
  'Add a volume of the Secret to the pod, and mount it read-only into the container, at /etc/secrets for example.',
  'Let the program read the file; many images take its path from a variable whose name ends in _FILE.',
  'Take the variable out.',
];

function hitOf({ owner }: PodFact, { name, container, source, span, nameSpan }: PodVariable): Hit {
  const from = source?.name ? `the Secret ${source.name}` : 'a Secret';
  const where = container ? `${owner} container ${container}` : owner;
  return {
    span,
    message: name
      ? `${where} gets ${name} from ${from} as an environment variable`
      : `${where} gets every key of ${from} as environment variables`,
    ...(name ? { related: [{ span: nameSpan, message: 'the variable' }] } : {}),
    remedies: [{ type: 'manual', title: 'Mount the Secret as a file', steps: STEPS }],
  };
}

function check({ pods }: Facts): Hit[] {
  return pods.flatMap((pod) => pod.variables.flatMap((variable) => (variable.from === 'secret' ? hitOf(pod, variable) : [])));
}

export const rule = defineRule({
  id: 'k8s-env-secret-ref',
  title: 'Secret is given to a container as an environment variable in place of a file',
  group: 'kubernetes',
  severity: 'low',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-526'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  optIn: true,
  // What Terraform declares depends on other files.
  scope: 'graph',
  check: (graph) => filesWith(graph, 'pods').flatMap(check),
});
