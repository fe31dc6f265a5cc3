/** How each SDK calls a service, and which IAM actions its operations need where the two names differ. */
import { servicesOf } from '../../../iam/table/actions';

/**
 * IAM service prefix by the name that an SDK's package, module or client has, without marks and in lower case. Names that are
 * the prefix itself are not listed. From the SDKs' own lists of clients and the service authorization reference.
 */
const PREFIXES: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  amplifybackend: 'amplifybackend',
  apigatewaymanagementapi: 'execute-api',
  applicationautoscaling: 'application-autoscaling',
  bedrockagent: 'bedrock',
  bedrockagentruntime: 'bedrock',
  bedrockruntime: 'bedrock',
  cloudwatchevents: 'events',
  cloudwatchlogs: 'logs',
  codegurureviewer: 'codeguru-reviewer',
  cognitoidentity: 'cognito-identity',
  cognitoidentityprovider: 'cognito-idp',
  cognitoidp: 'cognito-idp',
  cognitosync: 'cognito-sync',
  configservice: 'config',
  costandusagereport: 'cur',
  costexplorer: 'ce',
  databasemigration: 'dms',
  databasemigrationservice: 'dms',
  directoryservice: 'ds',
  docdb: 'rds',
  dynamodbstreams: 'dynamodb',
  dynamodbv2: 'dynamodb',
  ecrpublic: 'ecr-public',
  efs: 'elasticfilesystem',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  elasticloadbalancingv2: 'elasticloadbalancing',
  emr: 'elasticmapreduce',
  emrserverless: 'emr-serverless',
  eventbridge: 'events',
  forecastservice: 'forecast',
  identitymanagement: 'iam',
  iotdata: 'iot',
  iotdataplane: 'iot',
  kendra: 'kendra',
  kinesisfirehose: 'firehose',
  kinesisvideo: 'kinesisvideo',
  lexruntimev2: 'lex',
  lexmodelsv2: 'lex',
  marketplaceentitlementservice: 'aws-marketplace',
  marketplacemetering: 'aws-marketplace',
  meteringmarketplace: 'aws-marketplace',
  neptune: 'rds',
  neptunedata: 'neptune-db',
  networkfirewall: 'network-firewall',
  opensearch: 'es',
  elasticsearch: 'es',
  elasticsearchservice: 'es',
  personalizeevents: 'personalize',
  personalizeruntime: 'personalize',
  pinpoint: 'mobiletargeting',
  rdsdata: 'rds-data',
  redshiftdata: 'redshift-data',
  redshiftserverless: 'redshift-serverless',
  resourcegroups: 'resource-groups',
  resourcegroupstaggingapi: 'tag',
  sagemakerruntime: 'sagemaker',
  securitytoken: 'sts',
  servicecatalogappregistry: 'servicecatalog',
  servicequotas: 'servicequotas',
  sesv2: 'ses',
  sfn: 'states',
  simpledb: 'sdb',
  simpleemail: 'ses',
  simpleemailv2: 'ses',
  simplesystemsmanagement: 'ssm',
  ssoadmin: 'sso',
  stepfunctions: 'states',
  timestreamquery: 'timestream',
  timestreamwrite: 'timestream',
  transcribeservice: 'transcribe',
  wafv2: 'wafv2',
};

/** The IAM prefix of a service as an SDK calls it: `client-sfn` → `states`, `dynamodbv2` → `dynamodb`. */
export function prefixOf(sdkName: string): string | undefined {
  const plain = sdkName.toLowerCase().replace(/[^a-z0-9]/g, '');
  const known = PREFIXES[plain];
  if (known) return known;
  prefixes ??= new Map(servicesOf().map((prefix) => [prefix.replace(/-/g, ''), prefix]));
  return prefixes.get(plain);
}

let prefixes: Map<string, string> | undefined;

