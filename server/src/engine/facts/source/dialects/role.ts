/** What a node of a syntax tree may be to the readers. */

import type { SourceNode } from '../../../syntax/source/tree';
import type { Rewrite } from './reshape';

/** Fields are names of the grammar, or positions among the children; a role without a field reads the node's own children. */
export type Role =
  | { readonly is: 'string' }
  /** Adjacent literals. */
  | { readonly is: 'adjacent' }
  | { readonly is: 'name' }
  | { readonly is: 'member'; readonly object: string; readonly property: string }
  | { readonly is: 'index'; readonly object: string; readonly index: string }
  /** `callee` is an expression, or `object` and `name` are (Java). */
  | { readonly is: 'call'; readonly callee?: string; readonly object?: string; readonly name?: string; readonly construct?: true }
  /** `body` holds the pairs where the node itself does not (Go composite literals). */
  | { readonly is: 'object'; readonly body?: string; readonly type?: string }
  | { readonly is: 'pair'; readonly key: string; readonly value: string; readonly named?: true }
  /** An argument with a node of its own; with a name it is a keyword argument. */
  | { readonly is: 'argument'; readonly name?: string }
  | { readonly is: 'spread' }
  | { readonly is: 'assign'; readonly name: string; readonly value: string; readonly field?: true }
  /** A loop gives the name one value after the other. */
  | { readonly is: 'each'; readonly name: string }
  | { readonly is: 'binary' }
  | { readonly is: 'choice'; readonly condition: number }
  /** Parentheses, casts, await, pointers: the value is the child in `inner`, or the last child. */
  | { readonly is: 'wrap'; readonly inner?: string }
  | { readonly is: 'list' }
  | { readonly is: 'import' }
  | { readonly is: 'parameters' }
  | { readonly is: 'function' }
  | { readonly is: 'class' };

/** A language, or several that are written alike. */
export type Dialect = 'js' | 'python' | 'go' | 'java' | 'csharp' | 'kotlin' | 'ruby' | 'php' | 'rust' | 'shell' | 'powershell';

/** Of types that mean one thing or another: what this node means. */
export type RoleOf = (node: SourceNode, text: string) => Role | undefined;

export interface Language {
  readonly dialect: Dialect;
  readonly roles: ReadonlyMap<string, Role | RoleOf>;
  /** Where the grammar names too few fields: nodes as the roles want them. */
  readonly rewrite?: Rewrite;
}

export const wrap: Role = { is: 'wrap' };
export const name: Role = { is: 'name' };
export const string: Role = { is: 'string' };
export const list: Role = { is: 'list' };
export const fn: Role = { is: 'function' };
export const assign = (left: string, right: string): Role => ({ is: 'assign', name: left, value: right });

export const language = (dialect: Dialect, roles: Readonly<Record<string, Role | RoleOf>>, rewrite?: Rewrite): Language => ({
  dialect,
  roles: new Map(Object.entries(roles)),
  ...(rewrite ? { rewrite } : {}),
});
