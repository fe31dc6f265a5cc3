import type { Program } from '../forms/program';
import { parameterName } from './names';

// https://docs.rs/aws-sdk-ssm/latest/aws_sdk_ssm/client/struct.Client.html#method.get_parameter
export const rust: Program = (name) => ({
  expression: `secret_from_parameter("${parameterName(name)}").await`,
  async: true,
  imports: [],
  helper: {
    name: 'secret_from_parameter',
    lines: [
      '/// Reads a SecureString from AWS Systems Manager Parameter Store.',
      'async fn secret_from_parameter(name: &str) -> String {',
      '    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;',
      '    let client = aws_sdk_ssm::Client::new(&config);',
      '    let request = client.get_parameter().name(name).with_decryption(true);',
      '    let output = request',
      '        .send()',
      '        .await',
      '        .expect("AWS Systems Manager can be read");',
      '    let value = output.parameter().and_then(|parameter| parameter.value());',
      '    value.expect("the parameter has a value").to_owned()',
      '}',
    ],
  },
  packages: { text: 'Add the crates', command: 'cargo add aws-config aws-sdk-ssm' },
});
