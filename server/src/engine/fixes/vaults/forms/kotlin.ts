import type { SecretName } from '../../naming';
import type { Program, SourceReference } from './program';

type Helper = Pick<SourceReference, 'packages'> & {
  readonly name: string;
  readonly args: readonly string[];
  readonly lines: readonly string[];
  /** Classes, with their packages. */
  readonly classes: readonly string[];
};

/** A function of the file that reads the vault with the SDK for Java, and the call of it. */
export function forKotlin(helperFor: (name: SecretName) => Helper): Program {
  return (secret) => {
    const { name, args, lines, classes, ...rest } = helperFor(secret);
    const expression = `${name}(${args.map((arg) => `"${arg}"`).join(', ')})`;
    return { ...rest, expression, imports: classes.map((from) => ({ from })), helper: { name, lines } };
  };
}
