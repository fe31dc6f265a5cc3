import type { SecretName } from '../../naming';

/** `app/db`: the path of an entry of the KV engine, version 2, at its usual mount `secret`. */
export function entryPath(name: SecretName): string {
  return `${name.service}/${name.component}`;
}
