/** Which actions are worth limiting to resources, and how much an unlimited one weighs. */
import { type Action, nameOf, onlySupportsStar } from '../../iam/table/actions';
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
  // Whoever balances load puts in what has just been started.
  'elasticloadbalancing:DeregisterInstancesFromLoadBalancer',
  'elasticloadbalancing:DeregisterTargets',
  'elasticloadbalancing:RegisterInstancesWithLoadBalancer',
  'elasticloadbalancing:RegisterTargets',
  // Models belong to no account.
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
]);

/** What they make gets its identifier when it is made: no policy can name it before. */
const MAKES_NEW =
  /^(?:ec2:(?:Copy(?:Image|Snapshot)|Create(?:Fleet|Image|KeyPair|LaunchTemplate|SecurityGroup|Snapshots?|Volume)|RunInstances)|elasticloadbalancing:Create\w+)$/;

/** Reading these gives what is stored or said, and not only how something is set up. */
const CONTENTS =
  /^(?:s3:GetObject(?:Version)?|secretsmanager:(?:BatchG|G)etSecretValue|ssm:(?:GetParameter\w*|GetDocument)|lambda:(?:GetFunction|Invoke\w+)|codecommit:Git\w+|cloudformation:GetTemplate|codeartifact:ReadFromRepository|sqs:ReceiveMessage|apigateway:GET|execute-api:Invoke|athena:GetQueryResults\w*|logs:(?:GetLog(?:Events|Record)|FilterLogEvents|StartLiveTail|StartQuery|GetQueryResults|Unmask)|ec2:(?:GetConsole\w+|GetPasswordData|GetLaunchTemplateData)|glue:GetConnections?|(?:dynamodb|dax|kinesis|rds-data|redshift-data|neptune-db|cassandra|es|aoss|timestream|appsync|appconfig|kms|sts|sso|bedrock|sagemaker|grafana|qldb|mediastore|kafka-cluster|codewhisperer|workdocs|connect|lex):\w+)$/;

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
  const name = nameOf(action);
  if (USUAL.has(name) || MAKES_NEW.test(name) || action.access === 'list' || /^(?:Describe|List)/.test(action.name)) return true;
  return action.access === 'read' && !CONTENTS.test(name);
}