const PUT = ['s3:PutObject', 's3:AbortMultipartUpload'];
const GET = ['s3:GetObject'];
const LIST = ['s3:ListBucket'];
const PARTIQL = ['dynamodb:PartiQLSelect', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'];

/**
 * Actions of operations that IAM calls by another name, and of the helpers that SDKs put on top of operations. Keys: prefix and
 * operation in lower case. Sources: "Required permissions for Amazon S3 API operations" and the API references of the services.
 */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  's3:listobjects': LIST,
  's3:listobjectsv2': LIST,
  's3:headbucket': LIST,
  's3:listobjectversions': ['s3:ListBucketVersions'],
  's3:listbuckets': ['s3:ListAllMyBuckets'],
  's3:listparts': ['s3:ListMultipartUploadParts'],
  's3:listmultipartuploads': ['s3:ListBucketMultipartUploads'],
  's3:headobject': GET,
  's3:selectobjectcontent': GET,
  's3:downloadfile': GET,
  's3:downloadfileobj': GET,
  's3:copyobject': [...GET, ...PUT],
  's3:copy': [...GET, ...PUT],
  's3:uploadpartcopy': [...GET, ...PUT],
  's3:createmultipartupload': PUT,
  's3:uploadpart': PUT,
  's3:completemultipartupload': PUT,
  's3:upload': PUT,
  's3:uploadfile': PUT,
  's3:uploadfileobj': PUT,
  's3:deleteobjects': ['s3:DeleteObject'],
  's3:getbucketlifecycleconfiguration': ['s3:GetLifecycleConfiguration'],
  's3:putbucketlifecycleconfiguration': ['s3:PutLifecycleConfiguration'],
  's3:deletebucketlifecycle': ['s3:PutLifecycleConfiguration'],
  's3:getbucketencryption': ['s3:GetEncryptionConfiguration'],
  's3:putbucketencryption': ['s3:PutEncryptionConfiguration'],
  's3:deletebucketencryption': ['s3:PutEncryptionConfiguration'],
  's3:getbucketnotificationconfiguration': ['s3:GetBucketNotification'],
  's3:putbucketnotificationconfiguration': ['s3:PutBucketNotification'],
  's3:getbucketreplication': ['s3:GetReplicationConfiguration'],
  's3:putbucketreplication': ['s3:PutReplicationConfiguration'],
  's3:getpublicaccessblock': ['s3:GetBucketPublicAccessBlock'],
  's3:putpublicaccessblock': ['s3:PutBucketPublicAccessBlock'],
  's3:deletepublicaccessblock': ['s3:PutBucketPublicAccessBlock'],
  's3:deletebuckettagging': ['s3:PutBucketTagging'],
  's3:deletebucketcors': ['s3:PutBucketCORS'],
  'lambda:invoke': ['lambda:InvokeFunction'],
  'lambda:invokeasync': ['lambda:InvokeFunction'],
  'lambda:invokewithresponsestream': ['lambda:InvokeFunction'],
  'dynamodb:transactgetitems': ['dynamodb:GetItem'],
  'dynamodb:transactget': ['dynamodb:GetItem'],
  'dynamodb:transactwriteitems': [
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:ConditionCheckItem',
  ],
  'dynamodb:transactwrite': ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
  'dynamodb:executestatement': PARTIQL,
  'dynamodb:executetransaction': PARTIQL,
  'dynamodb:batchexecutestatement': PARTIQL,
  'dynamodb:batchwriter': ['dynamodb:BatchWriteItem'],
  'dynamodb:get': ['dynamodb:GetItem'],
  'dynamodb:put': ['dynamodb:PutItem'],
  'dynamodb:update': ['dynamodb:UpdateItem'],
  'dynamodb:delete': ['dynamodb:DeleteItem'],
  'dynamodb:batchget': ['dynamodb:BatchGetItem'],
  'dynamodb:batchwrite': ['dynamodb:BatchWriteItem'],
  'sqs:sendmessagebatch': ['sqs:SendMessage'],
  'sqs:deletemessagebatch': ['sqs:DeleteMessage'],
  'sqs:changemessagevisibilitybatch': ['sqs:ChangeMessageVisibility'],
  'sns:publishbatch': ['sns:Publish'],
  'kms:reencrypt': ['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
  'bedrock:converse': ['bedrock:InvokeModel'],
  'bedrock:conversestream': ['bedrock:InvokeModelWithResponseStream'],
  'execute-api:posttoconnection': ['execute-api:ManageConnections'],
  'execute-api:getconnection': ['execute-api:ManageConnections'],
  'execute-api:deleteconnection': ['execute-api:ManageConnections'],
};

/** Where an operation of that prefix is known under another name, its actions. */
export function renamed(prefix: string, operation: string): readonly string[] | undefined {
  return ACTIONS[`${prefix}:${operation.toLowerCase()}`];
}
