import type { SecretName } from '../../naming';
import type { Program, SourceReference } from './program';

type Helper = Pick<SourceReference, 'imports'> & {
  readonly name: string;
  readonly args: readonly string[];
  readonly lines: readonly string[];
  readonly modules: readonly string[];
  /** What the program needs beside the modules. */
  readonly needs?: string;
};

/** A function that reads the vault or panics (its name says `must`), and the call of it: strings are read where no error can be returned. */
export function forGo(helperFor: (name: SecretName) => Helper): Program {
  return (secret) => {
    const { name, args, lines, modules, needs, imports } = helperFor(secret);
    return {
      imports,
      expression: `${name}(${args.map((arg) => `"${arg}"`).join(', ')})`,
      helper: { name, lines },
      packages: { text: needs ? `Add the modules, and ${needs}` : 'Add the modules', command: `go get ${modules.join(' ')}` },
    };
  };
}

/** What a caller cannot mend. */
export const OR_PANIC: readonly string[] = ['\tif err != nil {', '\t\tpanic(err)', '\t}'];
