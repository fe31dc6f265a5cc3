import { isSecretName, typeOfName } from '../../secrets/slots/names';

/**
 * Whether what a cluster would run with this name and value is a password, however simple: `MYSQL_ROOT_PASSWORD: mysql` is. The
 * shortest values are switches (`MYSQL_RANDOM_ROOT_PASSWORD: "1"`), and a value that repeats its name is a placeholder.
 */
export function holdsPassword(name: string, value: string): boolean {
  if (value.trim().length < 4 || value.toLowerCase() === name.toLowerCase() || !isSecretName(name)) return false;
  return typeOfName(name) === 'password' || /secret[-_]?(?:access[-_]?)?key$/i.test(name);
}
