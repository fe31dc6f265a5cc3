import type { KubernetesForm } from '../forms/kubernetes';

export const kubernetes: KubernetesForm | undefined = undefined;
