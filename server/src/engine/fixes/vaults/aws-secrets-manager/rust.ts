import type { Program } from '../forms/program';
import { secretId } from './names';

// https://docs.rs/aws-sdk-secretsmanager/latest/aws_sdk_secretsmanager/client/struct.Client.html#method.get_secret_value
export const rust: Program = (name) => ({
  expression: `secret_from_manager("${secretId(name)}", "${name.field}").await`,
  async: true,
  imports: [],
  helper: {
    name: 'secret_from_manager',
    lines: [
      '/// Reads one key of a JSON secret from AWS Secrets Manager.',
      'async fn secret_from_manager(id: &str, key: &str) -> String {',
      '    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;',
      '    let client = aws_sdk_secretsmanager::Client::new(&config);',
      '    let output = client.get_secret_value().secret_id(id).send().await;',
      '    let output = output.expect("AWS Secrets Manager can be read");',
      '    let secret: serde_json::Value =',
      '        serde_json::from_str(output.secret_string().unwrap_or_default())',
      '            .expect("the secret is JSON");',
      '    secret[key]',
      '        .as_str()',
      '        .expect("the secret has the key")',
      '        .to_owned()',
      '}',
    ],
  },
  packages: { text: 'Add the crates', command: 'cargo add aws-config aws-sdk-secretsmanager serde_json' },
});
