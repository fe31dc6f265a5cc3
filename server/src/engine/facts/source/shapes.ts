/** Every call that takes a credential, headers that carry one, and setters. */
import type { AttributeShape, SdkShape } from './shape';
import { CLOUD } from './shapes-cloud';
import { CSHARP } from './shapes-csharp';
import { DATA_STORES } from './shapes-data';
import { KOTLIN } from './shapes-kotlin';
import { PHP, PHP_ATTRIBUTES } from './shapes-php';
import { POWERSHELL } from './shapes-powershell';
import { RUBY, RUBY_ATTRIBUTES } from './shapes-ruby';
import { RUST, RUST_ATTRIBUTES } from './shapes-rust';
import { SERVICES } from './shapes-services';

/** Every shape; the first that fits a call's slot wins, so the specific ones stand first. */
export const SHAPES: readonly SdkShape[] = [
  ...CLOUD,
  ...DATA_STORES,
  ...SERVICES,
  ...RUBY,
  ...PHP,
  ...RUST,
  ...CSHARP,
  ...KOTLIN,
  ...POWERSHELL,
];

/** Keys that are set on an SDK's module or class instead of being handed to a call. */
export const ATTRIBUTES: readonly AttributeShape[] = [
  { attributes: ['stripe.api_key', 'stripe.Key', 'Stripe.apiKey'], provider: 'stripe', ownerType: 'saas-sdk', api: 'Stripe' },
  { attributes: ['StripeConfiguration.ApiKey'], provider: 'stripe', ownerType: 'saas-sdk', api: 'Stripe' },
  { attributes: ['openai.api_key', 'openai.apiKey'], provider: 'openai', ownerType: 'saas-sdk', api: 'OpenAI' },
  { attributes: ['anthropic.api_key'], provider: 'anthropic', ownerType: 'saas-sdk', api: 'Anthropic' },
  { attributes: ['resend.api_key'], provider: 'resend', ownerType: 'saas-sdk', api: 'Resend' },
  ...RUBY_ATTRIBUTES,
  ...PHP_ATTRIBUTES,
  ...RUST_ATTRIBUTES,
];

/** Headers that carry a credential, lower case. */
export const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'x-api-key',
  'api-key',
  'x-auth-token',
  'x-access-token',
  'private-token',
  'x-vault-token',
]);

/** Calls `set(name, value)`, and setters `password(value)`: last names. */
export const KEYED_CALLS: ReadonlySet<string> = new Set(
  'set put add append header setHeader addHeader setRequestProperty setProperty setdefault setDefault Set Add Header Setenv putIfAbsent of queryParam withHeader insert default_header'.split(
    ' ',
  ),
);
