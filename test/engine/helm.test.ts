import { strict as assert } from 'node:assert';
import { maskTemplate } from '../../server/src/engine/syntax/data/helm';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import { get, HOLE, type StringValue, textOf } from '../../server/src/engine/syntax/value';

const CHART = `{{- if .Values.enabled }}
{{- /* a comment with }} and "quotes
   over lines */ -}}
apiVersion: v1
kind: Secret
metadata:
  name: {{ include "app.name" . }}-db
  labels: {{- include "app.labels" . | nindent 4 }}
    extra: label
  annotations:
    {{- toYaml .Values.annotations | nindent 4 }}
stringData:
  password: "{{ .Values.password | default "}}" }}"
  literal: kept{{- if .x }}-more{{ end }}
  {{ .Values.key }}: value {{- /* why */}}
  config: |
    {{- if .Values.a }}
      {{- if .Values.b }}
    first: {{ .Values.b }}
      {{- end }}
    {{- end }}
{{- end }}
`;

describe('maskTemplate', () => {
  const masked = maskTemplate(CHART);

  it('keeps length and line breaks', () => {
    assert.equal(masked.length, CHART.length);
    assert.deepEqual(
      [...masked.matchAll(/\n/g)].map((m) => m.index),
      [...CHART.matchAll(/\n/g)].map((m) => m.index),
    );
    assert.ok(!masked.includes('{{') && !masked.includes('}}'));
  });

  it('gives YAML that parses, with holes in scalars', () => {
    const { documents, issues } = parseYaml('f.yaml', masked);
    assert.deepEqual(issues, []);
    assert.equal(documents.length, 1);
    const [root] = documents;
    assert.equal(textOf(get(root, 'kind')), 'Secret');
    assert.match((get(root, 'metadata', 'name') as StringValue).text, new RegExp(`^${HOLE}+-db$`));
    assert.equal(textOf(get(root, 'metadata', 'labels', 'extra')), 'label');
    assert.match((get(root, 'stringData', 'password') as StringValue).text, new RegExp(`^${HOLE}+$`));
    assert.match((get(root, 'stringData', 'literal') as StringValue).text, /^kept/);
    assert.match((get(root, 'stringData', 'config') as StringValue).text, /first: /);
    const name = get(root, 'kind') as StringValue;
    assert.equal(CHART.slice(name.span.start, name.span.end), 'Secret');
  });

  it('ends an action that never closes with its line', () => {
    const text = 'a: {{ .x\nb: {{ "\nc: d\n';
    const { documents } = parseYaml('f.yaml', maskTemplate(text));
    assert.equal(textOf(get(documents[0], 'c')), 'd');
  });

  it('stays linear on openings without an end', () => {
    const text = '{{ " \n'.repeat(200_000);
    assert.equal(maskTemplate(text).length, text.length);
  });

  it('leaves text without actions alone', () => {
    assert.equal(maskTemplate('a: {b: {c: d}}\n'), 'a: {b: {c: d}}\n');
  });
});
