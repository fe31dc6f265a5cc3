/** Kustomize. */
import type { HostFixes } from './model';

export const kustomize: HostFixes = {
  id: 'kustomize',
  title: 'Kustomize',
  serves: (file) => /(?:^|\/)kustomization\.ya?ml$/i.test(file),
};
