/**
 * The tree of a Bicep file, and of the expressions in an ARM template's strings, which are the same but for their quotes.
 * https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/file
 */
import type { Range, SyntaxIssue } from '../span';

export interface BicepFile {
  readonly statements: readonly Statement[];
  readonly issues: readonly SyntaxIssue[];
}

/** `@secure()`, `@sys.description('…')`. */
export interface Decorator extends Range {
  /** Without namespace. */
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `param`, `var`, `output`, `type`, `func`, `metadata`, `assert`: a name, perhaps a type, perhaps a value. */
export interface Declaration extends Range {
  readonly kind: 'param' | 'var' | 'output' | 'type' | 'func' | 'metadata' | 'assert';
  readonly name: string;
  readonly nameRange: Range;
  readonly type?: Range;
  readonly value?: Expression;
  readonly decorators: readonly Decorator[];
}

/** `resource`, `module`, also a child inside of another resource. */
export interface ResourceDeclaration extends Range {
  readonly kind: 'resource' | 'module';
  readonly name: string;
  readonly nameRange: Range;
  /** `'Microsoft.Sql/servers@2021-11-01'`, or the path of the module. */
  readonly path?: Text;
  readonly existing: boolean;
  readonly value?: Expression;
  readonly decorators: readonly Decorator[];
}

/** `targetScope = …`, `using '…'`, `import …`, `extension …`. */
export interface Directive extends Range {
  readonly kind: 'directive';
  readonly name: string;
  readonly nameRange: Range;
  readonly value?: Expression;
  readonly decorators: readonly Decorator[];
}

export type Statement = Declaration | ResourceDeclaration | Directive;

export type Expression =
  | Literal
  | Text
  | Name
  | Access
  | Index
  | Call
  | Unary
  | Binary
  | Conditional
  | List
  | ObjectExpression
  | Spread
  | For
  | If
  | Lambda
  | Missing;

export interface Literal extends Range {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
}

export interface Text extends Range {
  readonly kind: 'text';
  /** Inside the quotes. */
  readonly content: Range;
  readonly parts: readonly TextPart[];
  readonly multiline: boolean;
}

export type TextPart =
  /** Decoded; an escape is a part of its own, so that elsewhere characters stand one by one. */
  | ({ readonly kind: 'text'; readonly text: string } & Range)
  | ({ readonly kind: 'hole'; readonly expression: Expression } & Range);

export interface Name extends Range {
  readonly kind: 'name';
  readonly name: string;
}

/** `a.b`, `a.?b`; `a::b` for a child resource. */
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

/** `f(…)`, `sys.f(…)`, `vault.getSecret(…)`. */
export interface Call extends Range {
  readonly kind: 'call';
  readonly target?: Expression;
  readonly name: string;
  readonly nameRange: Range;
  readonly args: readonly Expression[];
}

export interface Unary extends Range {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}

export interface Binary extends Range {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Range {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface List extends Range {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface ObjectEntry extends Range {
  /** Undefined where the key is put together at deployment. */
  readonly key: string | undefined;
  /** With its quotes. */
  readonly keyRange: Range;
  readonly value: Expression;
}

export interface ObjectExpression extends Range {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
  readonly spreads: readonly Spread[];
  /** Child resources. */
  readonly resources: readonly ResourceDeclaration[];
}

/** `...value` */
export interface Spread extends Range {
  readonly kind: 'spread';
  readonly value: Expression;
}

/** `[for item in items: …]`, `[for (item, index) in items: …]` */
export interface For extends Range {
  readonly kind: 'for';
  readonly names: readonly string[];
  readonly collection: Expression;
  readonly body: Expression;
}

/** `if (condition) { … }` before the body of a resource. */
export interface If extends Range {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly body: Expression;
}

export interface Lambda extends Range {
  readonly kind: 'lambda';
  readonly names: readonly string[];
  readonly body: Expression;
}

/** What could not be read. */
export interface Missing extends Range {
  readonly kind: 'missing';
}
