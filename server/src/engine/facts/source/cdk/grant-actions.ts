/**
 * What the grant methods of CDK constructs give, from the API reference of the construct library
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html). Patterns as the library writes them.
 */
const words = (service: string, names: string): readonly string[] => names.split(' ').map((name) => `${service}:${name}`);

type Methods = Readonly<Record<string, readonly string[]>>;

const S3_READ = words('s3', 'GetObject* GetBucket* List*');
const S3_PUT = words('s3', 'PutObject PutObjectLegalHold PutObjectRetention PutObjectTagging PutObjectVersionTagging Abort*');
const S3_DELETE = words('s3', 'DeleteObject*');
const READ = words('dynamodb', 'BatchGetItem Query GetItem Scan ConditionCheckItem GetRecords GetShardIterator DescribeTable');
const WRITE = words('dynamodb', 'BatchWriteItem PutItem UpdateItem DeleteItem DescribeTable');
const ENCRYPT = words('kms', 'Encrypt ReEncrypt* GenerateDataKey*');
const DECRYPT = words('kms', 'Decrypt');
const KINESIS_READ = words(
  'kinesis',
  'DescribeStreamSummary GetRecords GetShardIterator ListShards SubscribeToShard DescribeStream ListStreams DescribeStreamConsumer',
);
const KINESIS_WRITE = words('kinesis', 'ListShards PutRecord PutRecords');
const PULL = words('ecr', 'BatchCheckLayerAvailability GetDownloadUrlForLayer BatchGetImage GetAuthorizationToken');
const PUSH = words(
  'ecr',
  'CompleteLayerUpload UploadLayerPart InitiateLayerUpload BatchCheckLayerAvailability PutImage GetAuthorizationToken',
);

/** By the service of the construct that gives. */
export const GRANTS: Readonly<Record<string, Methods>> = {
  s3: {
    grantRead: S3_READ,
    grantWrite: [...S3_PUT, ...S3_DELETE],
    grantPut: S3_PUT,
    grantPutAcl: words('s3', 'PutObjectAcl PutObjectVersionAcl'),
    grantDelete: S3_DELETE,
    grantReadWrite: [...S3_READ, ...S3_PUT, ...S3_DELETE],
    grantPublicAccess: words('s3', 'GetObject'),
  },
  dynamodb: {
    grantReadData: READ,
    grantWriteData: WRITE,
    grantReadWriteData: [...READ, ...WRITE],
    grantFullAccess: words('dynamodb', '*'),
    grantStreamRead: words('dynamodb', 'DescribeStream GetRecords GetShardIterator ListStreams'),
    grantTableListStreams: words('dynamodb', 'ListStreams'),
  },
  sqs: {
    grantSendMessages: words('sqs', 'SendMessage GetQueueAttributes GetQueueUrl'),
    grantConsumeMessages: words('sqs', 'ReceiveMessage ChangeMessageVisibility GetQueueUrl DeleteMessage GetQueueAttributes'),
    grantPurge: words('sqs', 'PurgeQueue GetQueueAttributes GetQueueUrl'),
  },
  sns: { grantPublish: words('sns', 'Publish'), grantSubscribe: words('sns', 'Subscribe') },
  kms: {
    grantDecrypt: DECRYPT,
    grantEncrypt: ENCRYPT,
    grantEncryptDecrypt: [...DECRYPT, ...ENCRYPT],
    grantGenerateMac: words('kms', 'GenerateMac'),
    grantVerifyMac: words('kms', 'VerifyMac'),
    grantSign: words('kms', 'Sign'),
    grantVerify: words('kms', 'Verify'),
    grantSignVerify: words('kms', 'Sign Verify'),
  },
  secretsmanager: {
    grantRead: words('secretsmanager', 'GetSecretValue DescribeSecret'),
    grantWrite: words('secretsmanager', 'PutSecretValue UpdateSecret UpdateSecretVersionStage'),
  },
  ssm: {
    grantRead: words('ssm', 'DescribeParameters GetParameters GetParameter GetParameterHistory'),
    grantWrite: words('ssm', 'PutParameter'),
  },
  lambda: { grantInvoke: words('lambda', 'InvokeFunction'), grantInvokeUrl: words('lambda', 'InvokeFunctionUrl') },
  kinesis: { grantRead: KINESIS_READ, grantWrite: KINESIS_WRITE, grantReadWrite: [...KINESIS_READ, ...KINESIS_WRITE] },
  firehose: { grantPutRecords: words('firehose', 'PutRecord PutRecordBatch') },
  ecr: {
    grantPull: PULL,
    grantPush: PUSH,
    grantPullPush: [...PULL, ...PUSH],
    grantRead: words('ecr', 'DescribeRepositories DescribeImages'),
  },
  states: {
    grantStartExecution: words('states', 'StartExecution'),
    grantStartSyncExecution: words('states', 'StartSyncExecution'),
    grantTaskResponse: words('states', 'SendTaskSuccess SendTaskFailure SendTaskHeartbeat'),
    grantRead: words(
      'states',
      'ListExecutions ListStateMachines DescribeExecution DescribeStateMachineForExecution GetExecutionHistory ListActivities DescribeStateMachine DescribeActivity',
    ),
    grantRedriveExecution: words('states', 'RedriveExecution'),
  },
  events: { grantPutEventsTo: words('events', 'PutEvents') },
  logs: {
    grantWrite: words('logs', 'CreateLogStream PutLogEvents'),
    grantRead: words('logs', 'FilterLogEvents GetLogEvents GetLogGroupFields DescribeLogGroups DescribeLogStreams'),
  },
  iam: { grantPassRole: words('iam', 'PassRole'), grantAssumeRole: words('sts', 'AssumeRole') },
  rds: {
    grantConnect: words('rds-db', 'connect'),
    grantDataApiAccess: words(
      'rds-data',
      'BatchExecuteStatement BeginTransaction CommitTransaction ExecuteStatement RollbackTransaction',
    ),
  },
};

