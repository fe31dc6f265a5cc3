import type { Extractor } from './context';
import { extractData } from './data/extract';
import type { Host } from './model';

/** The extractor of each host. Hosts without one are still searched for token formats. */
export const extractors: Partial<Record<Host, Extractor>> = {
  dotenv: extractData,
  ini: extractData,
  json: extractData,
  properties: extractData,
  toml: extractData,
  yaml: extractData,
};
