/** The record of one identity: what the sidebar shows, `nhi inventory` prints and `nhi diff` compares. Never a value. */
import type { Alias, IdentityKind } from '../facts/model';
import type { Finding } from '../rules/model';
import type { Span } from '../syntax/span';

/** Something that is not written as such but follows from something that is. */
export interface Derived {
  readonly value: string;
  /** What it follows from, in words: `tag owner`, `CODEOWNERS line 12`, `folder prod`. */
  readonly source: string;
}

export interface CredentialRecord {
  readonly type: string;
  /** literal · environment · vault · none */
  readonly storage: string;
  /** The vault path or variable behind it, where its storage is one: `secret/app/db`. */
  readonly source?: string;
  /** Id of the token format. */
  readonly format?: string;
  /** Names equal values alike, in every run, and says nothing about them. */
  readonly fingerprint: string;
  /** ISO time, where the credential itself or its declaration says when it ends. */
  readonly expires: string | null;
  readonly rotation?: Derived;
  /** `RSA 2048`, `EC P-256`. */
  readonly algorithm?: string;
  /** What a certificate says of itself; its end is `expires`. */
  readonly certificate?: { readonly subject?: string; readonly issuer?: string; readonly from?: string };
  readonly span: Span;
}

export interface GrantRecord {
  /** The document, role or managed policy by its name. */
  readonly source: string;
  /** AWS actions, verbs and resources of Kubernetes, names of roles of a cloud. */
  readonly actions: readonly string[];
  /** On what, as written; empty where that is not said. */
  readonly resources: readonly string[];
  readonly span: Span | undefined;
}

export interface TrustRecord {
  readonly principal: string;
  /** Outside of the workspace and of its accounts. */
  readonly external: boolean;
  readonly span: Span;
}

export interface RiskReason {
  readonly points: number;
  /** One line: `no owner`, `critical: Key of an AWS user is written out`. */
  readonly text: string;
}

export interface InventoryRecord {
  readonly id: Alias;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly name: string;
  /** Every name that means it: what joins its places to one row. */
  readonly aliases: readonly Alias[];
  readonly declared: readonly Span[];
  /** Places that only name it. */
  readonly mentioned: readonly Span[];
  readonly references: readonly {
    readonly from: string;
    readonly fromType: string;
    readonly type: string;
    readonly span: Span;
  }[];
  readonly credentials: readonly CredentialRecord[];
  readonly grants: readonly GrantRecord[];
  readonly trust: readonly TrustRecord[];
  readonly account: Derived | undefined;
  readonly owner: Derived | undefined;
  readonly creator: Derived | undefined;
  /** Sorted. */
  readonly environments: readonly Derived[];
  readonly purpose: Derived | undefined;
  /** `YYYY-MM-DD`: in git since. Not the age of a credential. */
  readonly since: Derived | undefined;
  /** `YYYY-MM-DD` of the first of its credentials that ends. */
  readonly expires: Derived | undefined;
  readonly rotation: Derived | undefined;
  /** standing: its rights are there all the time · time-bound: they end, or are given for a session · unknown */
  readonly lifetime: 'standing' | 'time-bound' | 'unknown';
  /**
   * Whether it is as good as an administrator of its account, cluster, project or namespace, by itself or by a path; undefined where
   * that cannot be told.
   */
  readonly admin: boolean | undefined;
  /** 0 to 100: the sum of `riskReasons`, at most 100. */
  readonly risk: number;
  readonly riskReasons: readonly RiskReason[];
  readonly findings: readonly Finding[];
}
