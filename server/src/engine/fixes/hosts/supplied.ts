/** Starting a command with a value of a vault in its environment: what remains to do where a file can only name a variable. */
import type { Step } from '../model';
import type { SecretName } from '../naming';
import type { Vault } from '../vaults/model';

/** The command with the variable before it; undefined for the environment, which somebody else fills. */
export function supplied(vault: Vault, name: SecretName, variable: string, command: string): string | undefined {
  const reference = vault.configuration?.reference?.(name);
  if (reference) return `${variable}=${reference.text} ${reference.run(command)}`;
  return vault.shell && `${variable}="$(${vault.shell(name).command})" ${command}`;
}

/** The same as a step. */
export function suppliedStep(text: string, vault: Vault, name: SecretName, variable: string, command: string): Step[] {
  const line = supplied(vault, name, variable, command);
  return line === undefined ? [] : [{ text, command: line }];
}

/** A path as an argument of a shell. */
export function argument(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
