/** Jenkinsfile. */
import type { HostFixes } from './model';

export const jenkins: HostFixes = {
  id: 'jenkins',
  title: 'Jenkinsfile',
  serves: (file) => /(?:^|\/)jenkinsfile(?:[.-][\w-]+)?$/i.test(file),
};
