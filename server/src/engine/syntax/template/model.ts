/** The tree of a Go template (https://pkg.go.dev/text/template), every node with its range in the text. */
import type { Range } from '../span';

export type Operand =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word'; readonly value: boolean | null }
  /** `.`, `.a.b`. */
  | { readonly kind: 'field'; readonly path: readonly string[] }
  /** `$`, `$x.a`. */
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string }
  /** `(…).a`. */
  | { readonly kind: 'group'; readonly pipeline: Pipeline; readonly path: readonly string[] };

export interface Command extends Range {
  readonly operands: readonly Operand[];
}

export interface Pipeline extends Range {
  /** `$a, $b :=`; empty where none is set. */
  readonly names: readonly string[];
  /** `:=` makes a variable, `=` changes one. */
  readonly makes: boolean;
  readonly commands: readonly Command[];
}

export type Node =
  | ({ readonly kind: 'literal' } & Range)
  | ({ readonly kind: 'print'; readonly pipeline: Pipeline } & Range)
  | ({ readonly kind: 'if' | 'with' | 'range'; readonly pipeline: Pipeline; readonly body: Nodes; readonly other: Nodes } & Range)
  | ({ readonly kind: 'template'; readonly name: string; readonly pipeline?: Pipeline } & Range)
  | ({ readonly kind: 'break' | 'continue' } & Range);

export type Nodes = readonly Node[];

export interface Template {
  readonly nodes: Nodes;
  /** Named parts: `define`, `block`. */
  readonly defines: ReadonlyMap<string, Nodes>;
  /** It was not read to its end. */
  readonly damaged: boolean;
}
