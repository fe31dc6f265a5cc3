/** The smallest step: the Secret is made outside the repository. */
import type { Step } from '../../model';
import type { SecretName } from '../../naming';
import { typed } from '../../vaults/prompt';

/** The command that makes a Secret with one key, its value from standard input. */
export function secretByHand(name: SecretName, secret: string, key: string, namespace?: string): Step {
  const flag = namespace ? ` -n ${namespace}` : '';
  return {
    text: 'Make the Secret outside the repository; the value is read from the terminal',
    command: `${typed(name)} | kubectl${flag} create secret generic ${secret} --from-file=${key}=/dev/stdin`,
  };
}
