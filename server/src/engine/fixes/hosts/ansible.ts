/** Ansible. */
import type { HostFixes } from './model';

export const ansible: HostFixes = {
  id: 'ansible',
  title: 'Ansible',
  serves: () => false,
};
