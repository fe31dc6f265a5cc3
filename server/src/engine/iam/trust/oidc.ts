/** Federated principals: which issuer signs the tokens that a statement accepts. */
import { HOLE } from '../../syntax/value';
import type { PrincipalTerm, Statement } from '../model';
import { ISSUERS, type Issuer } from './issuers';

/** A part of a condition key that says which claim of which issuer's token it tests. */
export interface ClaimKey {
  readonly host: string;
  readonly claim: string;
}

/** `token.actions.githubusercontent.com:sub` in its parts; undefined for keys of AWS services. */
export function claimKeyOf(key: string): ClaimKey | undefined {
  const colon = key.lastIndexOf(':');
  const host = key.slice(0, Math.max(colon, 0));
  if (!/[.\uFFFC]/.test(host)) return undefined;
  return { host, claim: key.slice(colon + 1).toLowerCase() };
}

/** The issuer that signs as this host; undefined for one that is not known here. */
export function issuerAt(host: string): Issuer | undefined {
  const written = host.replaceAll(HOLE, '-');
  return ISSUERS.find((issuer) => issuer.host.test(written));
}

/** How subjects begin that only one issuer writes: where the host is not in the file, they tell which it is. */
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/^system:serviceaccount:/, 'oidc.eks.us-east-1.amazonaws.com'],
  [/^repo:[^:]+\//, 'token.actions.githubusercontent.com'],
  [/^project_path:[^:]+\//, 'gitlab.com'],
];

/** The issuer that writes such a subject. */
export function issuerOfSubject(text: string): Issuer | undefined {
  const host = TELLING.find(([form]) => form.test(text))?.[1];
  return host === undefined ? undefined : issuerAt(host);
}

/**
 * The host of a federated OIDC principal, as condition keys name it: from its ARN, from its name (`accounts.google.com`), or
 * where the principal is a reference, from the keys that the statement tests.
 */
export function hostOf({ type, state, text }: PrincipalTerm, { conditions }: Statement): string | undefined {
  if (type !== 'Federated') return undefined;
  if (state !== 'unknown')
    return /(?:^|:)oidc-provider\/(.+)$/.exec(text)?.[1] ?? (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? text : undefined);
  return conditions.flatMap(({ key }) => claimKeyOf(key)?.host ?? [])[0];
}

/** A federated principal whose tokens come by OpenID Connect; behind a reference, as far as its name says. */
export function isOidcPrincipal({ type, state, text, reference = '' }: PrincipalTerm): boolean {
  if (type !== 'Federated') return false;
  if (state === 'unknown') return /openid_connect_provider|oidc_provider|OIDC/i.test(reference);
  return /(?:^|:)oidc-provider\//.test(text) || issuerAt(text) !== undefined;
}
