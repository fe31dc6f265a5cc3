import type { CloudFormationForm } from '../forms/cloudformation';
import { secretId } from './names';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
export const cloudformation: CloudFormationForm = {
  dynamic: (name) => `{{resolve:secretsmanager:${secretId(name)}:SecretString:${name.field}}}`,
};
