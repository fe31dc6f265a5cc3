import { defineRule } from '../model';
import { secretHit } from '../secret-hit';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-configmap-secret',
  title: 'Credential in a ConfigMap or in the values of a chart',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-312', 'CWE-798'],
  hosts: ['kubernetes', 'helm-template', 'terraform', 'yaml'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: ({ credentials }) =>
    credentials.flatMap((credential) => {
      const { slot, storage, encoding } = credential;
      const isMap = slot.kind === 'k8s-configmap-data';
      if (storage !== 'literal' || encoding || (!isMap && slot.kind !== 'helm-value')) return [];
      const name = isMap ? slot.name : [slot.owner, slot.name].filter(Boolean).join('.');
      const message = isMap
        ? `${slot.owner} holds a credential${name ? ` as ${name}` : ''}: whoever may read ConfigMaps reads it`
        : `${name} in the values of a chart is a credential: whoever reads the file or a release reads it`;
      return secretHit(credential, message, { high: 'high', medium: 'medium', low: 'low' });
    }),
});
