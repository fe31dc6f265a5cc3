/** Steps after which a job holds credentials of a cloud or vault, as files or in its environment. */
import type { PipelineStep } from '../../../facts/model';

const LOGINS = new Set([
  'aws-actions/configure-aws-credentials',
  'azure/login',
  'azure/aks-set-context',
  'google-github-actions/auth',
  'google-github-actions/get-gke-credentials',
  'hashicorp/vault-action',
  'pulumi/auth-actions',
  'aliyun/configure-aliyun-credentials-action',
  'oracle-actions/configure-kubectl-oke',
  'digitalocean/action-doctl',
  '1password/load-secrets-action',
  'dopplerhq/secrets-fetch-action',
  'infisical/secrets-action',
  'bitwarden/sm-action',
  'aws-actions/aws-secretsmanager-get-secrets',
]);

/** Whether the step logs its job in. */
export function isCloudLogin({ uses }: PipelineStep): boolean {
  return uses !== undefined && LOGINS.has(uses.name);
}
