import type { PipelineForms } from '../forms/pipeline';

export const pipelines: PipelineForms | undefined = undefined;
