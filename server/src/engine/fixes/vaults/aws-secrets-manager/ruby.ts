import type { Program } from '../forms/program';
import { secretId } from './names';

// https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/SecretsManager/Client.html#get_secret_value-instance_method
export const ruby: Program = (name) => ({
  expression: `JSON.parse(Aws::SecretsManager::Client.new.get_secret_value(secret_id: "${secretId(name)}").secret_string).fetch("${name.field}")`,
  imports: [{ from: 'aws-sdk-secretsmanager' }, { from: 'json' }],
  packages: { text: 'Add the gem', command: 'bundle add aws-sdk-secretsmanager' },
});
