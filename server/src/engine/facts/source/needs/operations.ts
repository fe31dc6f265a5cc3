/** Which IAM actions the operations of AWS SDKs need, where that is not the one action of the same name. */
import { actionOf, nameOf } from '../../../iam/table/actions';

/** An action; `maybe`: only some ways of the call need it. */
export interface Needed {
  readonly action: string;
  readonly maybe?: true;
}

/**
 * Actions by prefix and operation in lower case; a `?` behind an action says that only some ways of the call need it. `-` asks for no right.
 * Sources: "Required permissions for Amazon S3 API operations", "Using Amazon DynamoDB transactions", "How Lambda authorizes" and the
 * API references of the services, where they name the action; for helpers of SDKs the operations that their references name.
 */
const ACTIONS: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
  's3:listobjects': 'ListBucket',
  's3:listobjectsv2': 'ListBucket',
  's3:headbucket': 'ListBucket',
  's3:doesbucketexist': 'ListBucket',
  's3:doesbucketexistv2': 'GetBucketAcl',
  's3:objects': 'ListBucket',
  's3:filter': 'ListBucket',
  's3:all': 'ListBucket?',
  's3:listobjectversions': 'ListBucketVersions',
  's3:listversions': 'ListBucketVersions',
  's3:listbuckets': 'ListAllMyBuckets',
  's3:listdirectorybuckets': 's3express:ListAllMyDirectoryBuckets',
  's3:listparts': 'ListMultipartUploadParts',
  's3:listmultipartuploads': 'ListBucketMultipartUploads',
  's3:headobject': 'GetObject',
  's3:doesobjectexist': 'GetObject',
  's3:getobjectmetadata': 'GetObject',
  's3:getobjectasstring': 'GetObject',
  's3:getobjectasbytes': 'GetObject',
  's3:presigngetobject': 'GetObject',
  's3:presignputobject': 'PutObject',
  's3:presignuploadpart': 'PutObject',
  's3:presigndeleteobject': 'DeleteObject',
  's3:createpresignedpost': 'PutObject',
  's3:generatepresignedpost': 'PutObject',
  's3:selectobjectcontent': 'GetObject',
  's3:download': 'GetObject',
  's3:downloadfile': 'GetObject',
  's3:downloadfileobj': 'GetObject',
  's3:downloaddirectory': 'GetObject ListBucket',
  's3:get': 'GetObject',
  's3:load': 'GetObject?',
  's3:put': 'PutObject',
  's3:copyobject': 'GetObject PutObject GetObjectTagging? PutObjectTagging?',
  's3:copy': 'GetObject PutObject AbortMultipartUpload? GetObjectTagging? PutObjectTagging?',
  's3:copyfrom': 'GetObject PutObject GetObjectTagging? PutObjectTagging?',
  's3:uploadpartcopy': 'GetObject PutObject',
  's3:createmultipartupload': 'PutObject',
  's3:uploadpart': 'PutObject',
  's3:completemultipartupload': 'PutObject',
  's3:upload': 'PutObject AbortMultipartUpload?',
  's3:uploadfile': 'PutObject AbortMultipartUpload?',
  's3:uploadfileobj': 'PutObject AbortMultipartUpload?',
  's3:uploaddirectory': 'PutObject AbortMultipartUpload?',
  's3:delete': 'DeleteObject? DeleteBucket?',
  's3:deleteobjects': 'DeleteObject DeleteObjectVersion?',
  's3:deleteversion': 'DeleteObjectVersion',
  's3:getbucketlifecycleconfiguration': 'GetLifecycleConfiguration',
  's3:putbucketlifecycleconfiguration': 'PutLifecycleConfiguration',
  's3:deletebucketlifecycle': 'PutLifecycleConfiguration',
  's3:getbucketencryption': 'GetEncryptionConfiguration',
  's3:putbucketencryption': 'PutEncryptionConfiguration',
  's3:deletebucketencryption': 'PutEncryptionConfiguration',
  's3:getbucketnotificationconfiguration': 'GetBucketNotification',
  's3:putbucketnotificationconfiguration': 'PutBucketNotification',
  's3:getbucketreplication': 'GetReplicationConfiguration',
  's3:putbucketreplication': 'PutReplicationConfiguration iam:PassRole',
  's3:deletebucketreplication': 'PutReplicationConfiguration',
  's3:getbucketaccelerateconfiguration': 'GetAccelerateConfiguration',
  's3:putbucketaccelerateconfiguration': 'PutAccelerateConfiguration',
  's3:getpublicaccessblock': 'GetBucketPublicAccessBlock',
  's3:putpublicaccessblock': 'PutBucketPublicAccessBlock',
  's3:deletepublicaccessblock': 'PutBucketPublicAccessBlock',
  's3:deletebuckettagging': 'PutBucketTagging',
  's3:deletebucketcors': 'PutBucketCORS',
  's3:deletebucketownershipcontrols': 'PutBucketOwnershipControls',
  's3:getobjectlockconfiguration': 'GetBucketObjectLockConfiguration',
  's3:putobjectlockconfiguration': 'PutBucketObjectLockConfiguration',
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
  'dynamodb:transactgetitems': 'GetItem',
  'dynamodb:transactget': 'GetItem',
  'dynamodb:transactload': 'GetItem',
  'dynamodb:transactwriteitems': 'PutItem? UpdateItem? DeleteItem? ConditionCheckItem?',
  'dynamodb:transactwrite': 'PutItem? UpdateItem? DeleteItem? ConditionCheckItem?',
  'dynamodb:transactionwrite': 'PutItem? UpdateItem? DeleteItem? ConditionCheckItem?',
  'dynamodb:executestatement': 'PartiQLSelect? PartiQLInsert? PartiQLUpdate? PartiQLDelete?',
  'dynamodb:executetransaction': 'PartiQLSelect? PartiQLInsert? PartiQLUpdate? PartiQLDelete?',
  'dynamodb:batchexecutestatement': 'PartiQLSelect? PartiQLInsert? PartiQLUpdate? PartiQLDelete?',
  'dynamodb:batchwriter': 'BatchWriteItem',
  'dynamodb:batchsave': 'BatchWriteItem',
  'dynamodb:batchdelete': 'BatchWriteItem',
  'dynamodb:batchload': 'BatchGetItem',
  'dynamodb:get': 'GetItem',
  'dynamodb:put': 'PutItem',
  'dynamodb:update': 'UpdateItem',
  'dynamodb:delete': 'DeleteItem? DeleteTable?',
  'dynamodb:save': 'PutItem? UpdateItem?',
  'dynamodb:load': 'GetItem? DescribeTable?',
  'dynamodb:batchget': 'BatchGetItem',
  'dynamodb:batchwrite': 'BatchWriteItem',
  'dynamodb:queryitems': 'Query',
  'dynamodb:scanitems': 'Scan',
  'dynamodb:querypage': 'Query',
  'dynamodb:scanpage': 'Scan',
  'dynamodb:count': 'Query? Scan?',
  'sqs:sendmessagebatch': 'SendMessage',
  'sqs:sendmessages': 'SendMessage',
  'sqs:receivemessages': 'ReceiveMessage',
  'sqs:deletemessagebatch': 'DeleteMessage',
  'sqs:deletemessages': 'DeleteMessage',
  'sqs:delete': 'DeleteMessage? DeleteQueue?',
  'sqs:changemessagevisibilitybatch': 'ChangeMessageVisibility',
  'sqs:getqueuebyname': 'GetQueueUrl',
  'sns:publishbatch': 'Publish',
  'sns:publishmessage': 'Publish',
  'kms:reencrypt': 'ReEncryptFrom ReEncryptTo',
  // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
  'lambda:invoke': 'InvokeFunction',
  'lambda:invokeasync': 'InvokeFunction',
  'lambda:invokewithresponsestream': 'InvokeFunction',
  'lambda:createfunction': 'CreateFunction iam:PassRole',
  'lambda:updatefunctionconfiguration': 'UpdateFunctionConfiguration iam:PassRole?',
  // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
  'bedrock:converse': 'InvokeModel',
  'bedrock:conversestream': 'InvokeModelWithResponseStream',
  'bedrock:invokemodelwithbidirectionalstream': 'InvokeModel',
  'bedrock:retrieveandgenerate': 'RetrieveAndGenerate Retrieve? InvokeModel? GetInferenceProfile?',
  'bedrock:invokeinlineagent': 'InvokeInlineAgent InvokeModel?',
  'execute-api:posttoconnection': 'ManageConnections',
  'execute-api:getconnection': 'ManageConnections',
  'execute-api:deleteconnection': 'ManageConnections',
  // https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
  'ses:sendemail': 'SendEmail SendRawEmail?',
  'ses:sendbulkemail': 'SendEmail SendBulkEmail? SendBulkTemplatedEmail?',
  'ec2:runinstances': 'RunInstances iam:PassRole? CreateTags?',
  'ec2:createfleet': 'CreateFleet iam:PassRole? CreateTags? RunInstances?',
  'ec2:associateiaminstanceprofile': 'AssociateIamInstanceProfile iam:PassRole',
  'ec2:replaceiaminstanceprofileassociation': 'ReplaceIamInstanceProfileAssociation iam:PassRole',
  'ecs:runtask': 'RunTask iam:PassRole?',
  'ecs:starttask': 'StartTask iam:PassRole?',
  'ecs:registertaskdefinition': 'RegisterTaskDefinition iam:PassRole?',
  'ecs:createservice': 'CreateService iam:PassRole?',
  'ecs:updateservice': 'UpdateService iam:PassRole?',
  'eks:createcluster': 'CreateCluster iam:PassRole',
  'eks:createnodegroup': 'CreateNodegroup iam:PassRole',
  'states:createstatemachine': 'CreateStateMachine iam:PassRole',
  'states:updatestatemachine': 'UpdateStateMachine iam:PassRole?',
  'glue:createjob': 'CreateJob iam:PassRole',
  'glue:updatejob': 'UpdateJob iam:PassRole?',
  'glue:createcrawler': 'CreateCrawler iam:PassRole',
  'scheduler:createschedule': 'CreateSchedule iam:PassRole',
  'scheduler:updateschedule': 'UpdateSchedule iam:PassRole',
  'events:puttargets': 'PutTargets iam:PassRole?',
  'pipes:createpipe': 'CreatePipe iam:PassRole',
  'mediaconvert:createjob': 'CreateJob iam:PassRole',
  'firehose:createdeliverystream': 'CreateDeliveryStream iam:PassRole?',
  'elasticmapreduce:runjobflow': 'RunJobFlow iam:PassRole',
  'emr-serverless:startjobrun': 'StartJobRun iam:PassRole',
  'sagemaker:createtrainingjob': 'CreateTrainingJob iam:PassRole',
  'sagemaker:createmodel': 'CreateModel iam:PassRole',
  'sagemaker:createprocessingjob': 'CreateProcessingJob iam:PassRole',
  'comprehend:startdocumentclassificationjob': 'StartDocumentClassificationJob iam:PassRole',
  'translate:starttexttranslationjob': 'StartTextTranslationJob iam:PassRole',
  'ssm:sendcommand': 'SendCommand iam:PassRole?',
  'batch:registerjobdefinition': 'RegisterJobDefinition iam:PassRole?',
  'autoscaling:createlaunchconfiguration': 'CreateLaunchConfiguration iam:PassRole?',
  'iam:addroletoinstanceprofile': 'AddRoleToInstanceProfile iam:PassRole',
  'rds:createdbinstance': 'CreateDBInstance iam:PassRole?',
  'cloudformation:createstack': 'CreateStack iam:PassRole?',
  'cloudformation:updatestack': 'UpdateStack iam:PassRole?',
  // https://docs.aws.amazon.com/cognito/latest/developerguide: operations that take no signature.
  'cognito-identity:getid': '-',
  'cognito-identity:getopenidtoken': '-',
  'cognito-identity:getcredentialsforidentity': '-',
  'cognito-idp:initiateauth': '-',
  'cognito-idp:signup': '-',
  'cognito-idp:confirmsignup': '-',
  'cognito-idp:forgotpassword': '-',
  'cognito-idp:confirmforgotpassword': '-',
  'cognito-idp:resendconfirmationcode': '-',
  'cognito-idp:respondtoauthchallenge': '-',
  'cognito-idp:getuser': '-',
  'cognito-idp:changepassword': '-',
  'cognito-idp:globalsignout': '-',
  'cognito-idp:revoketoken': '-',
  'cognito-idp:gettokensfromrefreshtoken': '-',
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no permissions are required.
  'sts:getcalleridentity': '-',
  'sts:getsessiontoken': '-',
  'sts:assumerolewithwebidentity': '-',
  'sts:assumerolewithsaml': '-',
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_S3VectorBuckets_QueryVectors.html
  's3vectors:queryvectors': 'QueryVectors GetVectors?',
  's3vectors:listvectors': 'ListVectors GetVectors?',
  'apigateway:getrestapis': 'GET',
  'apigateway:getrestapi': 'GET',
  'apigateway:getstages': 'GET',
  'apigateway:getapis': 'GET',
  'apigateway:getapi': 'GET',
  'apigateway:getapikey': 'GET',
  'apigateway:getapikeys': 'GET',
  'apigateway:getusageplans': 'GET',
  'apigateway:createdeployment': 'POST',
  'apigateway:createapikey': 'POST',
  'apigateway:createusageplankey': 'POST',
  'apigateway:deleteapikey': 'DELETE',
  'apigateway:updatestage': 'PATCH',
  'elasticfilesystem:describefilesystems': 'DescribeFileSystems',
  'timestream:writerecords': 'WriteRecords DescribeEndpoints',
  'timestream:query': 'Select? DescribeEndpoints',
  'es:describedomain': 'DescribeDomain',
  'cassandra:gettable': 'Select',
  'geo:searchplaceindexfortext': 'SearchPlaceIndexForText',
  'rds-data:executestatement': 'ExecuteStatement secretsmanager:GetSecretValue?',
  'rds-data:batchexecutestatement': 'BatchExecuteStatement secretsmanager:GetSecretValue?',
  'redshift-data:executestatement':
    'ExecuteStatement redshift:GetClusterCredentials? redshift-serverless:GetCredentials? secretsmanager:GetSecretValue?',
  'athena:startqueryexecution':
    'StartQueryExecution s3:GetBucketLocation? s3:GetObject? s3:ListBucket? s3:PutObject? s3:AbortMultipartUpload? s3:ListMultipartUploadParts? s3:ListBucketMultipartUploads? glue:GetTable? glue:GetTables? glue:GetDatabase? glue:GetDatabases? glue:GetPartition? glue:GetPartitions? glue:BatchGetPartition? lakeformation:GetDataAccess?',
  'athena:getqueryresults': 'GetQueryResults s3:GetObject?',
  'polly:startspeechsynthesistask': 'StartSpeechSynthesisTask s3:PutObject? sns:Publish?',
  'dynamodb:exporttabletopointintime': 'ExportTableToPointInTime s3:PutObject? s3:AbortMultipartUpload? s3:PutObjectAcl?',
  'dynamodb:importtable': 'ImportTable s3:GetObject? s3:ListBucket?',
  'logs:createexporttask': 'CreateExportTask s3:PutObject?',
};

