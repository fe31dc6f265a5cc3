import type { SecretName } from '../../naming';
import type { Program, SourceReference } from './program';

type Helper = Pick<SourceReference, 'packages' | 'async'> & {
  readonly name: string;
  readonly args: readonly string[];
  readonly lines: readonly string[];
  readonly namespaces: readonly string[];
};

/** A static method that reads the vault, and the call of it. */
export function forCsharp(helperFor: (name: SecretName) => Helper): Program {
  return (secret) => {
    const { name, args, lines, namespaces, ...rest } = helperFor(secret);
    const call = `${name}(${args.map((arg) => `"${arg}"`).join(', ')})`;
    return {
      ...rest,
      expression: rest.async ? `await ${call}` : call,
      imports: namespaces.map((from) => ({ from })),
      helper: { name, lines },
    };
  };
}
