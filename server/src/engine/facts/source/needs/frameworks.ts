/** Libraries and commands that call AWS for a program, and how each is known in its text. */
import { matchesOf, type Noted, notedAt } from './seen';

/** Services that may be called, by what shows it; `*`: any. From the libraries' own documentation. */
const CALLERS: readonly (readonly [sign: RegExp, services: string])[] = [
  [/durable[-_.]execution/g, 'lambda'],
  [
    /aws[_-]lambda[_-]powertools[./\w-]{0,40}[./]parameters|@aws-lambda-powertools\/parameters/g,
    'ssm secretsmanager appconfig dynamodb kms',
  ],
  [
    /aws[_-]lambda[_-]powertools[./\w-]{0,40}[./](?:idempotency|feature_flags)|@aws-lambda-powertools\/idempotency/g,
    'dynamodb appconfig',
  ],
  [/aws[_-]lambda[_-]powertools[./\w-]{0,40}[./](?:batch|data_masking)|@aws-lambda-powertools\/batch/g, 'sqs kms'],
  [
    /software\.amazon\.lambda\.powertools\.(?:parameters|idempotency|sqs|largemessages)/g,
    'ssm secretsmanager appconfig dynamodb sqs s3',
  ],
  [
    /@middy\/(?:s3|ssm|secrets-manager|sts|dynamodb|appconfig|service-discovery|rds-signer)\b/g,
    'ssm secretsmanager sts s3 dynamodb appconfig servicediscovery',
  ],
  [/aws_secretsmanager_caching|aws-secretsmanager-caching|secretsmanager\.caching/g, 'secretsmanager'],
  [/\b(?:awswrangler|s3fs|smart_open|cloudpathlib|fsspec|pyarrow\.fs|deltalake|duckdb)\b/g, 's3 glue athena dynamodb'],
  [/\b(?:read|scan|write|to|from|open|load|save|parquet|csv|json|text)\w{0,30}\(\s{0,40}[fr]?["']s3a?:\/\//g, 's3'],
  [
    /\b(?:pynamodb|dynamorm|dynamoose|dynamodb-toolbox|electrodb|dynamodb-onetable|@typedorm\/core|guregu\/dynamo)\b/g,
    'dynamodb',
  ],
  [/\b(?:multer-s3|s3-streamlogger|s3-upload-stream|django-storages|S3Boto3Storage)\b/g, 's3'],
  [/\b(?:celery|kombu|sqs-consumer|sqs-producer|bullmq-sqs|shoryuken)\b/g, 'sqs'],
  [/\bio\.awspring\b|org\.springframework\.cloud\.aws\b/g, '*'],
  [
    /\bgocloud\.dev\b|github\.com\/aws\/aws-sdk-go(?:-v2)?\/(?:aws\/signer|feature\/(?:dynamodb\/\w*session|rds))|aws\/signer\/v4/g,
    '*',
  ],
  [
    /\b(?:SigV4Auth|AWS4Auth|AWSRequestsAuth|SignatureV4|aws4\.sign|Aws4Signer|AwsSigv4Signer)\b|["']aws4["']|@smithy\/signature-v4/g,
    '*',
  ],
  [/localhost:2773|127\.0\.0\.1:2773/g, 'ssm secretsmanager kms appconfig'],
  [
    /(?:^|["'`([\s])aws[ \t]{1,4}(?:--\S{1,40}[ \t]{1,4}){0,3}(?:s3|s3api|ssm|secretsmanager|ec2|ecr|dynamodb|sqs|sns|sts|lambda|iam|kms|logs|eks|ecs|cloudformation|configure)\b/g,
    '*',
  ],
  [/["']aws["']\s{0,8},\s{0,8}["'](?:--)?[a-z]/g, '*'],
  [/\b(?:serviceName|ServiceName|service_name)\s?=\s?[a-z_]\w{0,40}\b(?!["'])/g, '*'],
  [/["'](?:aws-amplify|@aws-amplify\/\w{1,40})["']/g, '*'],
  [/\bchalice\b|\bzappa\b|\bkinesis-aggregator\b|amazon\.kinesis\.|amazon_kclpy|vmware\/vmware-go-kcl/g, '*'],
];

/** How clients are given credentials, in the SDKs' own words. */
const CREDENTIALS =
  /\bcredentials\s?[:=(]|\baws_?(?:access_key_id|session_token)\s?=|\bsessionToken\b|\baccessKeyId\s?[:,]|WithCredentials|\bcredentialsProvider\(|\bCredentialsProvider\b|\bprofile_name\s?=/i;

/** The place where a client is given credentials. */
export function givenCredentials(text: string): Noted | undefined {
  const match = CREDENTIALS.exec(text);
  return match ? notedAt('*', match) : undefined;
}

/** Calls that are made for the text by others. */
export function madeByOthers(text: string): Noted[] {
  return CALLERS.flatMap(([sign, services]) =>
    matchesOf(text, sign).flatMap((match) => services.split(' ').map((service) => notedAt(service, match))),
  );
}
