/** The identity graph: the facts of all files, joined. Plain data; rebuilt from Facts, never edited. */
import type {
  Alias,
  AttachmentFact,
  CredentialFact,
  Facts,
  IdentityKind,
  KeyFact,
  PolicyFact,
  RbacRoleFact,
  ReferenceFact,
} from '../facts/model';
import type { Span } from '../syntax/span';

export interface Identity {
  /** The first alias of its first declaration (or mention): stable over edits elsewhere. */
  readonly id: Alias;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly declared: readonly Span[];
  readonly mentions: readonly Span[];
  readonly references: readonly ReferenceFact[];
  readonly credentials: readonly CredentialFact[];
  /** Policies and roles it holds (identity policies, RBAC roles, managed policies), as attached. */
  readonly grants: readonly Held[];
  /** Documents that say who may become it. */
  readonly trusts: readonly ResolvedPolicy[];
  readonly tags: Readonly<Record<string, string>>;
  /** Certificates and keys whose text is in the workspace, in the order of their files. */
  readonly keys: readonly KeyFact[];
  readonly purpose?: { readonly text: string; readonly source: string };
}

/** A grant source held by an identity: exactly one of policy, role or managed is set. */
export interface Held {
  readonly policy?: ResolvedPolicy;
  readonly role?: RbacRoleFact;
  /** Name of a policy that is not in the workspace (`AdministratorAccess`, `cluster-admin`). */
  readonly managed?: string;
  readonly attachment?: AttachmentFact;
}

/** A policy document whose purpose is settled by every file that refers to it. */
export interface ResolvedPolicy extends PolicyFact {
  /** Aliases, as joined over all files. */
  readonly holders: readonly Alias[];
}

export interface Edge {
  readonly from: Alias;
  readonly to: Alias;
  readonly type: 'declares' | 'uses' | 'assumes' | 'deploys' | 'grants' | 'stores-in';
  readonly span: Span;
}

export interface IdentityGraph {
  readonly identities: readonly Identity[];
  readonly policies: readonly ResolvedPolicy[];
  readonly roles: readonly RbacRoleFact[];
  readonly attachments: readonly AttachmentFact[];
  readonly references: readonly ReferenceFact[];
  readonly edges: readonly Edge[];
  readonly facts: ReadonlyMap<string, Facts>;
  /** The identity that has this alias. */
  readonly byAlias: ReadonlyMap<Alias, Identity>;
}
