import type {
  Alias,
  AppPermissionFact,
  AttachmentFact,
  CloudGrantFact,
  CloudRoleFact,
  CodePlaceFact,
  CredentialFact,
  FederationFact,
  IdentityFact,
  IssuedCredentialFact,
  LifecycleFact,
  PodFact,
  PolicyFact,
  RbacRoleFact,
  ReferenceFact,
  SettingFact,
  UnresolvedFact,
  UserMeansFact,
  VaultAccessFact,
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
  readonly settings: SettingFact[];
  readonly cloudGrants: CloudGrantFact[];
  readonly cloudRoles: CloudRoleFact[];
  readonly federations: FederationFact[];
  readonly issuedCredentials: IssuedCredentialFact[];
  readonly lifecycles: LifecycleFact[];
  readonly appPermissions: AppPermissionFact[];
  readonly vaultAccess: VaultAccessFact[];
  readonly codePlaces: CodePlaceFact[];
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
    settings: [],
    cloudGrants: [],
    cloudRoles: [],
    federations: [],
    issuedCredentials: [],
    lifecycles: [],
    appPermissions: [],
    vaultAccess: [],
    codePlaces: [],
    templates: new Map(),
    isTemplate: false,
  };
}
