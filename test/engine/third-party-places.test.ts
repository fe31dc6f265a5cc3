/** How keys of third parties are kept, by what stands beside the names of their variables in Terraform. */
import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';

describe('keys of third parties in Terraform', () => {
  const kept = async (text: string) =>
    (await analyze({ 'main.tf': text })).graph.identities.map(({ id, credentials }) => [id, credentials[0]?.storage]);

  it('are kept where the container or the build gets them from', async () => {
    const key = ['api:fastly:FASTLY_API_TOKEN'];
    const container = (value: string) => `locals {\n  json = <<EOT\n[{\n  "name": "FASTLY_API_TOKEN",\n  ${value}\n}]\nEOT\n}\n`;
    assert.deepEqual(await kept(container('"valueFrom": "/prod/token"')), [[...key, 'vault']]);
    assert.deepEqual(await kept(container('"value": "x"')), [[...key, 'environment']]);
    const build = (type: string) =>
      `resource "aws_codebuild_project" "b" {\n  environment {\n    environment_variable {\n      name  = "FASTLY_API_TOKEN"\n      value = var.v\n      type  = "${type}"\n    }\n  }\n}\n`;
    assert.deepEqual(await kept(build('PARAMETER_STORE')), [[...key, 'vault']]);
    assert.deepEqual(await kept(build('PLAINTEXT')), [[...key, 'environment']]);
  });

  it('are seen where their names are aligned', async () => {
    const text =
      'module "web" {\n  source = "./web"\n  secrets = {\n    SHOP_GITHUB_TOKEN        = "/prod/a"\n    B = "c"\n  }\n}\n';
    assert.deepEqual(await kept(text), [['api:github:SHOP_GITHUB_TOKEN', 'environment']]);
  });

  it('are certificates too, which a service of theirs renews', async () => {
    const text = 'resource "fastly_tls_subscription" "shop" {\n  domains = ["shop.example"]\n}\n';
    const { graph, findings } = await analyze({ 'main.tf': text });
    assert.deepEqual(
      graph.identities.map(({ kind, name }) => [kind, name]),
      [['certificate', 'shop']],
    );
    assert.deepEqual(findings, []);
  });
});
