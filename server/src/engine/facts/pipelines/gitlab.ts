/** GitLab CI: jobs, templates of jobs and what all jobs share. https://docs.gitlab.com/ci/yaml/ */
import { type Entry, entryOf, get, itemsOf, type ObjectValue, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { PipelineFact, PipelineJob, PipelineVariable } from '../model';
import { jobOf, keyText, ofEach, pipelineFact, SHELL, scriptsAt, stepOf, variablesAt } from './systems';
import { textAt, textsAt } from './texts';

const SCRIPTS = ['before_script', 'script', 'after_script'];
/** Keys at the top that are no job. */
export const GLOBAL: ReadonlySet<string> = new Set([
  ...['default', 'include', 'stages', 'variables', 'workflow', 'image', 'services', 'cache', 'spec', 'types'],
  ...['before_script', 'after_script', 'component', 'pages:deploy'],
]);

export const gitlabPipeline = ofEach(readGitLab);

function readGitLab(context: ExtractContext, document: Value): PipelineFact | undefined {
  // https://docs.gitlab.com/ci/yaml/#spec: a header of inputs
  if (document.kind !== 'object' || document.entries.every(({ key }) => key === 'spec')) return undefined;
  const jobs = document.entries.flatMap((entry) => {
    if (entry.value.kind !== 'object' || entry.value.tag || GLOBAL.has(entry.key)) return [];
    return job(context, entry, entry.value);
  });
  const shared = [document, get(document, 'default')].flatMap((holder) => sharedScripts(holder));
  return pipelineFact(context, 'gitlab', document, {
    env: variablesAt(context, get(document, 'variables'), SHELL),
    jobs: [...shared, ...jobs],
  });
}

/** What every job runs before and after its own. */
function sharedScripts(holder: Value | undefined): PipelineJob[] {
  const scripts = scriptsAt(holder, ['before_script', 'after_script'], SHELL);
  const [first] = scripts;
  if (!first || !holder) return [];
  return [jobOf('default', first.keySpan, first.span, { steps: [stepOf(first.span, first.key, { scripts })] })];
}

function job(context: ExtractContext, { key, keySpan }: Entry, value: ObjectValue): PipelineJob {
  const scripts = scriptsAt(value, SCRIPTS, SHELL);
  const environment = textAt(context, get(value, 'environment')) ?? textAt(context, get(value, 'environment', 'name'));
  const tokens = get(value, 'id_tokens');
  return jobOf(key, keySpan, value.span, {
    env: [...variablesAt(context, get(value, 'variables'), SHELL), ...inRules(context, value)],
    ...(environment ? { environment } : {}),
    ...secretsOf(context, value),
    needs: [
      ...textsAt(context, get(value, 'needs')),
      ...itemsOf(get(value, 'needs')).flatMap((one) => textAt(context, get(one, 'job')) ?? []),
    ],
    steps: scripts.length > 0 ? [stepOf(value.span, 'script', { scripts })] : [],
    idTokens: tokens?.kind === 'object' ? tokens.entries.map(keyText) : [],
  });
}

/** https://docs.gitlab.com/ci/yaml/#rulesvariables */
function inRules(context: ExtractContext, value: ObjectValue): PipelineVariable[] {
  return itemsOf(get(value, 'rules')).flatMap((rule) => variablesAt(context, get(rule, 'variables'), SHELL));
}

/** What the runner reads from a vault. https://docs.gitlab.com/ci/yaml/#secrets */
function secretsOf(context: ExtractContext, value: ObjectValue): Pick<PipelineJob, 'secrets'> {
  const entry = entryOf(value, 'secrets');
  if (entry?.value.kind !== 'object') return {};
  const entries = entry.value.entries.map(({ key, keySpan, value: from }) => {
    const path = textAt(context, get(from, 'vault'));
    return { name: key, nameSpan: keySpan, ...(path ? { value: path } : {}), expressions: [] };
  });
  return { secrets: { span: entry.value.span, keySpan: entry.keySpan, inherit: false, entries } };
}
