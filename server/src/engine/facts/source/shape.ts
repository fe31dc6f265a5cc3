/**
 * Which calls take a credential, and where. A slot is written
 * `name` keyword, property or struct field of any argument; `a.b` nested, `a.b:name` called so; `2:name` the third positional argument, called so;
 * `?` in front: the value must look like a secret, because the argument may be something else.
 */
import type { CallRow } from './calls';

export interface SdkShape extends CallRow {
  readonly slots: readonly string[];
  /** One of these must be an argument as well: `$curl, CURLOPT_USERPWD, …`. */
  readonly given?: readonly string[];
  readonly provider: string;
  /** `aws-sdk`, `azure-sdk`, `gcp-sdk`: their default chain finds credentials by itself. */
  readonly ownerType:
    | 'aws-sdk'
    | 'azure-sdk'
    | 'gcp-sdk'
    /** A service that speaks AWS's protocol and knows none of its roles: R2, MinIO, Spaces. */
    | 'aws-compatible'
    | 'database-driver'
    | 'broker'
    | 'saas-sdk'
    | 'http'
    | 'signing'
    | 'mail';
  /** A third-party API identity stands behind the key; its name for people. */
  readonly api?: string;
}

/** A key that is set on a module, class or object instead of being handed to a call. */
export interface AttributeShape extends Pick<SdkShape, 'provider' | 'ownerType' | 'api' | 'imports'> {
  /** `Stripe.api_key`; `*.password` of any object. */
  readonly attributes: readonly string[];
  readonly dialects?: SdkShape['dialects'];
  /** Where the credentials stand in the object that is set. */
  readonly slots?: readonly string[];
}
