import type { CloudFormationForm } from '../forms/cloudformation';
import { secretId } from './names';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
export const cloudformation: CloudFormationForm = {
  dynamic: (name) => `{{resolve:secretsmanager:${secretId(name)}:SecretString:${name.field}}}`,
  declared: {
    type: 'AWS::SecretsManager::Secret',
    dynamic: (id, key) => `{{resolve:secretsmanager:\${${id}}:SecretString:${key}}}`,
  },
  started: {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html: the ARN, key, stage and version
    container: { behindArn: (key) => `:${key}::` },
    // https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.env.secrets-manager
    build: { type: 'SECRETS_MANAGER', value: (name) => `${secretId(name)}:${name.field}` },
    action: 'secretsmanager:GetSecretValue',
    resource: (name) =>
      `arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${secretId(name)}-??????`,
  },
};
