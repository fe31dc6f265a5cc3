/**
 * Services that write to, or call, a resource for whichever customer tells them to, and whose own documentation asks for a
 * condition on the source in the policy of that resource. Pairs that AWS documents without a condition are not here.
 */
import type { Statement, Term } from '../model';

export interface Deputy {
  /** As the principal is written; the region in the names of some is left out. */
  readonly service: RegExp;
  /** Prefix of the actions that the resource's policy allows it. */
  readonly actions: string;
  /** The key that its documentation uses first: the account, or the ARN of what it acts for. */
  readonly key: 'aws:SourceAccount' | 'aws:SourceArn';
  /** Deliveries from other accounts are customary: a condition on the own account has to be looked at. */
  readonly central?: true;
}

const REGION = '(?:\\.[a-z]{2}(?:-[a-z]+)+-\\d)?';
const service = (name: string): RegExp => new RegExp(`^${name}${REGION}\\.amazonaws\\.com(?:\\.cn)?$`);

const DEPUTIES: readonly Deputy[] = [
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
  { service: service('cloudtrail'), actions: 's3', key: 'aws:SourceArn', central: true },
  // https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
  { service: service('config'), actions: 's3', key: 'aws:SourceAccount', central: true },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
  { service: service('delivery\\.logs'), actions: 's3', key: 'aws:SourceAccount', central: true },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3ExportTasks.html
  { service: service('logs'), actions: 's3', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  { service: service('logging\\.s3'), actions: 's3', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html (inventory and analytics)
  { service: service('s3'), actions: 's3', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  { service: service('cloudfront'), actions: 's3', key: 'aws:SourceArn' },
  // https://docs.aws.amazon.com/cur/latest/userguide/cur-s3.html
  { service: /^(?:billingreports|bcm-data-exports)\.amazonaws\.com$/, actions: 's3', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
  { service: service('ses'), actions: 's3', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/serverlessrepo/latest/devguide/serverlessrepo-how-to-publish.html
  { service: service('serverlessrepo'), actions: 's3', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
  { service: service('s3'), actions: 'sns', key: 'aws:SourceAccount' },
  { service: service('s3'), actions: 'sqs', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
  { service: service('sns'), actions: 'sqs', key: 'aws:SourceArn' },
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
  { service: service('events'), actions: 'sqs', key: 'aws:SourceArn' },
  // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
  { service: service('cloudwatch'), actions: 'sns', key: 'aws:SourceAccount' },
  { service: service('ses'), actions: 'sns', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
  { service: service('(?:budgets|costalerts)'), actions: 'sns', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html
  { service: service('events\\.rds'), actions: 'sns', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
  { service: service('cloudtrail'), actions: 'kms', key: 'aws:SourceArn', central: true },
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  { service: service('cloudfront'), actions: 'kms', key: 'aws:SourceArn' },
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
  { service: service('route53'), actions: 'logs', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
  { service: service('es'), actions: 'logs', key: 'aws:SourceAccount' },
  // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#configuration-images-permissions
  { service: service('lambda'), actions: 'ecr', key: 'aws:SourceArn' },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/cross-service-confused-deputy-prevention.html
  { service: service('bedrock'), actions: 'sts', key: 'aws:SourceAccount' },
];

/** The deputy behind a service principal of the statement, where its documentation asks for a condition. */
export function deputyOf({ text }: Term, { actions }: Statement): Deputy | undefined {
  return DEPUTIES.find(
    (one) =>
      one.service.test(text) &&
      actions.some((action) => action.text === '*' || action.text.toLowerCase().startsWith(`${one.actions}:`)),
  );
}

/** The account, or the organization, whose logs the path takes; a name that is not known may be one. */
const OWN_LOGS = /\/AWSLogs\/(?:\d{12}|o-[a-z0-9]{10,32}|[^/*?]*\uFFFC[^/*?]*)\//;

/**
 * Services that deliver logs put each account's under its own number, and can put none elsewhere: a statement about
 * `AWSLogs/<account>/` is closed to other accounts.
 */
export function keepsAccountsApart({ actions, central }: Deputy, { resources }: Statement): boolean {
  return central === true && actions === 's3' && resources.length > 0 && resources.every(({ text }) => OWN_LOGS.test(text));
}

/** Keys that pin what a service acts for. `aws:Referer` is where Amazon SES once put the account. */
const SOURCES =
  /^(?:aws:source(?:arn|account|orgid|orgpaths|owner)|aws:referer|aws:principalorgid|aws:resource(?:account|orgid)|kms:(?:calleraccount|viaservice|encryptioncontext:.*)|sts:externalid|.*:source(?:arn|account)|cloudfront:.*)$/i;

/** Whether a condition says for whom the service must act. A key that is not in the file may. */
export function saysForWhom({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => key.endsWith('\uFFFC') || SOURCES.test(key));
}
