/** The tree of an HCL file (Terraform, OpenTofu). Grammar: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */
import type { Range, SyntaxIssue } from '../span';

export interface HclFile {
  readonly body: Body;
  readonly issues: readonly SyntaxIssue[];
}

export interface Body extends Range {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute extends Range {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: Expression;
}

export interface Label extends Range {
  /** Without quotes. The range includes them. */
  readonly text: string;
}

export interface Block extends Range {
  readonly type: string;
  readonly typeRange: Range;
  readonly labels: readonly Label[];
  /** From after `{` to before `}`. */
  readonly body: Body;
}

export type Expression =
  | Literal
  | Template
  | Variable
  | Access
  | Index
  | Splat
  | Call
  | List
  | ObjectExpression
  | For
  | Conditional
  | Binary
  | Unary
  | Parens
  | Missing;

export interface Literal extends Range {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
}

/** A quoted string or a heredoc. A string without interpolation has one text part, or none when it is empty. */
export interface Template extends Range {
  readonly kind: 'template';
  readonly form: 'quoted' | 'heredoc' | 'indented-heredoc';
  /** Inside the quotes, or the lines between the heredoc marks. */
  readonly content: Range;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | ({ readonly kind: 'text' /** Decoded (escapes, `$${`). */; readonly text: string } & Range)
  | ({ readonly kind: 'interpolation'; readonly expression: Expression } & Range)
  | ({ readonly kind: 'directive' } & Directive & Range);

/** `%{ if … }`, `%{ for k, v in … }`, `%{ endif }`. What stands between them are parts beside them. */
export interface Directive {
  /** `if`, `else`, `endif`, `for`, `endfor`; anything else does nothing. */
  readonly word: string;
  /** The condition or the collection. */
  readonly expression?: Expression;
  readonly names?: readonly [string] | readonly [string, string];
}

export interface Variable extends Range {
  readonly kind: 'variable';
  readonly name: string;
}

export interface Access extends Range {
  readonly kind: 'access';
  readonly target: Expression;
  readonly name: string;
  readonly nameRange: Range;
}

export interface Index extends Range {
  readonly kind: 'index';
  readonly target: Expression;
  readonly key: Expression;
}

/** `target[*]` or `target.*`; accesses after it wrap this node. */
export interface Splat extends Range {
  readonly kind: 'splat';
  readonly target: Expression;
}

export interface Call extends Range {
  readonly kind: 'call';
  /** With namespaces: `provider::aws::arn_parse`. */
  readonly name: string;
  readonly nameRange: Range;
  readonly args: readonly Expression[];
  /** The last argument is followed by `...`. */
  readonly expand: boolean;
}

export interface List extends Range {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface ObjectEntry extends Range {
  /** A bare key `Action` is a `variable` node; `(key)` is `parens`; a quoted key is a `template`. */
  readonly key: Expression;
  readonly value: Expression;
}

export interface ObjectExpression extends Range {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

export interface For extends Range {
  readonly kind: 'for';
  readonly form: 'list' | 'object';
  readonly keyName?: string;
  readonly valueName: string;
  readonly collection: Expression;
  readonly key?: Expression;
  readonly value: Expression;
  readonly condition?: Expression;
  readonly grouped: boolean;
}

export interface Conditional extends Range {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface Binary extends Range {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Range {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}

export interface Parens extends Range {
  readonly kind: 'parens';
  readonly inner: Expression;
}

/** A half-typed place where an expression should stand. */
export interface Missing extends Range {
  readonly kind: 'missing';
}
