import { extractCloudFormation } from './cloudformation/extract';
import type { Extractor } from './context';
import { extractData } from './data/extract';
import { extractKubernetes } from './kubernetes/extract';
import type { Host } from './model';
import { extractSource } from './source/index';
import { extractTerraform } from './terraform/index';

/** The extractor of each host. Hosts without one are still searched for token formats. */
export const extractors: Partial<Record<Host, Extractor>> = {
  cloudformation: extractCloudFormation,
  dotenv: extractData,
  'helm-template': extractKubernetes,
  ini: extractData,
  json: extractData,
  kubernetes: extractKubernetes,
  properties: extractData,
  terraform: extractTerraform,
  toml: extractData,
  yaml: extractData,
  go: extractSource,
  java: extractSource,
  javascript: extractSource,
  python: extractSource,
  typescript: extractSource,
};
