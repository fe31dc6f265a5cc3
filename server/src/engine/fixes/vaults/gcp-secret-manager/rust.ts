import type { Program } from '../forms/program';
import { secretName } from './names';
import { PROJECT } from './project';

// https://docs.rs/google-cloud-secretmanager-v1/latest/google_cloud_secretmanager_v1/client/struct.SecretManagerService.html
export const rust: Program = (name) => ({
  expression: `secret_from_google("${secretName(name)}").await`,
  async: true,
  imports: [],
  helper: {
    name: 'secret_from_google',
    lines: [
      '/// Reads the latest version of a secret in Google Secret Manager.',
      'async fn secret_from_google(secret: &str) -> String {',
      '    let project = std::env::var("GOOGLE_CLOUD_PROJECT").expect("GOOGLE_CLOUD_PROJECT");',
      '    let name = format!("projects/{project}/secrets/{secret}/versions/latest");',
      '    let client = google_cloud_secretmanager_v1::client::SecretManagerService::builder();',
      '    let client = client.build().await.expect("the client starts");',
      '    let version = client.access_secret_version().set_name(name).send().await;',
      '    let version = version.expect("Google Secret Manager can be read");',
      '    let data = version.payload.expect("the version has a payload").data;',
      '    String::from_utf8(data.to_vec()).expect("the secret is UTF-8")',
      '}',
    ],
  },
  packages: { text: `Add the crate, and ${PROJECT}`, command: 'cargo add google-cloud-secretmanager-v1' },
});
