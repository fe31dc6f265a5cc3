import type { SecretName } from '../../naming';
import type { Program, SourceReference } from './program';

type Helper = Pick<SourceReference, 'imports' | 'packages'> & {
  readonly name: string;
  readonly args: readonly string[];
  /** In TypeScript. */
  readonly lines: readonly string[];
};

/** An async function that reads the vault, for TypeScript and, without the types, for JavaScript. */
export function forNode(helperFor: (name: SecretName) => Helper): { typescript: Program; javascript: Program } {
  const program =
    (write: (lines: readonly string[]) => readonly string[]): Program =>
    (secret) => {
      const { name, args, lines, ...rest } = helperFor(secret);
      const expression = `await ${name}(${args.map((arg) => `'${arg}'`).join(', ')})`;
      return { ...rest, expression, async: true, helper: { name, lines: write(lines) } };
    };
  return { typescript: program((lines) => lines), javascript: program((lines) => lines.map(untyped)) };
}

function untyped(line: string): string {
  return line.startsWith('async function ') ? line.replace(/: string|: Promise<string>/g, '') : line;
}
