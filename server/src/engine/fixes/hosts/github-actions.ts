/** GitHub Actions. */
import { configuration } from './configuration';
import type { HostFixes } from './model';

export const githubActions: HostFixes = {
  id: 'github-actions',
  title: 'GitHub Actions',
  serves: (file) => /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i.test(file),
  reference: configuration.reference,
};
