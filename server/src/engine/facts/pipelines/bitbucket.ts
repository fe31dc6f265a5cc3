/** Bitbucket Pipelines: every step, wherever it stands, and its pipes. https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/ */
import { type Entry, entryOf, get, type ObjectValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { PipelineFact, PipelineJob, PipelineStep } from '../model';
import { jobOf, ofEach, pipelineFact, SHELL, scriptOf, scriptsAt, stepOf, variablesAt } from './systems';
import { textAt } from './texts';

const DEEPEST = 20;

export const bitbucketPipeline = ofEach(readBitbucket);

function readBitbucket(context: ExtractContext, document: Value): PipelineFact | undefined {
  if (document.kind !== 'object') return undefined;
  const jobs = ['definitions', 'pipelines'].flatMap((key) => stepsBelow(get(document, key)).map((entry) => job(context, entry)));
  return pipelineFact(context, 'bitbucket', document, { jobs });
}

/** Steps stand in branches, tags, pull requests, parallel groups and stages. */
function stepsBelow(value: Value | undefined, depth = 0): Entry[] {
  if (!value || depth > DEEPEST) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => stepsBelow(item, depth + 1));
  if (value.kind !== 'object') return [];
  return value.entries.flatMap((entry) =>
    entry.key === 'step' && entry.value.kind === 'object' ? [entry] : stepsBelow(entry.value, depth + 1),
  );
}

function job(context: ExtractContext, { value, keySpan }: Entry): PipelineJob {
  const name = get(value, 'name');
  const environment = textAt(context, get(value, 'deployment'));
  const oidc = entryOf(value, 'oidc');
  const proves = oidc && textAt(context, oidc.value)?.text === 'true';
  return jobOf(textOf(name) || 'step', name?.span ?? keySpan, value.span, {
    ...(environment ? { environment } : {}),
    steps: value.kind === 'object' ? parts(context, value) : [],
    idTokens: proves ? [{ text: 'BITBUCKET_STEP_OIDC_TOKEN', span: oidc.keySpan, literal: oidc.keySpan }] : [],
  });
}

/** Each pipe is a step of its own, and the lines between them are one each. */
function parts(context: ExtractContext, value: ObjectValue): PipelineStep[] {
  const script = entryOf(value, 'script');
  const items = script?.value.kind === 'list' ? script.value.items : [];
  const steps = items.flatMap((item, index): PipelineStep[] => {
    if (item.kind === 'string' && script && !item.tag)
      return [stepOf(item.span, `line ${index + 1}`, { scripts: [scriptOf(item, 'script', script.keySpan, SHELL)] })];
    return item.kind === 'object' ? pipe(context, item) : [];
  });
  const after = scriptsAt(value, ['after-script'], SHELL);
  return after[0] ? [...steps, stepOf(after[0].span, 'after-script', { scripts: after })] : steps;
}

/** `pipe: atlassian/aws-s3-deploy:1.1.0`, `pipe: docker://atlassian/aws-s3-deploy:1.1.0`. */
function pipe(context: ExtractContext, value: ObjectValue): PipelineStep[] {
  const entry = entryOf(value, 'pipe');
  if (entry?.value.kind !== 'string') return [];
  const { text, span, literal } = entry.value;
  const [name = '', ref] = text.replace(/^docker:\/\//, '').split(':');
  const uses = { text, name: name.toLowerCase(), ...(ref ? { ref } : {}), span, literal, keySpan: entry.keySpan };
  return [stepOf(value.span, text, { uses, with: variablesAt(context, get(value, 'variables'), SHELL) })];
}
