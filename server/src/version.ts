import { version } from '../../package.json';

/** The version of package.json, and nothing else of it: a named import keeps the rest out of the bundles. */
export const VERSION: string = version;
