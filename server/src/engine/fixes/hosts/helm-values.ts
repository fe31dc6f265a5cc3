/** Helm values. */
import type { HostFixes } from './model';

export const helmValues: HostFixes = {
  id: 'helm-values',
  title: 'Helm values',
  serves: () => false,
};
