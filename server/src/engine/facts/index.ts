import { extractAgents } from './agents/extract';
import { extractAnsible } from './ansible/extract';
import { extractArm, extractBicep } from './arm/extract';
import { extractCloudFormation } from './cloudformation/extract';
import { extractCompose } from './containers/compose';
import { extractDevcontainer } from './containers/devcontainer';
import type { Extractor } from './context';
import { extractData } from './data/extract';
import { extractDeployment } from './deployment-manager/extract';
import { extractDockerfile } from './dockerfile/extract';
import { extractKubernetes } from './kubernetes/extract';
import type { Host } from './model';
import { extractPipeline } from './pipelines/extract';
import { extractJenkins } from './pipelines/jenkins';
import { extractSource } from './source/index';
import { extractTerraform } from './terraform/index';
import { extractXml } from './xml/extract';

/** The extractor of each host. Hosts without one are still searched for token formats. */
export const extractors: Partial<Record<Host, Extractor>> = {
  agent: extractAgents,
  ansible: extractAnsible,
  arm: extractArm,
  bicep: extractBicep,
  cloudformation: extractCloudFormation,
  'deployment-manager': extractDeployment,
  dockerfile: extractDockerfile,
  dotenv: extractData,
  'helm-template': extractKubernetes,
  ini: extractData,
  json: extractData,
  kubernetes: extractKubernetes,
  properties: extractData,
  terraform: extractTerraform,
  toml: extractData,
  xml: extractXml,
  yaml: extractData,
  compose: extractCompose,
  devcontainer: extractDevcontainer,
  pipeline: extractPipeline,
  groovy: extractJenkins,
  go: extractSource,
  java: extractSource,
  javascript: extractSource,
  python: extractSource,
  ruby: extractSource,
  php: extractSource,
  rust: extractSource,
  csharp: extractSource,
  kotlin: extractSource,
  powershell: extractSource,
  typescript: extractSource,
};