/** The service of a construct, by its class. */
const SERVICES: Readonly<Record<string, string>> = {
  Bucket: 's3',
  Table: 'dynamodb',
  TableV2: 'dynamodb',
  Queue: 'sqs',
  Topic: 'sns',
  Key: 'kms',
  Alias: 'lambda',
  Secret: 'secretsmanager',
  DatabaseSecret: 'secretsmanager',
  StringParameter: 'ssm',
  StringListParameter: 'ssm',
  Function: 'lambda',
  DockerImageFunction: 'lambda',
  NodejsFunction: 'lambda',
  PythonFunction: 'lambda',
  GoFunction: 'lambda',
  Stream: 'kinesis',
  DeliveryStream: 'firehose',
  Repository: 'ecr',
  StateMachine: 'states',
  EventBus: 'events',
  LogGroup: 'logs',
  Role: 'iam',
};

/** What people call a construct that comes from another file. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/bucket/i, 's3'],
  [/table/i, 'dynamodb'],
  [/queue|dlq/i, 'sqs'],
  [/topic/i, 'sns'],
  [/secret|credential/i, 'secretsmanager'],
  [/param/i, 'ssm'],
  [/log_?group/i, 'logs'],
  [/repo/i, 'ecr'],
  [/state_?machine|workflow/i, 'states'],
  [/key$/i, 'kms'],
  [/role$/i, 'iam'],
];

/** The actions of a grant method on a construct of this class or, where the class is not known, of this name. */
export function grantedBy(method: string, type: string, name: string): readonly string[] | undefined {
  const service = SERVICES[type] ?? NAMED.find(([word]) => word.test(name))?.[1];
  const own = service && GRANTS[service]?.[method];
  if (own || SERVICES[type]) return own || undefined;
  const offers = Object.values(GRANTS).flatMap((methods) => (methods[method] ? [methods[method]] : []));
  return offers.length === 1 ? offers[0] : undefined;
}
