/** Whether a file is a Serverless Framework service: `serverless.yml`, and variants such as `serverless.prod.yaml`. */
import { baseName } from '../../../syntax/path';

export function isServerlessFile(file: string): boolean {
  return /^serverless(?:[.-][\w-]{1,60}){0,4}\.(?:ya?ml|json)$/i.test(baseName(file));
}
