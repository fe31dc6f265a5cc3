import type { Host } from '../../../facts/model';

/** Where AWS policies are found: configuration, data files, and the source of programs. */
export const POLICY_HOSTS: readonly Host[] = [
  ...(['terraform', 'cloudformation', 'json', 'yaml', 'ansible'] as const),
  ...(['typescript', 'javascript', 'python', 'go', 'java'] as const),
];
