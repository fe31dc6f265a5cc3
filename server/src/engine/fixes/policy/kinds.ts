/**
 * Resources whose ARN a policy commonly names: how Terraform and CloudFormation declare them, and which ARN templates of the
 * action table their ARN fills, with what follows it. Service authorization reference, "Resource types defined by …".
 */
export interface ResourceKind {
  readonly terraform: string;
  readonly cloudformation: string;
  /** ARN template → what stands behind the resource's own ARN. */
  readonly arns: Readonly<Record<string, string>>;
}

const kind = (terraform: string, cloudformation: string, arns: Readonly<Record<string, string>>): ResourceKind => ({
  terraform,
  cloudformation,
  arns: Object.fromEntries(
    Object.entries(arns).map(([template, suffix]) => [`arn:aws:${template.replace('~', '{Region}:{Account}:')}`, suffix]),
  ),
});

export const KINDS: readonly ResourceKind[] = [
  kind('aws_s3_bucket', 'AWS::S3::Bucket', { 's3:::{BucketName}': '', 's3:::{BucketName}/{ObjectName}': '/*' }),
  kind('aws_dynamodb_table', 'AWS::DynamoDB::Table', {
    'dynamodb:~table/{TableName}': '',
    'dynamodb:~table/{TableName}/index/{IndexName}': '/index/*',
    'dynamodb:~table/{TableName}/stream/{StreamLabel}': '/stream/*',
  }),
  kind('aws_sqs_queue', 'AWS::SQS::Queue', { 'sqs:~{QueueName}': '' }),
  kind('aws_sns_topic', 'AWS::SNS::Topic', { 'sns:~{TopicName}': '' }),
  kind('aws_kms_key', 'AWS::KMS::Key', { 'kms:~key/{KeyId}': '' }),
  kind('aws_secretsmanager_secret', 'AWS::SecretsManager::Secret', { 'secretsmanager:~secret:{SecretId}': '' }),
  kind('aws_ssm_parameter', '', { 'ssm:~parameter/{ParameterNameWithoutLeadingSlash}': '' }),
  kind('aws_lambda_function', 'AWS::Lambda::Function', { 'lambda:~function:{FunctionName}': '' }),
  kind('', 'AWS::Serverless::Function', { 'lambda:~function:{FunctionName}': '' }),
  kind('aws_kinesis_stream', 'AWS::Kinesis::Stream', { 'kinesis:~stream/{StreamName}': '' }),
  kind('aws_kinesis_firehose_delivery_stream', 'AWS::KinesisFirehose::DeliveryStream', {
    'firehose:~deliverystream/{DeliveryStreamName}': '',
  }),
  kind('aws_ecr_repository', 'AWS::ECR::Repository', { 'ecr:~repository/{RepositoryName}': '' }),
  // Terraform's ARN of a log group ends without the `:*` that its streams need; CloudFormation's has it.
  kind('aws_cloudwatch_log_group', '', { 'logs:~log-group:{LogGroupName}': ':*' }),
  kind('', 'AWS::Logs::LogGroup', { 'logs:~log-group:{LogGroupName}': '' }),
  kind('aws_sfn_state_machine', 'AWS::StepFunctions::StateMachine', { 'states:~stateMachine:{StateMachineName}': '' }),
  kind('aws_iam_role', 'AWS::IAM::Role', { 'iam::{Account}:role/{RoleNameWithPath}': '' }),
  kind('aws_ecs_cluster', 'AWS::ECS::Cluster', { 'ecs:~cluster/{ClusterName}': '' }),
  kind('aws_cloudwatch_event_bus', 'AWS::Events::EventBus', { 'events:~event-bus/{EventBusName}': '' }),
  kind('aws_codebuild_project', 'AWS::CodeBuild::Project', { 'codebuild:~project/{ProjectName}': '' }),
  kind('aws_efs_file_system', 'AWS::EFS::FileSystem', { 'elasticfilesystem:~file-system/{FileSystemId}': '' }),
  kind('aws_cognito_user_pool', 'AWS::Cognito::UserPool', { 'cognito-idp:~userpool/{UserPoolId}': '' }),
  kind('aws_opensearch_domain', 'AWS::OpenSearchService::Domain', { 'es:~domain/{DomainName}': '/*' }),
];