/**
 * What lies in S3 may be read, and results may be written there, with the rights of whoever asks: the developer guides of Rekognition,
 * Textract, Transcribe, Comprehend, Translate and Polly.
 */
const WITH_OBJECTS =
  /^(?:rekognition:(?:detect|compare|index|recognize|search|start)|textract:|transcribe:start|comprehend(?:medical)?:(?:start|detect)|translate:(?:start|translatedocument)|polly:start|bedrock:(?:startasync|createmodelinvocation))/;
const OBJECTS: readonly Needed[] = ['s3:GetObject', 's3:PutObject', 'iam:PassRole'].map((action) => ({ action, maybe: true }));

/** The operation that a waiter asks again and again, by service and waiter without marks in lower case. From the SDKs' lists of waiters. */
const WAITERS: readonly (readonly [waiter: RegExp, operation: string])[] = [
  [/^s3:bucket(?:not)?exists$/, 'HeadBucket'],
  [/^s3:object(?:not)?exists$/, 'HeadObject'],
  [/^dynamodb:table(?:not)?exists$/, 'DescribeTable'],
  [/^ec2:instancestatusok$/, 'DescribeInstanceStatus'],
  [/^ec2:instance(?:exists|running|stopped|terminated)$/, 'DescribeInstances'],
  [/^ec2:volume(?:available|deleted|inuse)$/, 'DescribeVolumes'],
  [/^ec2:image(?:available|exists)$/, 'DescribeImages'],
  [/^ec2:snapshot(?:completed)$/, 'DescribeSnapshots'],
  [/^cloudformation:stack/, 'DescribeStacks'],
  [/^cloudformation:changeset/, 'DescribeChangeSet'],
  [/^ecs:services/, 'DescribeServices'],
  [/^ecs:tasks/, 'DescribeTasks'],
  [/^rds:dbinstance/, 'DescribeDBInstances'],
  [/^rds:db(?:cluster)?snapshot/, 'DescribeDBSnapshots'],
  [/^lambda:function(?:activev2|exists|updatedv2)$/, 'GetFunction'],
  [/^lambda:function/, 'GetFunctionConfiguration'],
  [/^eks:cluster/, 'DescribeCluster'],
  [/^eks:nodegroup/, 'DescribeNodegroup'],
  [/^iam:role/, 'GetRole'],
  [/^iam:policy/, 'GetPolicy'],
  [/^cloudfront:distribution/, 'GetDistribution'],
  [/^cloudfront:invalidation/, 'GetInvalidation'],
  [/^elasticloadbalancing:loadbalancer/, 'DescribeLoadBalancers'],
  [/^acm:certificate/, 'DescribeCertificate'],
  [/^kinesis:stream/, 'DescribeStream'],
  [/^ssm:command/, 'GetCommandInvocation'],
];

