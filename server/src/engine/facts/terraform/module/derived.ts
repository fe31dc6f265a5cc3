import type {
  Alias,
  AttachmentFact,
  CredentialFact,
  IdentityFact,
  PodFact,
  PolicyFact,
  RbacRoleFact,
  ReferenceFact,
  UnresolvedFact,
  UserMeansFact,
} from '../../model';

/** What one file says by what the rest of its module, and those who call it, say. */
export interface Derived {
  readonly identities: IdentityFact[];
  /** Those that no value of the file is. */
  readonly credentials: CredentialFact[];
  readonly policies: PolicyFact[];
  readonly roles: RbacRoleFact[];
  readonly pods: PodFact[];
  readonly attachments: AttachmentFact[];
  readonly references: ReferenceFact[];
  readonly unresolved: UnresolvedFact[];
  readonly userMeans: UserMeansFact[];
  /** For identities that a module's text declares: the one of its instances that stands for the text. */
  readonly templates: Map<Alias, Alias>;
  /** The file is a template: as a document of its own it says nothing. */
  isTemplate: boolean;
}

export function newDerived(): Derived {
  return {
    identities: [],
    credentials: [],
    policies: [],
    roles: [],
    pods: [],
    attachments: [],
    references: [],
    unresolved: [],
    userMeans: [],
    templates: new Map(),
    isTemplate: false,
  };
}
