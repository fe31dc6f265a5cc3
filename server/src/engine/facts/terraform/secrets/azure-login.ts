/** How Terraform logs in to Azure, where it is told a client secret from outside. */
import type { Block } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import { argumentOf, attributeOf, type TerraformFile } from '../file';
import { truthOf } from '../values/evaluate';
import { mentionsIn } from '../values/mentions';

/** They log in with a token of where they run just as well: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc */
const PROVIDERS = new Set(['azurerm', 'azuread', 'azapi']);
const SECRETS = ['client_secret', 'client_certificate_password'];
const OTHERWISE = ['use_oidc', 'use_msi', 'use_aks_workload_identity'];

/** Adds a switch for each provider that is given its secret by a variable. */
export function extractAzureLogins(file: TerraformFile): void {
  for (const block of file.blocks)
    if (block.type === 'provider' && PROVIDERS.has(block.labels[0]?.text ?? '')) addLogin(file, block);
}

function addLogin(file: TerraformFile, block: Block): void {
  const { body, labels } = block;
  const [label] = labels;
  const secret = SECRETS.map((name) => attributeOf(body, name)).find((one) => one !== undefined);
  if (!label || !secret || !mentionsIn(secret.value, file.scope).some((one) => one.startsWith('var.'))) return;
  // Another way that is written down, or left to a variable, may be the one that is taken.
  const other = OTHERWISE.map((name) => argumentOf(file, body, name)).filter((one) => one !== undefined);
  const isOther = other.some((one) => truthOf(one) !== false);
  file.context.facts.settings.push({
    about: 'client-secret-login',
    owner: `provider.${label.text}`,
    ownerType: `provider:${label.text}`,
    state: isOther ? 'unknown' : 'unsafe',
    span: spanOf(file.context.file, secret.value),
    block: spanOf(file.context.file, label),
    path: [secret.name],
  });
}
