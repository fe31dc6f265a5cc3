/** Who can become or control whom: steps, and the ways that they make. Plain data. */
import type { Span } from '../../syntax/span';
import type { Identity } from '../model';

/** Somebody who is no identity of the workspace and may get in. */
export interface Outsider {
  /** `outside:` and a name of its own; equal in every run. */
  readonly id: string;
  /** For messages: `any AWS account`, `account 111122223333`, `any customer of GitHub Actions`. */
  readonly name: string;
  /**
   * anyone: whoever asks · account: another account · vendor: one that is known to be a vendor's · tokens: what an issuer's tokens
   * name (a repository, a workspace), as far as the trust pins it · pipeline: a workflow of the workspace that logs in.
   */
  readonly kind: 'anyone' | 'account' | 'vendor' | 'tokens' | 'pipeline';
}

/** One step: `from` can become, or control, `to`. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly way: Way;
  /** A sentence without its full stop: `role app may assume role deploy`. */
  readonly words: string;
  /** The value that allows it and is the first to change: the resource of the grant, the principal of the trust, the binding. */
  readonly span: Span;
  /** The other places that take part. */
  readonly also: readonly Span[];
  /** What stands before it, where something does: `an external id`, `conditions`. */
  readonly under?: string;
  /** Whoever takes it has every right, whatever the end's own rights are: it also writes the end's policies. */
  readonly raises?: true;
  /** The value that allows it names nobody: it reaches every one of its kind. */
  readonly wide?: true;
  /** The value is an item of a list that has others: it can go by itself. */
  readonly item?: true;
}

/**
 * assume: by sts:AssumeRole · pass: hands a role to something that runs its code · take-over: puts its code into something that runs
 * already · rewrite: changes the end's trust, keys or login · start-pods · enter-pods · mint-token · impersonate · federate: by a token of
 * another issuer or cluster · member: belongs to a group · assign: decides in a cloud who is the end.
 */
export type Way =
  | 'assume'
  | 'pass'
  | 'take-over'
  | 'rewrite'
  | 'start-pods'
  | 'enter-pods'
  | 'mint-token'
  | 'impersonate'
  | 'federate'
  | 'member'
  | 'assign';

/** A shortest way from one to another. Empty where both are the same. */
export interface Path {
  readonly steps: readonly Step[];
}

/** An identity at the end of a path. */
export interface Reached extends Path {
  readonly identity: Identity;
}

/** Somebody at the start of a path. */
export type Reaching = Path &
  (
    | { readonly identity: Identity; readonly outsider?: undefined }
    | { readonly outsider: Outsider; readonly identity?: undefined }
  );

/** What makes an identity as good as an administrator. */
export interface Administration {
  /** all: every action everywhere · rights: it may give itself any right · area: the same in a namespace, a project or a part of them. */
  readonly grade: 'all' | 'rights' | 'area';
  /** Words that follow its name: `may do everything in its account`. */
  readonly words: string;
  /** The value that gives it. */
  readonly span: Span;
}

/** A path to an identity that is as good as an administrator. */
export interface ToAdmin extends Reached {
  readonly administration: Administration;
}

/** A step that is not told yet: `to` may be a hub, which stands for many. */
export interface Arc {
  readonly to: string;
  readonly way: Way;
  /** Words between the two names, `{to}` for the second: `may assume {to}`. */
  readonly says: string;
  readonly span: Span;
  readonly also?: readonly Span[];
  readonly under?: string;
  readonly raises?: true;
  readonly item?: true;
  /** It begins with an outsider. */
  readonly entry?: true;
}

/** The directed graph. Hubs keep it small: who may pass every role has one arc, and the hub has one for each role. */
export interface Ways {
  readonly arcs: ReadonlyMap<string, readonly Arc[]>;
  /** What a hub stands for, with the place that lets it in: the trust's principal. */
  readonly hubs: ReadonlyMap<string, readonly HubArc[]>;
  readonly outsiders: ReadonlyMap<string, Outsider>;
}

export interface HubArc {
  readonly to: string;
  readonly span?: Span;
}
