import type { SecretName } from '../../naming';
import type { Program, SourceReference } from './program';

type Helper = Pick<SourceReference, 'imports' | 'packages' | 'async'> & {
  readonly name: string;
  readonly args: readonly string[];
  readonly lines: readonly string[];
};

/** A function that reads the vault, and the call of it. */
export function forPython(helperFor: (name: SecretName) => Helper): Program {
  return (secret) => {
    const { name, args, lines, ...rest } = helperFor(secret);
    const call = `${name}(${args.map((arg) => `"${arg}"`).join(', ')})`;
    return { ...rest, expression: rest.async ? `await ${call}` : call, helper: { name, lines } };
  };
}
