/** Reading one manifest in the tests of its facts. */
import { strict as assert } from 'node:assert';
import { extractKubernetes } from '../../server/src/engine/facts/kubernetes/extract';
import { emptyFacts, type Facts, type Host } from '../../server/src/engine/facts/model';
import type { Span } from '../../server/src/engine/syntax/span';
import { fill } from '../support/planted';

export interface Read {
  readonly facts: Facts;
  readonly at: (span: Span | undefined) => string;
}

export function read(raw: string, file = 'app.yaml', host: Host = 'kubernetes'): Read {
  const text = fill(raw);
  const facts = emptyFacts(file, host);
  extractKubernetes({ file, host, text, fingerprint: (value) => `hash of ${value.length}`, facts });
  for (const { span, literal } of facts.credentials) {
    assert.ok(literal.start <= span.start && span.end <= literal.end, 'the literal holds the value');
    assert.ok(!JSON.stringify(facts).includes(text.slice(span.start, span.end)), 'facts hold a value');
  }
  return { facts, at: (span) => (span ? text.slice(span.start, span.end) : '') };
}

export const helm = (text: string, file = 'charts/shop/templates/all.yaml') => read(text, file, 'helm-template');

export const pod = (rest: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec:\n${rest}`;
