import { wildcardService } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { servicesOf } from '../../iam/table/actions';
import { narrowPattern } from '../../iam/table/narrow';
import { callerConditions } from '../../iam/trust/callers';
import { isAnyPrincipal } from '../../iam/trust/principals';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { type Allowed, eachAllow, fewOf, holderOf, isEndpointPolicy, narrowAction } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';
import { weigh } from './weigh';

/**
 * Identity policies; a resource's own policy only where the wildcard is for everyone: `kms:*` for the account in a key
 * policy, or `s3:*` for one role in a bucket policy, is how AWS itself writes them. In a trust policy `sts:*` reaches no
 * further than this one role. Undefined: not judged.
 */
function levelOf({ policy, statement, kind }: Allowed): Severity | undefined {
  if (kind === 'trust') return 'medium';
  if (kind === 'grant') return 'high';
  const open = statement.principals.some(isAnyPrincipal) && callerConditions(statement).length === 0;
  return open && !isEndpointPolicy(policy) ? 'high' : undefined;
}

function remediesFor(term: Term, service: string, statement: Statement): Remedy[] {
  const edits = narrowAction(term, statement);
  return edits.length > 0 && servicesOf(service).length > 0 ? edits : [byHand(service, statement)];
}

function byHand(service: string, scope: Statement): Remedy {
  const examples = narrowPattern(`${service}:*`, scope).map(({ title, terms }) => `${title}: ${fewOf(terms)}.`);
  const steps = [`Replace the wildcard by the actions of ${service} the workload uses.`, ...examples];
  return { type: 'manual', title: `Name the actions of ${service}`, steps };
}

export const rule = defineRule({
  id: 'aws-iam-service-wildcard',
  title: 'Policy allows every action of a service',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachAllow((one) => {
    const { policy, statement } = one;
    const severity = levelOf(one);
    if (!severity) return [];
    const found = statement.actions.flatMap((term) => {
      const service = wildcardService(term);
      return service ? { term, service, severity: weigh(severity, service, statement) } : [];
    });
    const [alone, listed] =
      found.length > MANY ? [found.filter(isCritical), found.filter((item) => !isCritical(item))] : [found, []];
    return [
      ...alone.map(({ term, service, severity: how }) => ({
        span: term.span,
        message: `Every action of ${service} is allowed in ${policy.name}`,
        severity: how,
        ...holderOf(policy),
        remedies: remediesFor(term, service, statement),
      })),
      ...listHit(one, listed),
    ];
  }),
});

/** From here on a list of services was meant as one: what a team may use. It is said once, at the first. */
const MANY = 5;

interface Wide {
  readonly term: Term;
  readonly service: string;
  readonly severity: Severity;
}

function isCritical({ severity }: Wide): boolean {
  return severity === 'critical';
}

function listHit({ policy, statement }: Allowed, wide: readonly Wide[]): Hit[] {
  const [first, ...others] = wide;
  if (!first) return [];
  return [
    {
      span: first.term.span,
      message: `Every action of ${fewOf(wide.map(({ service }) => service))} is allowed in ${policy.name}`,
      severity: wide.some(({ severity }) => severity === 'high') ? 'high' : first.severity,
      related: others.map(({ term, service }) => ({ span: term.span, message: `Every action of ${service}` })),
      ...holderOf(policy),
      remedies: remediesFor(first.term, first.service, statement),
    },
  ];
}
