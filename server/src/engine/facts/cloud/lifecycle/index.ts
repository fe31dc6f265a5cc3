/** How long what is declared lives, and who replaces it: the readers of every notation's types. */
import type { CloudReader } from '../resource';
import { EXPIRY } from './expiry';
import { KEYS } from './keys';
import { MANAGED } from './managed-secrets';
import { lifecycleReaders } from './read';
import { secretReaders } from './secrets';
import { STANDING } from './standing';

export const lifecycleTypes: readonly (readonly [type: string, CloudReader])[] = [
  ...lifecycleReaders([...KEYS, ...EXPIRY, ...STANDING, ...MANAGED]),
  ...secretReaders,
];
