import { defineRule } from '../model';
import { placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-configmap-secret',
  title: 'Credential in a ConfigMap or in the values of a chart',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-312', 'CWE-798'],
  hosts: ['kubernetes', 'helm-template', 'yaml'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: ({ credentials }) =>
    credentials.flatMap((credential) => {
      const { slot, storage, encoding } = credential;
      const isMap = slot.kind === 'k8s-configmap-data';
      if (storage !== 'literal' || encoding || (!isMap && slot.kind !== 'helm-value')) return [];
      const where = isMap
        ? placeOf(credential)
        : ` as ${[slot.owner, slot.name].filter(Boolean).join('.')} in the values of a chart`;
      const message = `Credential${where} is read by everyone who may read ${isMap ? 'ConfigMaps' : 'the file or the release'}`;
      return secretHit(credential, message, { high: 'high', medium: 'medium', low: 'low' });
    }),
});
