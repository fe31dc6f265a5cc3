/** Files of authorities that others trust: what a system believes is no identity of the workspace. */
import type { IdentityFact } from '../model';
import { isTrustStore } from './public-authorities';

/** A chain has a handful of certificates; more are a store. */
const LONGEST_CHAIN = 6;

/** What is left without public authorities that vouch for nobody in the file, and without the authorities of a store. */
export function withoutStores(file: string, found: readonly IdentityFact[]): readonly IdentityFact[] {
  const authorities = found.filter(({ key }) => key?.authority);
  if (authorities.length === 0) return found;
  const isStore = authorities.length > LONGEST_CHAIN || (authorities.length > 1 && isTrustStore(file));
  const vouched = new Set(found.flatMap(({ key }) => (key?.publicTrust && !key.authority ? [key.issuer] : [])));
  return found.filter(({ key }) => {
    if (!key?.authority) return true;
    return !isStore && (!key.publicTrust || (!key.selfSigned && vouched.has(key.subject)));
  });
}
