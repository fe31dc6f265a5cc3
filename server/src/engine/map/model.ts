/** The graph as a picture needs it: nodes and links of one workspace or of one identity's neighbourhood. Plain data, no positions. */
import type { Edge } from '../graph/model';
import type { Severity } from '../rules/model';
import type { Span } from '../syntax/span';

export type MapNodeKind =
  /** A row of the inventory. */
  | 'identity'
  /** What uses one: a workload, a pipeline's job, a program. */
  | 'user'
  /** A policy or role that it holds. */
  | 'rights'
  /** Where a credential is kept: an entry of a vault, a CI secret, an environment variable. */
  | 'store'
  /** Somebody outside who may become it: an account, an issuer's subject, everybody. */
  | 'outsider';

export interface MapNode {
  /** Of an identity its id; else a name of its own. Equal in every run. */
  readonly id: string;
  readonly kind: MapNodeKind;
  /** The identity's kind, the user's type (`aws_lambda_function`), the store's vault. */
  readonly type: string;
  readonly label: string;
  readonly environments: readonly string[];
  /** Of identities: 0 to 100, and the gravest of its findings. */
  readonly risk?: number;
  readonly severity?: Severity;
  /** Reaches administration. */
  readonly admin?: true;
  /** Where a click goes. */
  readonly place?: Span;
}

export interface MapLink {
  readonly from: string;
  readonly to: string;
  readonly type: Edge['type'];
  readonly place?: Span;
}

/** Sorted by id; links by from, to, type. Every end of a link is a node. */
export interface IdentityMap {
  readonly nodes: readonly MapNode[];
  readonly links: readonly MapLink[];
}
