/**
 * Jenkinsfile, declarative and scripted: environments, bindings of credentials and shell steps, read from its text.
 * https://www.jenkins.io/doc/book/pipeline/syntax/
 */
import type { Span } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { PipelineJob, PipelineStep, PipelineVariable } from '../model';
import { type GroovyBlock, outlineOf } from './jenkins/blocks';
import { blockAt, headOf, stageName, stageOf } from './jenkins/stages';
import { assignments, type JenkinsFile, shellStep, stepsOf } from './jenkins/steps';
import { rolesOf } from './roles';
import { jobOf, pipelineFact } from './systems';

const JENKINSFILE = /(?:^|\/)jenkinsfile(?:[.-][\w.-]+)?$|\.jenkinsfile$/i;
/** `pipeline { … }`, `node('linux') { … }` of a script in a library or of another name. */
const PIPELINE = /^[ \t]*(?:pipeline|node(?:\([^()\n]{0,100}\))?)[ \t]*\{/m;

export function extractJenkins(context: ExtractContext): void {
  const { file, text, facts } = context;
  if (!JENKINSFILE.test(file) && !PIPELINE.test(text)) return;
  const outline = outlineOf(text);
  const within = { context, outline };
  const stages = new Map<GroovyBlock | undefined, Stage>();
  const at = (block: GroovyBlock | undefined): Stage => {
    const stage = stageOf(text, block);
    const known = stages.get(stage) ?? { env: [], steps: [] };
    stages.set(stage, known);
    return known;
  };
  for (const block of outline.blocks) {
    if (headOf(text, block) === 'environment') at(block).env.push(...assignments(within, block));
    else for (const step of stepsOf(within, block)) at(block).steps.push(step);
  }
  for (const string of outline.strings) {
    const step = shellStep(within, string);
    if (step) at(blockAt(outline, string.start)).steps.push(step);
  }
  const jobs = [...stages].map(([block, stage]) => job(within, block, stage));
  const top: Span = { file, start: 0, end: text.length };
  const env = stages.get(undefined)?.env ?? [];
  const fact = pipelineFact(context, 'jenkins', { kind: 'object', span: top, entries: [] }, { env, jobs });
  facts.pipelines.push(fact);
  facts.references.push(...rolesOf(fact));
}

/** What a stage, or what stands in none, has. */
interface Stage {
  readonly env: PipelineVariable[];
  readonly steps: PipelineStep[];
}

function job({ context }: JenkinsFile, block: GroovyBlock | undefined, { env, steps }: Stage): PipelineJob {
  const { file, text } = context;
  if (!block) return jobOf('', { file, start: 0, end: 0 }, { file, start: 0, end: text.length }, { steps });
  const place = { file, start: block.start, end: block.end };
  return jobOf(stageName(text, block) ?? '', { file, ...block.head }, place, { env, steps });
}
