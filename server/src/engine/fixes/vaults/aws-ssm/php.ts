import type { Program } from '../forms/program';
import { parameterName } from './names';

// https://docs.aws.amazon.com/aws-sdk-php/v3/api/api-ssm-2014-11-06.html#getparameter
export const php: Program = (name) => ({
  expression: `(new \\Aws\\Ssm\\SsmClient([]))->getParameter(['Name' => '${parameterName(name)}', 'WithDecryption' => true])['Parameter']['Value']`,
  imports: [],
  packages: { text: 'Install the client, and set AWS_REGION', command: 'composer require aws/aws-sdk-php' },
});
