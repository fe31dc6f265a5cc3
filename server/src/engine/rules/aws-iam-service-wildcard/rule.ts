import { servicesOf } from '../../iam/actions';
import { callerConditions } from '../../iam/callers';
import { wildcardService } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { narrowPattern } from '../../iam/narrow';
import { isAnyPrincipal } from '../../iam/principals';
import { type Allowed, eachAllow, fewOf, holderOf, isEndpointPolicy, narrowAction } from '../aws-iam';
import { defineRule, type Remedy, type Severity } from '../model';
import { POLICY_HOSTS } from '../policy-hosts';
import docs from './doc.md';

/** All actions of one of these are the power to become any identity, or to open any key. */
const POWERFUL = new Set(['iam', 'sts', 'organizations', 'kms']);

/** The channels of the Systems Manager agent: it needs all of their actions, and AWS's own policy for it has them. */
const AGENT_CHANNELS = new Set(['ssmmessages', 'ec2messages']);

/** Their data are traces of work, not what is worked on. */
const TELEMETRY = new Set(['logs', 'cloudwatch', 'xray']);

function weigh(severity: Severity, service: string, { resources, principals }: Statement): Severity {
  if (AGENT_CHANNELS.has(service)) return 'low';
  if (severity !== 'high') return severity;
  if (POWERFUL.has(service)) return 'critical';
  const named = principals.length === 0 && resources.length > 0 && resources.every(isNamed);
  return TELEMETRY.has(service) || named ? 'medium' : 'high';
}

/** The ARN names something: `arn:aws:s3:::reports/*`, `…:table/orders`, `aws_s3_bucket.x.arn`, `bucket.bucketArn`, but not `…:table/*`. */
function isNamed({ state, text, reference }: Term): boolean {
  if (state === 'unknown') return /^!|^aws_|^module\.|[Aa]rn$/.test(reference ?? '');
  const [arn, , service, , , ...rest] = text.split(':');
  if (arn !== 'arn') return state === 'pattern' && text !== '*';
  const parts = rest.join(':').split(/[/:]/);
  const name = service === 's3' || parts.length === 1 ? parts[0] : parts[1];
  return !/^[*?]*$/.test(name ?? '');
}

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
    return statement.actions.flatMap((term) => {
      const service = wildcardService(term);
      if (!service) return [];
      return {
        span: term.span,
        message: `Every action of ${service} is allowed in ${policy.name}`,
        severity: weigh(severity, service, statement),
        ...holderOf(policy),
        remedies: remediesFor(term, service, statement),
      };
    });
  }),
});
