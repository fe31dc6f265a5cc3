import type { Facts, PipelineFact } from '../../facts/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { withRole } from './bitbucket';
import docs from './doc.md';
import { type Login, loginsOf } from './logins';
import { byToken } from './remedies';

/** What GitHub's fix starts from: the place that a stored key is read at. */
function swapped({ system }: PipelineFact, { value, name, source, where }: Login): Remedy[] {
  if (system !== 'github' || name === '') return [];
  const { span, literal } = value;
  const slot = { kind: 'ci-variable' as const, name, ...(where ? { owner: where } : {}) };
  const fact = { type: 'access-key' as const, storage: 'environment' as const, confidence: 'high' as const };
  return [
    {
      type: 'drop-credentials',
      credential: { ...fact, span, literal, slot, evidence: [], fingerprint: '', source: name || source },
    },
  ];
}

function hit(fact: PipelineFact, login: Login): Hit {
  const { cloud, value, source, where, name } = login;
  const who = where === '' ? 'Every job' : (where[0]?.toUpperCase() ?? '') + where.slice(1);
  const from = source === '' || source === name ? '' : ` from ${source}`;
  return {
    span: value.span,
    message: `${who} logs in to ${cloud.title} with a long-lived key${from}, where a token of the run would do`,
    ...(name === '' ? { confidence: 'medium' as const } : {}),
    ...(login.related.length > 0 ? { related: login.related.slice(0, 10) } : {}),
    remedies: [
      ...swapped(fact, login),
      ...(fact.system === 'bitbucket' ? withRole(fact, value.span) : []),
      byToken(fact.system, cloud.title),
    ],
  };
}

/** A place that several jobs share through an alias is one finding. */
function hits({ pipelines }: Facts): Hit[] {
  const seen = new Set<number>();
  return pipelines.flatMap((fact) =>
    loginsOf(fact).flatMap((login) => {
      const { start } = login.value.span;
      if (seen.has(start)) return [];
      seen.add(start);
      return hit(fact, login);
    }),
  );
}

export const rule = defineRule({
  id: 'ci-static-cloud-credentials',
  title: 'Pipeline logs in to a cloud with a long-lived key',
  group: 'pipeline',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI6', 'NHI7'],
  cwe: ['CWE-798', 'CWE-1391'],
  hosts: ['pipeline', 'groovy'],
  docs,
  scope: 'file',
  check: hits,
});
