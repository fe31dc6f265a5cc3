import type { CredentialFact } from '../../facts/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { EVERY_HOST } from '../secret-hit';
import { copiesIn, hasEnded, wordOf } from '../shared/sharing/copies';
import { spansEnvironments } from '../shared/sharing/environments';
import docs from './doc.md';

const MOST_NAMED = 3;
const MOST_RELATED = 20;

/** One finding a value, at its first place: each place has its own finding that the value is written out. */
function hitOf(copies: readonly CredentialFact[]): Hit[] {
  const [first, ...others] = copies;
  if (!first) return [];
  const files = others.slice(0, MOST_NAMED).map(({ span }) => span.file);
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  return [
    {
      span: first.span,
      message: `The same ${wordOf(first)} stands in ${copies.length} files, here and in ${files.join(', ')}${more}`,
      related: others.slice(0, MOST_RELATED).map(({ span }) => ({ span, message: 'the same value' })),
      ...(first.identity ? { identity: first.identity } : {}),
      remedies: remediesFor(copies),
    },
  ];
}

function remediesFor(copies: readonly CredentialFact[]): Remedy[] {
  return [
    { type: 'vault-references', credentials: copies },
    {
      type: 'manual',
      title: 'Keep the value in one place',
      steps: [
        'Store the value once, in the vault, and let every place named here read it from there.',
        'If the places are programs of their own, make a credential for each of them instead, so that one can be revoked alone.',
        'Replace the value itself afterwards: it has been in every one of these files.',
      ],
    },
  ];
}

export const rule = defineRule({
  id: 'graph-secret-duplicated',
  title: 'One secret stands in several files',
  group: 'graph',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI9', 'NHI2'],
  cwe: ['CWE-798', 'CWE-1220'],
  hosts: EVERY_HOST,
  docs,
  aboutValue: true,
  scope: 'graph',
  // Where it stands in two environments, graph-identity-cross-environment says that.
  check: (graph, { today }) =>
    copiesIn(graph).flatMap((copies) =>
      copies.some((one) => hasEnded(one, today)) || spansEnvironments(graph, copies) ? [] : hitOf(copies),
    ),
});
