import { forKotlin } from '../forms/kotlin';
import { parameterName } from './names';

// https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/java_ssm_code_examples.html
export const kotlin = forKotlin((name) => ({
  name: 'secretFromParameterStore',
  args: [parameterName(name)],
  lines: [
    '/** Reads a SecureString in AWS SSM Parameter Store. */',
    'private fun secretFromParameterStore(name: String): String =',
    '    SsmClient.create().use { client ->',
    '        client.getParameter { request -> request.name(name).withDecryption(true) }.parameter().value()',
    '    }',
  ],
  classes: ['software.amazon.awssdk.services.ssm.SsmClient'],
  packages: 'Add software.amazon.awssdk:ssm to the build.',
}));
