import type { KubernetesForm } from '../forms/kubernetes';
import { secretId } from './names';

export const kubernetes: KubernetesForm = { provider: 'aws', store: 'aws-secrets', key: secretId };
