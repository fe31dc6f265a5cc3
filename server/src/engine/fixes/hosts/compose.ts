/** docker-compose. */
import { configuration } from './configuration';
import type { HostFixes } from './model';

export const compose: HostFixes = {
  id: 'compose',
  title: 'docker-compose',
  serves: (file) => /(?:^|\/)(?:docker-|podman-)?compose(?:[-.][\w-]+)*\.ya?ml$/i.test(file),
  reference: configuration.reference,
};
