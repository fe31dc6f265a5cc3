import type { ShellForm } from '../forms/shell';
import { secretName } from './names';

/** https://cloud.google.com/sdk/gcloud/reference/secrets/versions/access */
export const shell: ShellForm = (name) => ({
  command: `gcloud secrets versions access latest --secret=${secretName(name)}`,
  needs: 'the gcloud command, signed in, with a project',
});
