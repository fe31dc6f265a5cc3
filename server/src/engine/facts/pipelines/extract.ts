/** Files of CI systems: their literals as of any data file, then what they say of rights, jobs and steps. */
import { parseYaml } from '../../syntax/data/yaml';
import type { Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { extractData } from '../data/extract';
import type { PipelineFact, PipelineSystem } from '../model';
import { azurePipeline } from './azure';
import { bitbucketPipeline } from './bitbucket';
import { buildkitePipeline } from './buildkite';
import { circleciPipeline } from './circleci';
import { cloudReferences } from './cloud-logins';
import { addContainerLogins } from './containers';
import { pipelineOf } from './files';
import { gitHubPipeline } from './github/pipeline';
import { gitlabPipeline } from './gitlab';
import { rolesOf } from './roles';
import { nameSlots } from './slots';

/** The documents of a file, as its system reads them. */
type Reader = (context: ExtractContext, documents: readonly Value[]) => readonly PipelineFact[];

const READERS: Partial<Record<PipelineSystem, Reader>> = {
  azure: azurePipeline,
  bitbucket: bitbucketPipeline,
  buildkite: buildkitePipeline,
  circleci: circleciPipeline,
  github: gitHubPipeline,
  gitlab: gitlabPipeline,
};

/** Fills credentials and `pipelines`. A file without a known path is a workflow by its content. */
export function extractPipeline(context: ExtractContext): void {
  extractData(context);
  const { file, text, facts } = context;
  const { documents } = parseYaml(file, text);
  const system = pipelineOf(file) ?? 'github';
  addContainerLogins(context, documents);
  nameSlots(context, documents, system);
  const pipelines = READERS[system]?.(context, documents) ?? [];
  facts.pipelines.push(...pipelines);
  facts.references.push(...pipelines.flatMap(cloudReferences), ...pipelines.flatMap(rolesOf));
}
