/** Actions that a role may need although no call of its program says so. */
import type { DeployUnit } from '../../../graph/deploy-units';
import { matchesAction } from '../../../iam/match';
import { actionOf } from '../../../iam/table/actions';

/**
 * What the platform does as the role before and around the program: logs, traces, network interfaces, the queues and streams that it
 * reads for a function (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html), keys of what is encrypted,
 * file systems, sessions into a container, the images and secrets that a task starts with; what is signed without an SDK operation.
 */
const PLATFORM = [
  'logs:Create*',
  'logs:Put*',
  'logs:Describe*',
  'logs:TagResource',
  'xray:*',
  'ec2:*NetworkInterface*',
  'ec2:*PrivateIpAddresses',
  'ec2:DescribeSubnets',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcs',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage*',
  'sqs:GetQueue*',
  'sqs:ChangeMessageVisibility*',
  'kinesis:Get*',
  'kinesis:Describe*',
  'kinesis:List*',
  'kinesis:SubscribeToShard',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:DescribeStream',
  'dynamodb:List*',
  'kafka:*',
  'kafka-cluster:*',
  'mq:*',
  'kms:*',
  'ssmmessages:*',
  'ec2messages:*',
  'elasticfilesystem:Client*',
  'elasticfilesystem:DescribeMountTargets',
  'rds-db:*',
  'execute-api:*',
  'appsync:GraphQL',
  'es:ESHttp*',
  'aoss:*',
  'neptune-db:*',
  'elasticache:Connect',
  'memorydb:Connect',
  'dsql:DbConnect*',
  'cassandra:*',
  'lambda:InvokeFunctionUrl',
  'lambda:*DurableExecution*',
  'vpc-lattice-svcs:*',
  'iot:Connect',
  'iot:Subscribe',
  'iot:Receive',
  'codewhisperer:*',
  'sts:*',
  'iam:PassRole',
  'iam:CreateServiceLinkedRole',
  'cloudwatch:PutMetricData',
  'codedeploy:PutLifecycleEventHookExecutionStatus',
  'secretsmanager:DescribeSecret',
];

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html: one role may do both. */
const STARTING = ['ecr:*', 'ssm:GetParameter*', 'secretsmanager:GetSecretValue', 's3:GetObject', 's3:GetBucketLocation'];

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const SENT_ON = ['sqs:SendMessage', 'sns:Publish', 'lambda:InvokeFunction', 'events:PutEvents', 's3:PutObject', 's3:ListBucket'];

/** What a call asks for besides, by what it is given: versions, tags, another owner, parts; a missing object told from a forbidden one. */
const BESIDE: readonly (readonly [used: string, granted: readonly string[]])[] = [
  ['s3:*', ['s3:GetBucketLocation', 's3:CreateSession']],
  [
    's3:GetObject',
    ['s3:ListBucket', 's3:GetObjectVersion', 's3:GetObjectTagging', 's3:GetObjectAttributes', 's3:GetObjectVersion*'],
  ],
  [
    's3:PutObject',
    ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:ListBucketMultipartUploads', 's3:PutObject*', 's3:ListBucket'],
  ],
  ['s3:DeleteObject', ['s3:DeleteObjectVersion', 's3:ListBucket']],
  ['lambda:InvokeFunction', ['lambda:InvokeAsync']],
  [
    'bedrock:InvokeModel*',
    ['bedrock:GetInferenceProfile', 'bedrock:ApplyGuardrail', 'bedrock:GetPromptRouter', 'bedrock:InvokeModel*'],
  ],
  ['bedrock:*Retrieve*', ['bedrock:*']],
  ['ses:Send*', ['ses:Send*']],
  ['iot:Publish', ['iot:Connect']],
  ['dynamodb:TransactWriteItems', ['dynamodb:*']],
  ['cognito-identity:*', ['cognito-identity:*']],
  ['secretsmanager:BatchGetSecretValue', ['secretsmanager:GetSecretValue', 'secretsmanager:ListSecrets']],
  ['cloudwatch:GetMetricData', ['cloudwatch:GetMetricStatistics', 'cloudwatch:ListMetrics']],
  ['ec2:RunInstances', ['ec2:*']],
  ['ec2:CreateFleet', ['ec2:*']],
];

/** Services that act with the rights of whoever asks them: what those are for, no text says. */
const ON_BEHALF =
  /^(?:cloudformation|servicecatalog|codebuild|codepipeline|sagemaker|glue|elasticmapreduce|lakeformation|imagebuilder|proton|amplify):/;

/** Whether the unit may need the action although no call of its program is one. */
export function mayNeedAnyway({ place, needs, doubts }: DeployUnit, action: string): boolean {
  const service = action.slice(0, action.indexOf(':')).toLowerCase();
  if (doubts.has('*') || doubts.has(service)) return true;
  const lists = [PLATFORM, ...(place.kind === 'image' ? [STARTING] : []), ...(place.sendsOn ? [SENT_ON] : [])];
  if (lists.some((list) => list.some((pattern) => matchesAction(pattern, action)))) return true;
  const used = [...new Set(needs.map((one) => one.action))];
  if (used.some((one) => ON_BEHALF.test(one) && actionOf(one)?.access === 'write')) return true;
  const isTagging = actionOf(action)?.access === 'tagging';
  return used.some(
    (one) =>
      (isTagging && one.toLowerCase().startsWith(`${service}:`)) ||
      BESIDE.some(([call, granted]) => matchesAction(call, one) && granted.some((pattern) => matchesAction(pattern, action))),
  );
}
