import type { SecretName } from '../naming';

/**
 * Start of a shell pipe that brings the value in without showing it on the screen, in the history or in a list of processes: typed or
 * pasted at a silent prompt, or from a file where it has many lines.
 */
export function typed({ field }: SecretName): string {
  // Keys of a Kubernetes Secret are names of files: `tls.key`, `.dockerconfigjson`.
  const isFile = /private_key|certificate|service_account_key|\.(?:key|crt|pem|json|ya?ml|conf|dockerconfigjson)$/.test(field);
  return isFile ? 'cat FILE' : '(IFS= read -rs V && printf %s "$V")';
}
