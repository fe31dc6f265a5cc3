/**
 * What Azure and Google Cloud are told of identities, alike in Terraform, ARM, Bicep, Ansible, Deployment Manager and Pulumi: who gets
 * which role where, what a role may do, who may become an identity from outside, which long-lived credentials are made.
 */
import type { Term } from '../../iam/model';
import type { Span } from '../../syntax/span';
import type { Alias } from './identity';

export type Cloud = 'azure' | 'gcp';

/** What every fact of a cloud's resource has. */
interface OfResource {
  readonly cloud: Cloud;
  /** For messages: `azurerm_role_assignment.ci`. */
  readonly owner: string;
  /** `azurerm_role_assignment`, `Microsoft.Authorization/roleAssignments`. */
  readonly ownerType: string;
  /** The name of the declaration: where `set-attribute` finds it in Terraform. */
  readonly block: Span;
  /** The mapping of its properties (in Terraform the whole block): where an `edit-data` change begins. */
  readonly body: Span;
  /** Some part of it is not known, or may be there or not: absence proves nothing. */
  readonly open?: true;
}

/** Who gets a role. `human`: a person's account; `group`: a group or domain; `machine`: an account of a program; `public`: anyone. */
export interface CloudMember {
  readonly kind: 'human' | 'group' | 'machine' | 'public' | 'unknown';
  /** As written: `serviceAccount:ci@shop.iam.gserviceaccount.com`, the id of a principal. */
  readonly term: Term;
  readonly identity?: Alias;
}

/** Where a role holds, from the widest to one thing. */
export type CloudLevel =
  | 'organization'
  | 'folder'
  | 'management-group'
  | 'subscription'
  | 'project'
  | 'resource-group'
  | 'resource'
  | 'unknown';

/** One role given to one member: an Azure role assignment, or a member of a Google IAM binding or policy. */
export interface CloudGrantFact extends OfResource {
  readonly role: Term;
  /** `Owner` (ids of built-in roles are their names), `roles/editor`; absent where it is not known. */
  readonly roleName?: string;
  /** Key of the CloudRoleFact, where the workspace declares the role. */
  readonly customRole?: Alias;
  readonly member: CloudMember;
  readonly level: CloudLevel;
  /** The value that says where. */
  readonly scope?: Term;
  /** The same as the key of a declaration. */
  readonly on?: Alias;
  /** A condition narrows it; undefined text where it is not known. */
  readonly condition?: Term;
  /** Resource groups that the same module declares, as it names their ids: where the role may be meant to hold. */
  readonly groups?: readonly string[];
  /** The part of the resource that gives it, where that is not the whole: a block, an item of a list. */
  readonly item?: Span;
}

/** A role of one's own. */
export interface CloudRoleFact extends OfResource {
  readonly key: Alias;
  readonly name: string;
  readonly permissions: readonly Term[];
  /** Azure `notActions`. */
  readonly excluded: readonly Term[];
  /** The same over what is stored (Azure `dataActions`). */
  readonly data?: { readonly permissions: readonly Term[]; readonly excluded: readonly Term[] };
  /** Where it may be given. */
  readonly level: CloudLevel;
}

/** Who may become an identity of the cloud without a secret of it. */
export interface FederationFact extends OfResource {
  /** credential: an Azure federated identity credential; provider: a provider of a Google workload identity pool; member: an account that such a pool's subjects may become. */
  readonly kind: 'credential' | 'provider' | 'member';
  readonly issuer?: Term;
  /** Azure: the subject; Google: the member (`principalSet://…/attribute.repository/org/repo`). */
  readonly subject?: Term;
  /** Azure: a claims matching expression; Google: `attribute_condition`. */
  readonly condition?: Term;
  readonly audiences: readonly Term[];
  /** The identity that is become. */
  readonly identity?: Alias;
  /** The pool of a provider or member, as the key of its declaration. */
  readonly pool?: Alias;
  /** The same by its name, where that is known. */
  readonly poolName?: string;
  /** Google: what the provider calls claims of the token: `attribute.repository` is `assertion.repository`. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** A credential that a cloud makes on request and that lives until it is taken away. */
export interface IssuedCredentialFact extends OfResource {
  readonly kind: 'app-password' | 'app-certificate' | 'service-account-key' | 'hmac-key' | 'sas';
  readonly identity?: Alias;
  readonly lifetime: {
    readonly state: 'missing' | 'known' | 'unknown';
    readonly days?: number;
    /** `YYYY-MM-DD`, where it ends on a day. */
    readonly until?: string;
    /** The value; the name of the declaration where nothing is written. */
    readonly span: Span;
  };
  /** What may be done with it: `rwdlacup`. */
  readonly rights?: Term;
}

/** A permission that an application asks of an API, such as Microsoft Graph. */
export interface AppPermissionFact extends OfResource {
  readonly api: Term;
  /** The id as written. */
  readonly permission: Term;
  /** `Directory.ReadWrite.All`, where it is a known one. */
  readonly name?: string;
  readonly type: 'application' | 'delegated' | 'unknown';
  /** What goes where the permission goes: the block or item. */
  readonly item: Span;
}

/** What one member may do with what a key vault holds, by an access policy of the vault. */
export interface VaultAccessFact extends OfResource {
  readonly objects: 'secret' | 'key' | 'certificate' | 'storage';
  readonly permissions: readonly Term[];
  /** The list of them. */
  readonly list: Span;
  readonly member?: CloudMember;
}
