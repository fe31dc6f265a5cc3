/** Files of CI systems: their literals as of any data file, then what they say of rights, jobs and steps. */
import { parseYaml } from '../../syntax/data/yaml';
import type { Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { extractData } from '../data/extract';
import type { PipelineFact, PipelineSystem } from '../model';
import { pipelineOf } from './files';
import { gitHubPipeline } from './github/pipeline';

/** The documents of a file, as its system reads them. */
type Reader = (context: ExtractContext, documents: readonly Value[]) => readonly PipelineFact[];

const READERS: Partial<Record<PipelineSystem, Reader>> = {
  github: gitHubPipeline,
};

/** Fills credentials and `pipelines`. A file without a known path is a workflow by its content. */
export function extractPipeline(context: ExtractContext): void {
  extractData(context);
  const { file, text, facts } = context;
  const read = READERS[pipelineOf(file) ?? 'github'];
  if (read) facts.pipelines.push(...read(context, parseYaml(file, text).documents));
}
