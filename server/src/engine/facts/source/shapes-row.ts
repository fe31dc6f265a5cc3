/** Short forms for tables of calls: who takes the credential, and a row of one language. */
import type { Dialect } from './dialects/role';
import type { SdkShape } from './shape';

export type Owner = Pick<SdkShape, 'provider' | 'ownerType' | 'api'>;

export const AWS: Owner = { provider: 'aws', ownerType: 'aws-sdk' };
export const AZURE: Owner = { provider: 'azure', ownerType: 'azure-sdk' };
export const GOOGLE: Owner = { provider: 'gcp', ownerType: 'gcp-sdk' };
export const HTTP: Owner = { provider: 'http', ownerType: 'http' };
export const SMTP: Owner = { provider: 'smtp', ownerType: 'mail' };
export const JWT: Owner = { provider: 'jwt', ownerType: 'signing' };
export const HMAC: Owner = { provider: 'hmac', ownerType: 'signing' };
export const SESSION: Owner = { provider: 'session', ownerType: 'signing' };
export const OAUTH: Owner = { provider: 'oauth', ownerType: 'saas-sdk' };

/** A driver of this database or directory. */
export const database = (provider: string): Owner => ({ provider, ownerType: 'database-driver' });
/** A client of this message broker. */
export const broker = (provider: string): Owner => ({ provider, ownerType: 'broker' });
/** A client of this third party's API; behind its key stands an identity of that party. */
export const service = (api: string): Owner => ({ provider: api.toLowerCase(), ownerType: 'saas-sdk', api });

/** Rows of one language. */
export const rowOf =
  (dialect: Dialect) =>
  (owner: Owner, calls: readonly string[], slots: readonly string[], imports?: string): SdkShape => ({
    dialects: [dialect],
    calls,
    slots,
    ...owner,
    ...(imports ? { imports } : {}),
  });
