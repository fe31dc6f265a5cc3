import { needles } from './needle-list';
import { pack } from './packing';

/** The filter's needles. A build puts the text itself in the place of this module: see esbuild.js. */
export const PACKED = pack(needles);
