/**
 * What one file says, as plain serialisable data: no syntax nodes, no secret values. Extractors (one folder a host) make
 * it, the graph joins it, rules read it.
 */
import type { Span } from '../syntax/span';
import type { AgentFact } from './model/agent';
import type {
  AppPermissionFact,
  CloudGrantFact,
  CloudRoleFact,
  FederationFact,
  IssuedCredentialFact,
  VaultAccessFact,
} from './model/cloud';
import type { CallDoubtFact, CodePlaceFact } from './model/code';
import type { ConstantFact, ConstantUseFact } from './model/constant';
import type { CopyFact, ImageBuildFact, MountFact } from './model/container';
import type { CredentialFact, CredentialFileFact, VaultReferenceFact } from './model/credential';
import type { IdentityFact, NamedFact, NeedFact, ReferenceFact, SecretObjectFact } from './model/identity';
import type { EncryptedFact, LifecycleFact } from './model/lifecycle';
import type { OwnerRuleFact } from './model/owners';
import type { PipelineFact } from './model/pipeline';
import type { PodFact } from './model/pod';
import type { AttachmentFact, PolicyFact, ShieldFact } from './model/policy';
import type { RbacRoleFact } from './model/rbac';
import type { SdkUseFact } from './model/sdk-use';
import type { ParameterFact, RuntimeFact, SettingFact, UserMeansFact } from './model/workload';

export type * from './model/agent';
export type * from './model/cloud';
export type * from './model/code';
export type * from './model/constant';
export type * from './model/container';
export type * from './model/credential';
export type * from './model/identity';
export type * from './model/lifecycle';
export type * from './model/owners';
export type * from './model/pipeline';
export type * from './model/pod';
export type * from './model/policy';
export type * from './model/rbac';
export type * from './model/sdk-use';
export type * from './model/workload';

export type Host =
  | 'terraform'
  | 'cloudformation'
  | 'arm'
  | 'bicep'
  | 'ansible'
  | 'deployment-manager'
  | 'kubernetes'
  | 'helm-template'
  | 'pipeline'
  | 'compose'
  | 'devcontainer'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'dotenv'
  | 'properties'
  | 'ini'
  | 'typescript'
  | 'javascript'
  | 'python'
  | 'go'
  | 'java'
  | 'agent'
  | 'xml'
  | 'dockerfile'
  | 'shell'
  | 'powershell'
  | 'groovy'
  | 'csharp'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'kotlin'
  | 'sql'
  | 'text';

/** What could not be analysed, said honestly. `reason` never holds text of the file beyond names. */
export interface UnresolvedFact {
  readonly reason: string;
  readonly span: Span;
  /** What a policy says, or who gets it, hangs on it: without it no verdict over permissions is complete. */
  readonly policy?: true;
}

export interface Facts {
  readonly file: string;
  readonly host: Host;
  readonly identities: readonly IdentityFact[];
  readonly credentials: readonly CredentialFact[];
  readonly policies: readonly PolicyFact[];
  readonly roles: readonly RbacRoleFact[];
  readonly attachments: readonly AttachmentFact[];
  readonly references: readonly ReferenceFact[];
  readonly needs: readonly NeedFact[];
  readonly callDoubts: readonly CallDoubtFact[];
  readonly codePlaces: readonly CodePlaceFact[];
  readonly vaultReferences: readonly VaultReferenceFact[];
  readonly parameters: readonly ParameterFact[];
  readonly settings: readonly SettingFact[];
  readonly shields: readonly ShieldFact[];
  readonly runtimes: readonly RuntimeFact[];
  readonly userMeans: readonly UserMeansFact[];
  readonly agents: readonly AgentFact[];
  readonly credentialFiles: readonly CredentialFileFact[];
  readonly pipelines: readonly PipelineFact[];
  readonly pods: readonly PodFact[];
  readonly mounts: readonly MountFact[];
  readonly copies: readonly CopyFact[];
  readonly imageBuilds: readonly ImageBuildFact[];
  readonly cloudGrants: readonly CloudGrantFact[];
  readonly cloudRoles: readonly CloudRoleFact[];
  readonly federations: readonly FederationFact[];
  readonly issuedCredentials: readonly IssuedCredentialFact[];
  readonly lifecycles: readonly LifecycleFact[];
  readonly encrypted: readonly EncryptedFact[];
  readonly secretObjects: readonly SecretObjectFact[];
  readonly ownerRules: readonly OwnerRuleFact[];
  readonly named: readonly NamedFact[];
  readonly appPermissions: readonly AppPermissionFact[];
  readonly vaultAccess: readonly VaultAccessFact[];
  readonly sdkUses: readonly SdkUseFact[];
  readonly constants: readonly ConstantFact[];
  readonly constantUses: readonly ConstantUseFact[];
  readonly unresolved: readonly UnresolvedFact[];
  /** Of a `.dockerignore`: its patterns in order. https://docs.docker.com/build/concepts/context/#dockerignore-files */
  readonly leftOut?: readonly string[];
  /** The text, where other files read this one as a whole (Terraform), with HOLEs in place of every secret value. */
  readonly source?: string;
}

/** Facts under construction: what an extractor fills. */
export type FactsDraft = { -readonly [K in keyof Facts]: Facts[K] extends readonly (infer T)[] ? T[] : Facts[K] };

export function emptyFacts(file: string, host: Host): FactsDraft {
  return {
    file,
    host,
    identities: [],
    credentials: [],
    policies: [],
    roles: [],
    attachments: [],
    references: [],
    needs: [],
    callDoubts: [],
    codePlaces: [],
    vaultReferences: [],
    parameters: [],
    settings: [],
    shields: [],
    runtimes: [],
    userMeans: [],
    agents: [],
    credentialFiles: [],
    pipelines: [],
    pods: [],
    mounts: [],
    copies: [],
    imageBuilds: [],
    cloudGrants: [],
    cloudRoles: [],
    federations: [],
    issuedCredentials: [],
    lifecycles: [],
    encrypted: [],
    secretObjects: [],
    ownerRules: [],
    named: [],
    appPermissions: [],
    vaultAccess: [],
    sdkUses: [],
    constants: [],
    constantUses: [],
    unresolved: [],
  };
}
