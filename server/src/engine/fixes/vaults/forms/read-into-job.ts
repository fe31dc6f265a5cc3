/** Steps of GitHub Actions for vaults that have a command and no action. */
import { dns, type SecretName } from '../../naming';
import type { ActionsForm, Pair } from './pipeline';

interface Reading {
  readonly title: string;
  readonly name: SecretName;
  readonly variable: string;
  readonly exported: boolean;
  /** Prints the value and nothing else. */
  readonly command: string;
  readonly env?: readonly Pair[];
}

/**
 * Undefined for keys of many lines, which would have to be masked and written line by line. The value is masked before anything else is done with it.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#masking-a-value-in-a-log
 */
export function readIntoJob({
  title,
  name,
  variable,
  exported,
  command,
  env,
}: Reading): Pick<ActionsForm, 'read' | 'expression'> | undefined {
  if (/private_key|certificate/.test(name.field)) return undefined;
  const id = `read-${dns(name.component, name.field)}`;
  return {
    read: {
      name: title,
      id,
      ...(env ? { env } : {}),
      run: [
        `VALUE="$(${command})"`,
        'echo "::add-mask::$VALUE"',
        `echo "${variable}=$VALUE" >> "$${exported ? 'GITHUB_ENV' : 'GITHUB_OUTPUT'}"`,
      ],
    },
    expression: (own) => (exported ? `env.${variable}` : `steps.${own}.outputs.${variable}`),
  };
}
