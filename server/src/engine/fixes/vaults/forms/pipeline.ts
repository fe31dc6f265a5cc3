/** How pipelines read a vault before their steps run. */
import type { SecretName } from '../../naming';

/** Filled by the hosts of pipelines: GitHub Actions, GitLab CI, Jenkins. */
export interface PipelineForms {
  readonly name?: SecretName;
}
