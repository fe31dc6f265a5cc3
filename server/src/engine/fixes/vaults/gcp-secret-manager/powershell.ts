import type { Program } from '../forms/program';
import { secretName } from './names';

/** https://cloud.google.com/sdk/gcloud/reference/secrets/versions/access */
export const powershell: Program = (name) => ({
  expression: `(gcloud secrets versions access latest --secret=${secretName(name)})`,
  imports: [],
  packages: 'The script needs the gcloud command, signed in, with a project.',
});
