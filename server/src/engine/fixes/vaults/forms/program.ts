/** How a program reads a vault, language by language. */
import type { Step } from '../../model';
import type { SecretName } from '../../naming';

export type Language =
  | 'typescript'
  | 'javascript'
  | 'python'
  | 'go'
  | 'java'
  | 'kotlin'
  | 'csharp'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'powershell';

export type Program = (name: SecretName) => SourceReference;

/** Languages without an entry have no maintained client: their programs read the environment, which the vault's own tool fills. */
export type Programs = { readonly [L in Language]?: Program | undefined };

/** An expression of a source language and what the file must have for it. */
export interface SourceReference {
  readonly expression: string;
  readonly imports: readonly SourceImport[];
  /** The expression holds an `await`. */
  readonly async?: boolean;
  /** A function to add to the file, as the language's own formatter writes it. The expression calls it. */
  readonly helper?: { readonly name: string; readonly lines: readonly string[] };
  /** What the program needs for it, for the follow-up: packages, an agent, the address of the vault. */
  readonly packages?: Step;
}

export interface SourceImport {
  /** Module, package or path. */
  readonly from: string;
  /** Names taken from it (TypeScript), or the alias (Go). */
  readonly names?: readonly string[];
}
