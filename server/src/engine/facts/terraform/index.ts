/** Terraform and OpenTofu files: what they declare, attach, use and give away. */
import { parseHcl } from '../../syntax/hcl/parser';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import { extractAccessKeys } from './access-keys';
import { extractAttachments } from './attachments';
import { extractCredentials, type Fed } from './credentials';
import { readFile } from './file';
import { extractIdentities } from './identities';
import { extractLambdaPermissions } from './lambda-permission';
import { extractMaskedValues } from './masked-values';
import { extractPolicies } from './policies';
import { extractPolicyDocuments } from './policy-documents';
import { extractProviders } from './providers';
import { extractReferences } from './references';
import { extractSettings } from './settings';
import { extractShields } from './shields';
import { extractStoredSecrets } from './stored-secrets';
import { extractUserMeans } from './user-means';
import { extractVariables } from './variables';
import { extractVaultReferences } from './vault';
import { extractWorkloadRoles } from './workload-roles';

const MAX_ISSUES = 5;

/** Fills the facts of one `.tf`, `.tofu`, `.tfvars` or `.hcl` file. Damaged parts are named; the rest is read. */
export function extractTerraform(context: ExtractContext): void {
  const tree = parseHcl(context.text);
  for (const issue of tree.issues.slice(0, MAX_ISSUES))
    context.facts.unresolved.push({ reason: `syntax error: ${issue.message}`, span: spanOf(context.file, issue) });
  const file = readFile(context, tree);
  const fed: Fed = new Map();
  extractIdentities(file);
  extractAccessKeys(file);
  extractUserMeans(file);
  extractPolicyDocuments(file);
  extractPolicies(file);
  extractLambdaPermissions(file);
  extractAttachments(file);
  extractReferences(file);
  extractVaultReferences(file);
  extractSettings(file);
  extractShields(file);
  extractWorkloadRoles(file);
  extractStoredSecrets(file);
  extractMaskedValues(file);
  extractProviders(file, fed);
  extractCredentials(file, fed);
  extractVariables(file, fed);
  if (file.scope.names.budget.steps <= 0)
    context.facts.unresolved.push({
      reason: 'the file refers to its own values too often: not all were resolved',
      span: spanOf(context.file, { start: 0, end: 0 }),
    });
}
