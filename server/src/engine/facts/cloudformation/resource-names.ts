/**
 * What `Ref` and `Arn` of a resource give, as far as its name is written. From "Return values" of each type in the AWS
 * CloudFormation template reference, and the ARN formats of the Service Authorization Reference.
 */
import { get, HOLE, textOf } from '../../syntax/value';
import type { Resolve, Sources } from './sources';
import { asString } from './strings';

interface Naming {
  /** Property with the name. */
  readonly name: string;
  /** `{}` is the name, `~` what is known only at deployment. */
  readonly ref: string;
  readonly arn: string;
  /** Attribute that gives the ARN. */
  readonly attribute?: string;
}

const regional = (service: string, rest: string) => `arn:~:${service}:~:~:${rest}`;
const iam = (kind: string) => `arn:~:iam::~:${kind}<Path>{}`;

const FUNCTION: Naming = { name: 'FunctionName', ref: '{}', arn: regional('lambda', 'function:{}') };
const TABLE: Naming = { name: 'TableName', ref: '{}', arn: regional('dynamodb', 'table/{}') };
const MACHINE: Naming = {
  name: 'StateMachineName',
  ref: regional('states', 'stateMachine:{}'),
  arn: regional('states', 'stateMachine:{}'),
};
const SECRET = regional('secretsmanager', 'secret:{}-~');

const NAMING: Readonly<Record<string, Naming>> = {
  'AWS::CodeBuild::Project': { name: 'Name', ref: '{}', arn: regional('codebuild', 'project/{}') },
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::ECR::Repository': { name: 'RepositoryName', ref: '{}', arn: regional('ecr', 'repository/{}') },
  'AWS::ECS::Cluster': { name: 'ClusterName', ref: '{}', arn: regional('ecs', 'cluster/{}') },
  'AWS::Events::EventBus': { name: 'Name', ref: '{}', arn: regional('events', 'event-bus/{}') },
  'AWS::IAM::Group': { name: 'GroupName', ref: '{}', arn: iam('group') },
  'AWS::IAM::InstanceProfile': { name: 'InstanceProfileName', ref: '{}', arn: iam('instance-profile') },
  'AWS::IAM::ManagedPolicy': { name: 'ManagedPolicyName', ref: iam('policy'), arn: iam('policy'), attribute: 'PolicyArn' },
  'AWS::IAM::Role': { name: 'RoleName', ref: '{}', arn: iam('role') },
  'AWS::IAM::User': { name: 'UserName', ref: '{}', arn: iam('user') },
  'AWS::Kinesis::Stream': { name: 'Name', ref: '{}', arn: regional('kinesis', 'stream/{}') },
  'AWS::KinesisFirehose::DeliveryStream': {
    name: 'DeliveryStreamName',
    ref: '{}',
    arn: regional('firehose', 'deliverystream/{}'),
  },
  'AWS::KMS::Key': { name: '', ref: '{}', arn: regional('kms', 'key/{}') },
  'AWS::Lambda::Function': FUNCTION,
  'AWS::Logs::LogGroup': { name: 'LogGroupName', ref: '{}', arn: regional('logs', 'log-group:{}:*') },
  'AWS::S3::Bucket': { name: 'BucketName', ref: '{}', arn: 'arn:~:s3:::{}' },
  'AWS::SecretsManager::Secret': { name: 'Name', ref: SECRET, arn: SECRET, attribute: 'Id' },
  'AWS::Serverless::Function': FUNCTION,
  'AWS::Serverless::SimpleTable': TABLE,
  'AWS::Serverless::StateMachine': { ...MACHINE, name: 'Name' },
  'AWS::SNS::Topic': { name: 'TopicName', ref: regional('sns', '{}'), arn: regional('sns', '{}'), attribute: 'TopicArn' },
  'AWS::SQS::Queue': { name: 'QueueName', ref: 'https://sqs.~.~/~/{}', arn: regional('sqs', '{}') },
  'AWS::SSM::Parameter': { name: 'Name', ref: '{}', arn: '' },
  'AWS::StepFunctions::StateMachine': MACHINE,
};

/** Names made of names grow with each; an ARN has at most 2048 characters. */
const LONGEST = 2048;

/**
 * The text that `${Bucket}` or `${Bucket.Arn}` stands for: known where the name is written, with holes where it is not.
 * Undefined where the template says nothing about it.
 */
export function resourceText(reference: string, sources: Sources, resolve: Resolve): string | undefined {
  const [id = '', attribute] = reference.split('.');
  const body = get(sources.resources, id);
  const naming = NAMING[textOf(get(body, 'Type')) ?? ''];
  if (!naming || reference.split('.').length > 2) return undefined;
  const form = attribute === undefined ? naming.ref : attribute === (naming.attribute ?? 'Arn') ? naming.arn : '';
  if (form === '' || sources.naming.has(id)) return undefined;
  sources.naming.add(id);
  const property = (name: string) => {
    const value = get(body, 'Properties', name);
    return value && (asString(resolve(value), sources.text)?.text ?? HOLE);
  };
  const name = (naming.name && property(naming.name)) || HOLE;
  const path = form.includes('<Path>') ? (property('Path') ?? '/') : '';
  sources.naming.delete(id);
  const text = form
    .replaceAll('~', HOLE)
    .replace('<Path>', path)
    .replace('{}', () => name);
  return text === HOLE || text.length > LONGEST ? undefined : text;
}
