/** Secrets that a template declares. */
import { get, textOf, type Value } from '../../../syntax/value';

const TYPE = 'AWS::SecretsManager::Secret';

export interface Declared {
  readonly id: string;
  /** Its keys, as far as the template says. */
  readonly keys: readonly string[];
}

export function declaredSecrets(top: Value): Declared[] {
  const resources = get(top, 'Resources');
  if (resources?.kind !== 'object') return [];
  return resources.entries.flatMap(({ key, value }) =>
    textOf(get(value, 'Type')) === TYPE ? [{ id: key, keys: keysOf(get(value, 'Properties')) }] : [],
  );
}

/** The one secret of the template that has the key: which of several is meant, nobody can tell. */
export function secretWith(top: Value, key: string): Declared | undefined {
  const all = declaredSecrets(top).filter(({ keys }) => keys.includes(key));
  return all.length === 1 ? all[0] : undefined;
}

function keysOf(properties: Value | undefined): string[] {
  const generated = get(properties, 'GenerateSecretString');
  const key = textOf(get(generated, 'GenerateStringKey'));
  const text = textOf(get(generated, 'SecretStringTemplate')) ?? textOf(get(properties, 'SecretString')) ?? '';
  const written = [...text.slice(0, 2000).matchAll(/"([\w.-]{1,60})"\s*:/g)].map(([, name]) => name ?? '');
  return key ? [key, ...written] : written;
}
