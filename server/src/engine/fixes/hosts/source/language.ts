/** A source language as the edits of a fix see it: what a literal is, where an expression may stand, and how a file gets what it needs. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Range } from '../../../syntax/span';
import type { Edit, Step, VaultId } from '../../model';
import type { Language, SourceImport, SourceReference } from '../../vaults/forms/program';
import type { Draft, Place } from '../model';
import type { LiteralSite } from './nodes';

/** A literal that holds a secret, in its tree. `content` is the text between the quotes. */
export interface Spot extends LiteralSite {
  readonly place: Place;
  readonly text: string;
  readonly secret: Range;
  readonly content: Range;
}

/** Edits that put an expression in place of a literal, and what they need beside what the expression needs. */
export interface Replacement {
  readonly edits: readonly Edit[];
  readonly imports?: readonly SourceImport[];
  readonly packages?: Step;
  /** What to say of it in place of the usual. */
  readonly instead?: Pick<Draft, 'title' | 'followUp'>;
  /** Whether it fits wherever the literal fitted is for a person to see. */
  readonly unsure?: true;
}

/** A read of the environment with the literal behind it: `ENV.fetch("X", "literal")`. */
export interface Fallback {
  /** Of the variable. */
  readonly name: string;
  /** The whole read. */
  readonly read: Range;
  /** The literal goes; without the variable the program stops. */
  readonly without: readonly Edit[];
}

export interface SourceLanguage {
  readonly id: Language;
  readonly title: string;
  /** Nodes that are string literals. */
  readonly literals: readonly string[];
  /** Nodes inside which the language wants a constant, or in which an expression would change what is written around it. */
  readonly constants: ReadonlySet<string>;
  /** Other such places. */
  readonly refuses?: (spot: Spot) => boolean;
  /** Between the quotes; undefined for literals that no expression can replace. */
  readonly content: (text: string, node: SourceNode) => Range | undefined;
  /** So that the declaration around it takes an expression; undefined where it cannot. */
  readonly declaration?: (spot: Spot) => readonly Edit[] | undefined;
  /** The secret is the whole literal. */
  readonly whole: (spot: Spot, expression: string) => Replacement | undefined;
  /** The secret is a part of the literal. */
  readonly part: (spot: Spot, expression: string) => Replacement | undefined;
  readonly fallback?: (spot: Spot) => Fallback | undefined;
  /** As this file, this project and their version of the language have it. */
  readonly adapted?: (spot: Spot, source: SourceReference, fromEnvironment: boolean) => SourceReference;
  readonly isAsync?: (spot: Spot) => boolean;
  /** Lines that bring the names in; undefined where a name is taken. */
  readonly imports?: (spot: Spot, imports: readonly SourceImport[]) => readonly Edit[] | undefined;
  /** The function that the expression calls; nothing where it stands already, undefined where it has no place. */
  readonly helper?: (spot: Spot, helper: NonNullable<SourceReference['helper']>) => readonly Edit[] | undefined;
  /** No secret at all. */
  readonly identity?: (spot: Spot) => Draft | undefined;
  readonly steps?: (place: Place) => readonly Step[];
  readonly byHand: readonly Step[];
  readonly without: Readonly<Partial<Record<VaultId, string>>>;
}
