import type { Program } from '../forms/program';
import { parameterName } from './names';

// https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/SSM/Client.html#get_parameter-instance_method
export const ruby: Program = (name) => ({
  expression: `Aws::SSM::Client.new.get_parameter(name: "${parameterName(name)}", with_decryption: true).parameter.value`,
  imports: [{ from: 'aws-sdk-ssm' }],
  packages: { text: 'Add the gem', command: 'bundle add aws-sdk-ssm' },
});
