/** PHP. */
import type { HostFixes } from './model';

export const php: HostFixes = {
  id: 'php',
  title: 'PHP',
  serves: (file) => /\.(?:php|phtml)$/i.test(file),
};
