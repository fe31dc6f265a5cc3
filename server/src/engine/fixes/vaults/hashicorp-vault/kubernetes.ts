import type { KubernetesForm } from '../forms/kubernetes';
import { entryPath } from './names';

export const kubernetes: KubernetesForm = { provider: 'vault', store: 'vault-backend', key: entryPath };
