/** Signs that what runs calls AWS itself, and so needs an identity: its environment, its start script, its volumes. */
import { HOLE, type Value } from '../../../syntax/value';
import { optionsOf } from '../values/either';
import { targetOf } from '../values/reference';

const MAX_DEPTH = 12;
/** Settings of the SDKs; their names alone say that one is used. */
const SDK_VARIABLE = /^AWS_(?!LAMBDA_|XRAY_|EMF_|CBOR_|NODEJS_|MAX_|RETRY_|SAM_)[A-Z]/;
/** Resources that are of no use without a signed request. */
const SIGNED =
  /^aws_(?:s3_bucket|sqs_queue|sns_topic|dynamodb_table|kinesis_stream|kinesis_firehose_delivery_stream|secretsmanager_secret|kms_key|kms_alias|sfn_state_machine|cloudwatch_event_bus|lambda_function|timestreamwrite_database|cloudwatch_log_group)$/;
const SIGNED_NAME =
  /^(?:arn:[\w-]{1,20}:(?:s3|sqs|sns|dynamodb|kinesis|firehose|secretsmanager|ssm|kms|states|events|lambda):|s3:\/\/|https:\/\/sqs\.)/;
/** A server of one's own that speaks the protocol of a service. */
const OTHER_ENDPOINT = /^(?:AWS_ENDPOINT_URL|(?:AWS_)?S3_ENDPOINT|DYNAMODB_ENDPOINT|AWS_ENDPOINT)/;

/** In words, what an environment says of it; undefined where it says nothing. */
export function useInEnvironment(environment: Value): string | undefined {
  const entries = entriesOf(environment, 0);
  if (entries.some(({ name }) => OTHER_ENDPOINT.test(name))) return undefined;
  const keys = entries.find(({ name }) => /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/.test(name));
  if (keys) return `is given static keys (${keys.name})`;
  const used = entries.find(({ value }) => namesSigned(value));
  if (used) return `is given a resource that only signed requests reach (${used.name})`;
  const setting = entries.find(({ name }) => SDK_VARIABLE.test(name));
  return setting && `sets up the AWS SDK (${setting.name})`;
}

function namesSigned(value: Value): boolean {
  return optionsOf(value).some((one) => {
    if (one.kind === 'string') return SIGNED_NAME.test(one.text);
    const target = one.kind === 'unknown' ? targetOf(one.reference) : undefined;
    return target !== undefined && SIGNED.test(target.type);
  });
}

interface Entry {
  readonly name: string;
  readonly value: Value;
}

/** Environment variables as a map, or as the name-and-value pairs of containers. */
function entriesOf(value: Value, depth: number): readonly Entry[] {
  if (depth > MAX_DEPTH) return [];
  if (value.kind === 'either') return value.options.flatMap((one) => entriesOf(one, depth + 1));
  if (value.kind === 'list') return value.items.flatMap((one) => entriesOf(one, depth + 1));
  if (value.kind !== 'object') return [];
  const find = (key: string) => value.entries.find((entry) => entry.key.toLowerCase() === key)?.value;
  const name = find('name');
  const inner = find('value');
  if (name?.kind === 'string' && inner) return [{ name: name.text, value: inner }];
  return value.entries.flatMap(({ key, value: one }) =>
    one.kind === 'object' || one.kind === 'list' ? entriesOf(one, depth + 1) : key === HOLE ? [] : [{ name: key, value: one }],
  );
}

const SCRIPT_SIGNS: readonly (readonly [sign: RegExp, words: string])[] = [
  [/\bAWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)["']?[ \t]{0,8}=/i, 'is given static keys in its start script'],
  [
    /(?:^|[\s;&|(`])(?:\/\S{1,60}\/)?aws[ \t]{1,4}(?:--\S{1,40}[ \t]{1,4}){0,4}(?:s3|s3api|ssm|secretsmanager|ec2|ecr|dynamodb|sqs|sns|autoscaling|elbv2?|route53|kms|logs|eks|iam|rds|lambda|cloudwatch|events|codedeploy|codeartifact)[ \t]/,
    'calls the aws command in its start script',
  ],
  [/\bamazon-cloudwatch-agent-ctl\b/, 'starts the CloudWatch agent'],
  [/\/etc\/ecs\/ecs\.config\b/, 'joins an ECS cluster'],
  [/\/etc\/eks\/bootstrap\.sh\b/, 'joins an EKS cluster'],
];

/** In words, what a start script says of it. Comments and downloads that ask for no signature do not count. */
export function useInScript(script: string): string | undefined {
  const lines = script
    .slice(0, 100_000)
    .split('\n')
    .filter((line) => !/^[ \t]*#/.test(line) && !line.includes('--no-sign-request'));
  return SCRIPT_SIGNS.find(([sign]) => lines.some((line) => sign.test(line.slice(0, 1000))))?.[1];
}
