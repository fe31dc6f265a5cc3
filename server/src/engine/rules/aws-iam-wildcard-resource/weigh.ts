/** Which actions are worth limiting to resources, and how much an unlimited one weighs. */
import { type Action, nameOf, onlySupportsStar } from '../../iam/actions';
import type { Severity } from '../model';

/**
 * Actions that take a resource only now and then: a plain metric belongs to no data set, the analysis services name one only
 * for a model or word list of one's own, and the agent reports an instance that does not exist when the policy is written.
 */
export const SELDOM_LIMITED: ReadonlySet<string> = new Set([
  'cloudwatch:PutMetricData',
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
  'comprehend:DetectEntities',
  'polly:SynthesizeSpeech',
  'rekognition:DetectModerationLabels',
  'ssm:UpdateInstanceInformation',
  'translate:TranslateDocument',
  'translate:TranslateText',
]);

/** What AWS's own role policies for functions, tasks and nodes give with a wildcard: logs, network interfaces, image layers. */
const USUAL = new Set([
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'ec2:AssignIpv6Addresses',
  'ec2:AssignPrivateIpAddresses',
  'ec2:AttachNetworkInterface',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
]);

/** They open other identities or what those prove themselves with. */
const SHARP = new Set([
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'secretsmanager:GetSecretValue',
  'sts:AssumeRole',
]);

/** Whether an ARN in place of the wildcard is possible and usual. */
export function canBeLimited(action: Action): boolean {
  return !onlySupportsStar(action) && !SELDOM_LIMITED.has(nameOf(action));
}

/**
 * `low` where only usual or describing actions are unlimited, `high` where other identities or all secrets are within reach,
 * `medium` between; one level less where a condition limits the request.
 */
export function weigh(actions: readonly Action[], conditioned: boolean): Severity {
  return WEIGHTS[rank(actions) - (conditioned ? 1 : 0)] ?? 'low';
}

const WEIGHTS: readonly Severity[] = ['low', 'medium', 'high'];

/** What leads in a message: 2 for actions within reach of other identities, 0 for usual ones. */
export function rank(actions: readonly Action[]): number {
  return actions.some(isSharp) ? 2 : actions.every(isMild) ? 0 : 1;
}

function isSharp(action: Action): boolean {
  return SHARP.has(nameOf(action)) || (action.service === 'iam' && action.access === 'permissions');
}

function isMild(action: Action): boolean {
  return USUAL.has(nameOf(action)) || action.access === 'list' || /^(?:Describe|List)/.test(action.name);
}