/** Parts of a method's name that say how it is called, not what. */
const MANNER = /(?:WithContext|WithResponse|Async|Paginator|Paginated|Pages|Request)$/i;

/** What the operation of that IAM prefix needs; undefined for a name that is no operation of the service. */
export function actionsOf(prefix: string, operation: string): readonly Needed[] | undefined {
  const plain = operation.replace(/_/g, '');
  return known(prefix, plain) ?? (MANNER.test(plain) ? known(prefix, plain.replace(MANNER, '')) : undefined);
}

/** What a waiter of the service asks. */
export function waiterOf(prefix: string, waiter: string): string | undefined {
  const key = `${prefix}:${waiter.replace(/_/g, '').toLowerCase()}`;
  return WAITERS.find(([pattern]) => pattern.test(key))?.[1];
}

function known(prefix: string, operation: string): readonly Needed[] | undefined {
  const own = ownActions(prefix, operation);
  if (!own || !WITH_OBJECTS.test(`${prefix}:${operation.toLowerCase()}`)) return own;
  return [...own, ...OBJECTS.filter(({ action }) => !own.some((one) => one.action === action))];
}

function ownActions(prefix: string, operation: string): readonly Needed[] | undefined {
  const key = `${prefix}:${operation.toLowerCase()}`;
  const written = Object.hasOwn(ACTIONS, key) ? ACTIONS[key] : undefined;
  if (written !== undefined && written !== '-') return written.split(' ').map((one) => neededOf(prefix, one));
  const action = actionOf(`${prefix}:${operation}`);
  if (!action) return written === '-' ? [] : undefined;
  if (written === '-') return [{ action: nameOf(action), maybe: true }];
  const own = { action: nameOf(action) };
  return [own];
}

function neededOf(prefix: string, written: string): Needed {
  const name = written.replace('?', '');
  const action = name.includes(':') ? name : `${prefix}:${name}`;
  return written.endsWith('?') ? { action, maybe: true } : { action };
}
