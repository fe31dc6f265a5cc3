/** How much it weighs that nothing limits the actions of a service. */
import type { Statement, Term } from '../../iam/model';
import type { Severity } from '../model';

/** All actions of one of these are the power to become any identity, or to open any key. */
const POWERFUL = new Set(['iam', 'sts', 'organizations', 'kms']);

/** The channels of the Systems Manager agent: it needs all of their actions, and AWS's own policy for it has them. */
const AGENT_CHANNELS = new Set(['ssmmessages', 'ec2messages']);

/** Cases with AWS are one thing to open and to answer, and take no ARN: AWS's own policy for it has all of them. */
const SUPPORT = 'support';

/** Their data are traces of work, not what is worked on. */
const TELEMETRY = new Set(['logs', 'cloudwatch', 'xray']);

/** The severity of a wildcard over the service, given that of most services. */
export function weigh(severity: Severity, service: string, { resources, principals }: Statement): Severity {
  if (AGENT_CHANNELS.has(service) || service === SUPPORT) return 'low';
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
