/** An AWS policy document as data: every value with its place and with what is known about it. */
import type { Range, Span } from '../syntax/span';

/**
 * One value of a statement. `known`: `text` is the whole value. `pattern`: parts of `text` are HOLE. `unknown`: `text` is
 * empty and `reference` says what stands there (`aws_s3_bucket.logs.arn`, `!GetAtt Queue.Arn`).
 */
export interface Term {
  readonly state: 'known' | 'pattern' | 'unknown';
  readonly text: string;
  /** The content, without quotes. */
  readonly span: Span;
  /** The literal with its quotes: what an edit replaces. */
  readonly literal: Range;
  /** Whether the literal is an item of a list, or stands alone (`Action: s3:*`) and becomes a list when it is split. */
  readonly inList: boolean;
  readonly reference?: string;
}

export interface PrincipalTerm extends Term {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*';
}

export interface Condition {
  readonly operator: string;
  /** The operator as written, with its quotes, where it stands at a place of its own. */
  readonly operatorSpan?: Span;
  readonly key: string;
  readonly values: readonly Term[];
  readonly span: Span;
}

export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  readonly actions: readonly Term[];
  readonly notActions: readonly Term[];
  readonly resources: readonly Term[];
  readonly notResources: readonly Term[];
  readonly principals: readonly PrincipalTerm[];
  readonly notPrincipals: readonly PrincipalTerm[];
  readonly conditions: readonly Condition[];
  /** Some part of the statement could not be read at all (a dynamic block, a merged list): absence proves nothing. */
  readonly partial: boolean;
  /** A condition that is not known decides whether it is there at all. */
  readonly optional?: true;
  readonly span: Span;
}

/** Which resources a statement is about. */
export type Scope = Pick<Statement, 'resources' | 'notResources' | 'partial'>;

/** What is wrong with the form of a document: its grammar, its limits, elements that AWS does not know. */
export interface GrammarIssue {
  /** `missing-version`, `unknown-element`, `duplicate-sid`, … */
  readonly code: string;
  /** One sentence, without the value. */
  readonly message: string;
  readonly span: Span;
  /** What the text at `span` should be instead, where that is certain. */
  readonly instead?: string;
}

/** A policy document as read. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
  readonly issues: readonly GrammarIssue[];
}

/** What a document is for. Decided by what refers to it, not by guessing. */
export type Purpose = 'identity' | 'trust' | 'resource' | 'boundary' | 'scp' | 'unknown';
