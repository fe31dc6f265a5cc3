/** Which reader reads which type. A type may have several. */
import type { CloudReader } from '../resource';

export const gcpReaders: readonly (readonly [type: string, CloudReader])[] = [];
