/** Ruby. */
import type { HostFixes } from './model';

export const ruby: HostFixes = {
  id: 'ruby',
  title: 'Ruby',
  serves: (file) => /(?:\.(?:rb|rake|gemspec|ru)|(?:^|\/)(?:Gemfile|Rakefile))$/.test(file),
};
