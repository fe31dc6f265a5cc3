/** Terraform and OpenTofu files: what they declare, attach, use and give away. */
import { parseHcl } from '../../syntax/hcl/parser';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import { readFile } from './file';
import { rememberTree } from './module/source';
import { extractShields } from './policies/shields';
import { extractAccessKeys } from './secrets/access-keys';
import { extractAzureLogins } from './secrets/azure-login';
import { extractCredentials, type Fed } from './secrets/credentials';
import { extractEmbeddedYaml } from './secrets/embedded-yaml';
import { extractGoogleKeyFiles } from './secrets/google-key-files';
import { extractMaskedValues } from './secrets/masked-values';
import { extractProviders } from './secrets/providers';
import { extractStoredSecrets } from './secrets/stored-secrets';
import { extractVariables } from './secrets/variables';
import { extractVaultReferences } from './secrets/vault';
import { extractSettings } from './workloads/settings';
import { extractWorkloadRoles } from './workloads/workload-roles';

const MAX_ISSUES = 5;

/**
 * Fills the facts of one `.tf`, `.tofu`, `.tfvars` or `.hcl` file with what it says by itself. Damaged parts are named; the rest
 * is read. Identities, policies and who uses them depend on more than one file: module/ adds them when all files are there.
 */
export function extractTerraform(context: ExtractContext): void {
  const tree = parseHcl(context.text);
  for (const issue of tree.issues.slice(0, MAX_ISSUES))
    context.facts.unresolved.push({ reason: `syntax error: ${issue.message}`, span: spanOf(context.file, issue) });
  rememberTree(context.facts, context.text, tree.body);
  const file = readFile(context, tree);
  const fed: Fed = new Map();
  extractAccessKeys(file);
  extractVaultReferences(file);
  extractSettings(file);
  extractShields(file);
  extractWorkloadRoles(file);
  extractStoredSecrets(file);
  extractMaskedValues(file);
  extractProviders(file, fed);
  extractGoogleKeyFiles(file);
  extractAzureLogins(file);
  extractCredentials(file, fed);
  extractEmbeddedYaml(file);
  extractVariables(file, fed);
  if (file.scope.names.budget.steps <= 0)
    context.facts.unresolved.push({
      reason: 'the file refers to its own values too often: not all were resolved',
      span: spanOf(context.file, { start: 0, end: 0 }),
    });
}
