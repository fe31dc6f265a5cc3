import { baseName } from '../../../syntax/path';

/** `docker-compose.dev.yml`, `compose.local.yaml`, `dev-compose.yml`: it starts services on the machine of whoever works on the code. */
export function isForDevelopment(file: string): boolean {
  return /(?:^|[._-])(?:dev(?:el(?:op(?:ment)?)?)?|local|tests?|testing|e2e|debug)(?=[._-])/i.test(baseName(file));
}
