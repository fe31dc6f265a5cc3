/** GitLab CI. */
import type { HostFixes } from './model';

export const gitlabCi: HostFixes = {
  id: 'gitlab-ci',
  title: 'GitLab CI',
  serves: (file) => /(?:^|\/)(?:[\w.-]*\.)?\.?gitlab-ci\.ya?ml$/i.test(file),
};
