/** One resource of Azure or Google Cloud (of AWS and others, for its lifecycle), as any notation declares it: what the readers of this folder read. */
import type { Span } from '../../syntax/span';
import type { ObjectValue } from '../../syntax/value';
import type { Alias, Cloud, CloudLevel, FactsDraft } from '../model';

export interface CloudResource {
  /** In whose words its type and its keys are written. Bicep's are those of ARM, Pulumi's those of what its package is made from. */
  readonly notation: 'terraform' | 'cloudformation' | 'arm' | 'ansible' | 'deployment-manager';
  /** `azurerm_role_assignment`, `Microsoft.Authorization/roleAssignments`, `azure_rm_roleassignment`, `storage.v1.bucket`. */
  readonly type: string;
  /** For messages: `azurerm_role_assignment.ci`. */
  readonly owner: string;
  readonly alias: Alias;
  /** The name of the declaration. */
  readonly block: Span;
  /** What is written in it: nested blocks of Terraform are lists of objects, an ARM resource is the whole object with its `properties`. */
  readonly body: ObjectValue;
  /** Some part of it is not known, or may be there or not: absence proves nothing. */
  readonly open: boolean;
  /** Where it is deployed when nothing in it says so: the target of its template. */
  readonly level?: CloudLevel;
  /** The project it is in when nothing in it says so: that of its provider. */
  readonly project?: string;
  /** Resource groups that are declared beside it, as an expression names their ids. */
  readonly groups?: readonly string[];
}

/** What a resource says. */
export type CloudFacts = Pick<
  FactsDraft,
  | 'identities'
  | 'references'
  | 'settings'
  | 'cloudGrants'
  | 'cloudRoles'
  | 'federations'
  | 'issuedCredentials'
  | 'appPermissions'
  | 'vaultAccess'
  | 'lifecycles'
>;

export type CloudReader = (resource: CloudResource, facts: CloudFacts) => void;

/** What every fact of the resource has. */
export function ofResource(cloud: Cloud, { owner, type, block, body, open }: CloudResource) {
  return { cloud, owner, ownerType: type, block, body: body.span, ...(open ? ({ open } as const) : {}) };
}
