/**
 * What AWS managed policies allow, by name: their main parts as the AWS managed policy reference gives them, which are the
 * services they open whole and the roles they let pass.
 */
import { expandAction, nameOf, servicesOf } from '../table/actions';

export interface Content {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  /** Services that may be handed a role. */
  readonly passesTo?: readonly string[];
}

const whole = (...services: string[]): Content => ({ actions: services.map((service) => `${service}:*`) });
const passing = (content: Content, ...passesTo: string[]): Content => ({ ...content, passesTo });

const LISTING = ['List*', 'Describe*'];

const READING = ['Get*', 'List*', 'Describe*', 'BatchGet*', 'Search*', 'Query*', 'View*'];

const WRITES_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'] as const;

const KNOWN: Readonly<Record<string, Content>> = {
  AdministratorAccess: { actions: ['*'] },
  PowerUserAccess: { notActions: ['iam:*', 'organizations:*', 'account:*'] },
  IAMFullAccess: whole('iam'),
  IAMUserChangePassword: { actions: ['iam:ChangePassword', 'iam:GetAccountPasswordPolicy'] },
  IAMReadOnlyAccess: { actions: ['iam:Get*', 'iam:List*', 'iam:Generate*', 'iam:Simulate*'] },
  AmazonS3FullAccess: whole('s3', 's3-object-lambda'),
  AmazonEC2FullAccess: whole('ec2', 'elasticloadbalancing', 'cloudwatch', 'autoscaling'),
  AWSLambda_FullAccess: passing(whole('lambda'), 'lambda.amazonaws.com'),
  AmazonDynamoDBFullAccess: passing(whole('dynamodb', 'dax'), 'application-autoscaling.amazonaws.com', 'dax.amazonaws.com'),
  AmazonECS_FullAccess: passing(whole('ecs'), 'ecs-tasks.amazonaws.com', 'ecs.amazonaws.com', 'ec2.amazonaws.com'),
  AmazonEC2ContainerRegistryFullAccess: whole('ecr'),
  AmazonEC2ContainerRegistryPowerUser: {
    actions: ['ecr:Get*', 'ecr:List*', 'ecr:Describe*', 'ecr:BatchGetImage', 'ecr:*Layer*', 'ecr:PutImage'],
  },
  AWSCloudFormationFullAccess: whole('cloudformation'),
  AWSGlueConsoleFullAccess: passing(whole('glue'), 'glue.amazonaws.com', 'ec2.amazonaws.com'),
  AmazonSageMakerFullAccess: passing(whole('sagemaker'), 'sagemaker.amazonaws.com'),
  AWSStepFunctionsFullAccess: whole('states'),
  AmazonEventBridgeFullAccess: passing(whole('events', 'schemas', 'scheduler', 'pipes'), 'events.amazonaws.com'),
  SecretsManagerReadWrite: whole('secretsmanager'),
  AmazonSSMFullAccess: whole('ssm', 'ec2messages'),
  AmazonSSMManagedInstanceCore: {
    actions: ['ssm:Describe*', 'ssm:GetParameter', 'ssm:GetParameters', 'ssm:Update*', 'ssmmessages:*', 'ec2messages:*'],
  },
  CloudWatchFullAccess: whole('cloudwatch', 'logs', 'sns', 'autoscaling'),
  CloudWatchLogsFullAccess: whole('logs'),
  AmazonAPIGatewayAdministrator: whole('apigateway'),
  AmazonAPIGatewayInvokeFullAccess: whole('execute-api'),
  AmazonCognitoPowerUser: whole('cognito-idp', 'cognito-identity', 'cognito-sync'),
  AWSCodePipeline_FullAccess: passing(whole('codepipeline'), 'codepipeline.amazonaws.com'),
  AWSBatchFullAccess: passing(whole('batch'), 'batch.amazonaws.com'),
  AmazonElasticFileSystemFullAccess: whole('elasticfilesystem'),
  AmazonMSKFullAccess: whole('kafka'),
  AmazonOpenSearchServiceFullAccess: whole('es'),
  AmazonElasticMapReduceFullAccess: passing(whole('elasticmapreduce'), 'elasticmapreduce.amazonaws.com'),
  CloudFrontFullAccess: whole('cloudfront'),
  AWSKeyManagementServicePowerUser: {
    actions: ['kms:CreateAlias', 'kms:CreateKey', 'kms:DeleteAlias', 'kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:TagResource'],
  },
  AWSLambdaBasicExecutionRole: { actions: [...WRITES_LOGS] },
  AWSLambdaVPCAccessExecutionRole: {
    actions: [...WRITES_LOGS, 'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'],
  },
  AWSLambdaSQSQueueExecutionRole: {
    actions: [...WRITES_LOGS, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  },
  AWSLambdaDynamoDBExecutionRole: {
    actions: [
      ...WRITES_LOGS,
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
  },
  AWSLambdaKinesisExecutionRole: {
    actions: [...WRITES_LOGS, 'kinesis:Describe*', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:List*'],
  },
  AWSLambdaRole: { actions: ['lambda:InvokeFunction'] },
  AWSXRayDaemonWriteAccess: { actions: ['xray:Put*', 'xray:GetSampling*'] },
  AWSXrayWriteOnlyAccess: { actions: ['xray:Put*', 'xray:GetSampling*'] },
  AmazonECSTaskExecutionRolePolicy: {
    actions: [
      'ecr:GetAuthorizationToken',
      'ecr:BatchCheckLayerAvailability',
      'ecr:GetDownloadUrlForLayer',
      'ecr:BatchGetImage',
      ...WRITES_LOGS.slice(1),
    ],
  },
  AmazonEC2ContainerRegistryReadOnly: { actions: ['ecr:Get*', 'ecr:List*', 'ecr:Describe*', 'ecr:Batch*'] },
  CloudWatchAgentServerPolicy: {
    actions: [
      ...WRITES_LOGS,
      'cloudwatch:PutMetricData',
      'ec2:DescribeVolumes',
      'ec2:DescribeTags',
      'logs:Describe*',
      'ssm:GetParameter',
    ],
  },
};

/** Services whose reads give credentials or data that ReadOnlyAccess leaves out; it lists their other reads. */
const NOT_READ = new Set(['secretsmanager', 'sts', 'sso', 'kms', 'ecr-public', 'redshift', 'redshift-serverless', 'rds-db']);

/** Names of services in policies that differ from their prefix. */
const PREFIXES: Readonly<Record<string, string>> = {
  apigateway: 'apigateway',
  cloudwatchlogs: 'logs',
  ec2containerregistry: 'ecr',
  elasticfilesystem: 'elasticfilesystem',
  opensearchservice: 'es',
  kinesisfirehose: 'firehose',
  eventbridge: 'events',
  keymanagementservice: 'kms',
  stepfunctions: 'states',
  codestar: 'codestar',
  ses: 'ses',
};

/** The content of a policy by its name; undefined for a name that says nothing. */
export function contentOf(name: string): Content | undefined {
  return Object.hasOwn(KNOWN, name) ? KNOWN[name] : (ofAll(name) ?? byName(name));
}

/** What reads, of every service but some: by verbs, and by names where a verb also covers what writes. */
function reading(verbs: readonly string[], without: ReadonlySet<string>): Content {
  const services = servicesOf().filter((service) => !without.has(service));
  return { actions: services.flatMap((service) => verbs.flatMap((verb) => readingOf(`${service}:${verb}`))) };
}

function readingOf(pattern: string): string[] {
  const actions = expandAction(pattern);
  const reads = actions.filter(({ access }) => access === 'list' || access === 'read');
  return reads.length === 0 ? [] : reads.length === actions.length ? [pattern] : reads.map(nameOf);
}

const OF_ALL: Readonly<Record<string, () => Content>> = {
  ReadOnlyAccess: () => reading(READING, NOT_READ),
  SecurityAudit: () => reading(LISTING, new Set()),
  ViewOnlyAccess: () => reading(LISTING, new Set()),
};

const read = new Map<string, Content>();

/** Policies over all services, made when one is met. */
function ofAll(name: string): Content | undefined {
  const make = Object.hasOwn(OF_ALL, name) ? OF_ALL[name] : undefined;
  const content = make && (read.get(name) ?? make());
  if (content) read.set(name, content);
  return content;
}

/** `AmazonSQSFullAccess`, `AmazonSNSReadOnlyAccess`: a service by its name, whole or to read. */
function byName(name: string): Content | undefined {
  const [, service = '', kind = ''] = /^(?:Amazon|AWS)?(\w{2,40}?)_?(FullAccess|ReadOnlyAccess)(?:_?[vV]\d+)?$/.exec(name) ?? [];
  const prefix = PREFIXES[service.toLowerCase()] ?? service.toLowerCase();
  if (prefix === '' || servicesOf(prefix).length === 0) return undefined;
  return kind === 'FullAccess' ? whole(prefix) : { actions: READING.map((verb) => `${prefix}:${verb}`) };
}
