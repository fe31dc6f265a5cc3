/** Dockerfile. */
import type { HostFixes } from './model';

export const dockerfile: HostFixes = {
  id: 'dockerfile',
  title: 'Dockerfile',
  serves: (_file, host) => host === 'dockerfile',
};
